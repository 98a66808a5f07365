import { message } from '../core/messages/message'
import type { TrainingRun } from '../core/training/training-run'
import { errorSentence } from './error-sentence'
import type { WarningReport, WorldReport } from './protocol'
import type { Queue } from './queue'
import type { WorldStage } from './world-stage'

/** The current policy acting on a stage of its own, one step at a time, for people to watch. */
export class EnvironmentPlayer {
  #timer: ReturnType<typeof setTimeout> | undefined
  #stepsPerSecond: number
  #episode = 0
  #ended = false

  constructor(
    private readonly runId: number,
    private readonly run: TrainingRun,
    private readonly stage: WorldStage,
    stepsPerSecond: number,
    private readonly queue: Queue,
    private readonly send: (report: WorldReport | WarningReport, transfer: Transferable[]) => void,
  ) {
    this.#stepsPerSecond = stepsPerSecond
    // Also where it stands still, there is a first picture.
    this.#schedule(0)
  }

  setPace(stepsPerSecond: number): void {
    this.#stepsPerSecond = stepsPerSecond
    clearTimeout(this.#timer)
    if (stepsPerSecond > 0) this.#schedule(1000 / stepsPerSecond)
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#timer)
  }

  #schedule(delayMs: number): void {
    if (this.#ended) return
    this.#timer = setTimeout(() => void this.#tick(), delayMs)
  }

  async #tick(): Promise<void> {
    const began = performance.now()
    try {
      await this.queue.run(() => (this.#ended ? undefined : this.#step()))
    } catch (error) {
      this.end()
      this.send({ kind: 'warning', message: message`The environment view stopped: ${errorSentence(error)}` }, [])
    }
    if (this.#stepsPerSecond > 0) this.#schedule(Math.max(0, 1000 / this.#stepsPerSecond - (performance.now() - began)))
  }

  async #step(): Promise<void> {
    const { world, attempt } = this.stage
    const state = world.states.slice()
    const returnBefore = world.returns[0]!
    const stepBefore = world.lengths[0]!
    const taken = world.step(await this.stage.act())
    const { actions, rewards, finished } = taken
    const { step, phase } = this.run.progress
    const report = {
      kind: 'world' as const,
      runId: this.runId,
      state,
      // A finished copy has begun anew already; the picture rests on the last state for one step.
      nextState: finished.length > 0 ? state.slice() : world.states.slice(),
      action: actions.slice(),
      reward: rewards[0]!,
      returnSoFar: returnBefore + rewards[0]!,
      episode: this.#episode,
      step: stepBefore + 1,
      policyStep: step,
      phase,
      attempt,
    }
    if (finished.length > 0) this.#episode++
    await this.stage.follow(taken)
    this.send(report, [report.state.buffer, report.nextState.buffer, report.action.buffer])
  }
}
