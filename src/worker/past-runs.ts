import type { Dataset } from '../core/data/dataset'
import type { Runtime } from '../core/engine/runtime'
import { answerers, type PanelMemory } from '../core/looks/answers'
import { PanelOptimal } from '../core/looks/optimal'
import type { PanelAnswers, PanelKind, PanelReport } from '../core/looks/questions'
import { RandomStream } from '../core/random/random-stream'
import { continueRun } from '../core/training/continue-run'
import type { TrainingRun } from '../core/training/training-run'
import { EnvironmentPlayer } from './environment-player'
import type { LookBack, WarningReport, WorldReport } from './protocol'
import type { Queue } from './queue'
import { worldOf } from './world-of'
import { WORLD_SEED_OFFSET } from './world-seed'

/** Copies that are kept, one per run: a stage compares no more. */
const MOST_COPIES = 5

interface Copy {
  readonly run: TrainingRun
  readonly optimal: PanelOptimal
  readonly memory: PanelMemory
  player: EnvironmentPlayer | undefined
}

/** Copies of runs, put back to where those stood at a step, so that the past can be asked what the present is asked. */
export class PastRuns {
  readonly #copies = new Map<number, Copy>()

  constructor(
    private readonly pace: () => number,
    private readonly queue: Queue,
    private readonly send: (report: WorldReport | WarningReport, transfer: Transferable[]) => void,
  ) {}

  /** Whoever calls it has the queue. The first look at a run builds its copy; the next ones only put it back. */
  async look(request: LookBack, dataset: Dataset | undefined, runtime: Runtime): Promise<PanelReport[]> {
    const { runId, frozen, questions, acts } = request
    const copy = await this.#copyAt(request, dataset, runtime)
    if (acts) this.#act(runId, copy, frozen.configuration)
    else this.#still(copy)
    const reports: PanelReport[] = []
    for (const { kind, options } of questions) {
      const answerer = answerers[kind] as (...given: unknown[]) => Promise<PanelAnswers[PanelKind] | null>
      const answer = await answerer(copy.run, options, copy.memory)
      reports.push({ kind: 'panel', runId, panel: kind, step: frozen.step, answer } as PanelReport)
    }
    return reports
  }

  setPace(stepsPerSecond: number): void {
    for (const { player } of this.#copies.values()) player?.setPace(stepsPerSecond)
  }

  async #copyAt(
    { runId, frozen: { configuration, snapshot } }: LookBack,
    dataset: Dataset | undefined,
    runtime: Runtime,
  ): Promise<Copy> {
    const known = this.#copies.get(runId)
    if (known) {
      known.run.restore(snapshot)
      known.memory.reading = undefined
      return known
    }
    for (const [id, { run, optimal, player }] of [...this.#copies].slice(0, this.#copies.size - MOST_COPIES + 1)) {
      player?.end()
      optimal.end()
      run.dispose()
      this.#copies.delete(id)
    }
    const { run } = await continueRun({ configuration, snapshot }, configuration, dataset, runtime)
    run.restore(snapshot)
    const optimal = new PanelOptimal(() => undefined)
    const copy: Copy = { run, optimal, memory: { optimal, reading: undefined }, player: undefined }
    this.#copies.set(runId, copy)
    return copy
  }

  /** Its policy of then acts from new starts. */
  #act(runId: number, copy: Copy, configuration: LookBack['frozen']['configuration']): void {
    this.#still(copy)
    const random = RandomStream.fromSeed(configuration.seed + WORLD_SEED_OFFSET)
    const { stage } = worldOf(copy.run, configuration, random)
    if (stage) copy.player = new EnvironmentPlayer(runId, copy.run, stage, this.pace(), this.queue, this.send)
  }

  #still(copy: Copy): void {
    copy.player?.end()
    copy.player = undefined
  }
}
