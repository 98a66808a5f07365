import type { LoadedNetworks } from '../core/checkpoints/networks/load-networks'
import { BackendFailure } from '../core/engine/backend-failure'
import type { HealthCheck } from '../core/engine/health-check'
import { runFigures } from '../core/scenarios/run-figures'
import type { Values } from '../core/schema/field'
import type { RunConfiguration } from '../core/training/configuration'
import { DivergenceError } from '../core/training/divergence'
import type { TrainingRun } from '../core/training/training-run'
import { errorSentence } from './error-sentence'
import { isKept } from './kept-steps'
import { packMetrics } from './metrics-block'
import { decodeInto } from './network-files'
import { isOutOfMemory } from './out-of-memory'
import type { Pacer } from './pacer'
import type { PanelScheduler } from './panel-scheduler'
import type {
  Evaluation,
  FailureReport,
  FiguresReport,
  FrozenReport,
  FrozenRun,
  Intervention,
  Mark,
  NetworkFormat,
  RunReport,
  Stop,
} from './protocol'
import type { Queue } from './queue'
import { Throughput } from './throughput'
import { yieldToMessages } from './yield-to-messages'

const SLICE_MS = 25
const REPORT_EVERY_MS = 50
const LONGEST_WAIT_MS = 50
/** Panels get a small share of the time that training takes, but all of the time that it is idle. */
const IDLE_WORTH = 12
/** Whatever happens to the page, no more than this much training is lost; of a short run, which is kept sooner at first, less. */
const FREEZE_EVERY_MS = 10_000
const FIRST_FREEZE_MS = 500

/** A kernel that goes wrong is noticed before a checkpoint is made of what it computed. */
const CHECK_EVERY_MS = 10_000

/** Drives one run in slices, so that messages get through between them, and reports at most 20 times a second. */
export class RunLoop {
  #playing = false
  #over = false
  #resting = false
  #panelsWaiting = false
  #lastReport = Number.NEGATIVE_INFINITY
  #lastFreeze = performance.now()
  #freezeAfterMs = FIRST_FREEZE_MS
  #lastCheck = performance.now()
  #interventions: readonly Intervention[]
  /** The step at which its stop has halted it. */
  #haltedAt: number | undefined
  readonly #throughput = new Throughput()

  constructor(
    readonly runId: number,
    readonly run: TrainingRun,
    private readonly configuration: RunConfiguration,
    interventions: readonly Intervention[],
    private readonly stop: Stop | undefined,
    private readonly measuresFigures: boolean,
    private readonly health: HealthCheck,
    private readonly panels: PanelScheduler,
    private readonly pacer: Pacer,
    private readonly queue: Queue,
    private readonly send: (
      report: RunReport | FailureReport | FrozenReport | FiguresReport,
      transfer: Transferable[],
    ) => void,
  ) {
    this.#interventions = interventions
    this.#intervene()
  }

  /** Trains until paused, finished, failed or ended. Returns at once. */
  play(): void {
    if (this.#playing || this.#over || this.run.progress.finished || this.#atEndOfLesson) return
    this.#playing = true
    this.#throughput.begin(performance.now(), this.run.progress.step)
    this.#report()
    void this.#train()
  }

  pause(): Promise<void> {
    this.#playing = false
    const reported = this.queue.run(() => this.#report())
    this.rest()
    return reported
  }

  step(): Promise<void> {
    this.#playing = false
    const stepped = this.#guarded(async () => {
      if (!this.run.progress.finished && !this.#atEndOfLesson) await this.#advance()
      this.#report()
    })
    this.rest()
    return stepped
  }

  /** While nothing trains, panels are answered one after the other; whoever wants the run gets in between. */
  rest(): void {
    this.#panelsWaiting = true
    if (this.#resting) return
    this.#resting = true
    void this.#answerPanels()
  }

  /** Resolves with the step at which it acts. */
  async change(values: Values, atStep = 0): Promise<number> {
    await this.#guarded(() => {
      this.#interventions = [...this.#interventions, { step: Math.max(atStep, this.run.progress.step), values }]
      this.#intervene()
      this.#report()
    })
    return Math.max(atStep, this.run.progress.step)
  }

  /** Rejects, and leaves the run as it was, where the file does not fit. */
  loadNetworks(file: ArrayBuffer, format: NetworkFormat): Promise<LoadedNetworks> {
    return this.queue.run(async () => {
      const loaded = await decodeInto(this.run, this.configuration, file, format)
      this.run.mark({ mark: 'networks', format })
      this.#report()
      return loaded
    })
  }

  /** Whatever was measured until then is reported first: it belongs to the history of who goes on from here. */
  freeze(): Promise<FrozenRun> {
    return this.queue.run(() => {
      if (!this.#over) this.#report()
      return this.#frozen()
    })
  }

  /** Nothing of this run is computed or reported after it resolves. */
  end(): Promise<void> {
    this.#playing = false
    return this.queue.run(() => this.#dispose())
  }

  get #atEndOfLesson(): boolean {
    return this.stop?.final === true && this.run.progress.step >= this.stop.step
  }

  async #train(): Promise<void> {
    while (this.#playing) {
      await this.#guarded(() => this.#slice())
      const wait = this.pacer.waitMs(performance.now())
      // Short enough for another pace to act at once.
      if (wait > 1) await new Promise((resolve) => setTimeout(resolve, Math.min(wait, LONGEST_WAIT_MS)))
      else await yieldToMessages()
    }
    this.rest()
  }

  async #answerPanels(): Promise<void> {
    while (this.#panelsWaiting && !this.#playing && !this.#over) {
      this.#panelsWaiting = false
      const answered = await this.queue.run(() => !this.#playing && !this.#over && this.panels.atRest())
      this.#panelsWaiting ||= answered
      await yieldToMessages()
    }
    this.#resting = false
  }

  async #slice(): Promise<void> {
    const began = performance.now()
    const until = began + SLICE_MS
    while (this.#playing && performance.now() < until && this.pacer.waitMs(performance.now()) === 0) {
      const before = this.run.progress.step
      await this.#advance()
      const { step, finished } = this.run.progress
      if (this.stop && before < this.stop.step && step >= this.stop.step) this.#haltedAt = step
      this.pacer.stepped(performance.now(), this.run.progress)
      const halts = this.#haltedAt === step || this.pacer.pausesAfter(before, this.run.progress)
      if (finished || halts) this.#playing = false
    }
    const now = performance.now()
    this.#throughput.record(now, this.run.progress.step)
    if (!this.#playing || now - this.#lastReport >= REPORT_EVERY_MS) this.#report()
    if (now - this.#lastCheck >= CHECK_EVERY_MS) await this.#check()
    if (now - this.#lastFreeze >= this.#freezeAfterMs) await this.#keep('time')
    // Time that it waits for its next step is there to look.
    if (this.#playing)
      await this.panels.betweenSlices(now - began + IDLE_WORTH * Math.min(this.pacer.waitMs(now), LONGEST_WAIT_MS))
  }

  async #advance(): Promise<void> {
    await this.run.advance()
    if (this.measuresFigures) await this.#measure()
    const { step, onlineStartStep, finished } = this.run.progress
    if (step === 1 || step === onlineStartStep || finished) await this.panels.lookNow()
    if (finished) await this.#keep('end')
    else if (step === onlineStartStep) await this.#keep('border')
    else if (isKept(step, this.run.progress)) await this.#keepPast()
    this.#intervene()
  }

  async #measure(): Promise<void> {
    const figures = await runFigures(this.run, this.configuration.seed)
    if (Object.keys(figures).length > 0) this.send({ kind: 'figures', runId: this.runId, figures }, [])
  }

  /** Makes the changes that are due. */
  #intervene(): void {
    const { step } = this.run.progress
    for (const { values } of this.#interventions.filter((one) => one.step <= step)) this.run.change(values)
    this.#interventions = this.#interventions.filter((one) => one.step > step)
  }

  async #frozen(): Promise<FrozenRun> {
    const { configuration } = this
    return { step: this.run.progress.step, configuration, snapshot: await this.run.snapshot() }
  }

  async #check(): Promise<void> {
    this.#lastCheck = performance.now()
    await this.health.check()
  }

  /** To look back: what would be wrong is noticed at the next check, and then nothing of it is gone on from. */
  async #keepPast(): Promise<void> {
    this.send({ kind: 'frozen', runId: this.runId, reason: 'past', frozen: await this.#frozen() }, [])
  }

  /** What is kept has been computed right. */
  async #keep(reason: FrozenReport['reason']): Promise<void> {
    await this.#check()
    // What had been measured by then belongs to it, and is told first.
    this.#report()
    this.#lastFreeze = performance.now()
    this.#freezeAfterMs = Math.min(FREEZE_EVERY_MS, 2 * this.#freezeAfterMs)
    this.send({ kind: 'frozen', runId: this.runId, reason, frozen: await this.#frozen() }, [])
  }

  async #guarded(task: () => Promise<void> | void): Promise<void> {
    await this.queue.run(async () => {
      if (this.#over) return
      try {
        await task()
      } catch (error) {
        const cause = await this.#causeOf(error)
        this.#reportLast()
        this.#playing = false
        this.#dispose()
        this.send({ kind: 'failure', runId: this.runId, message: errorSentence(cause), reason: reasonOf(cause) }, [])
      }
    })
  }

  /** Still says whether it was training. Where memory has run out it may find no room: the failure is told all the same. */
  #reportLast(): void {
    try {
      this.#report()
    } catch {
      // What it would have held is lost with the run.
    }
  }

  /** What goes wrong because what computes is gone, or computes wrong, says nothing of the run. */
  async #causeOf(error: unknown): Promise<unknown> {
    if (error instanceof BackendFailure || isOutOfMemory(error)) return error
    return this.#check().then(
      () => error,
      (wrong: unknown) => (wrong instanceof BackendFailure ? wrong : new BackendFailure(errorSentence(wrong))),
    )
  }

  #dispose(): void {
    if (this.#over) return
    this.#over = true
    this.panels.end()
    this.run.dispose()
  }

  #report(): void {
    this.#lastReport = performance.now()
    const records = this.run.drainRecords()
    const metrics = packMetrics(records.filter((record) => record.kind === 'metrics'))
    const { progress } = this.run
    const { stepsPerSecond } = this.#throughput
    this.send(
      {
        kind: 'run',
        runId: this.runId,
        progress,
        playing: this.#playing,
        stopped: this.#atEndOfLesson || this.#haltedAt === progress.step,
        stepsPerSecond,
        secondsLeft: stepsPerSecond > 0 ? (progress.totalSteps - progress.step) / stepsPerSecond : null,
        execution: this.run.execution ?? null,
        metrics,
        evaluations: records.filter((record): record is Evaluation => record.kind === 'evaluation'),
        marks: records.filter((record): record is Mark => record.kind === 'mark'),
      },
      metrics ? [metrics.steps.buffer, metrics.phases.buffer, metrics.values.buffer] : [],
    )
  }
}

function reasonOf(error: unknown): FailureReport['reason'] {
  if (error instanceof BackendFailure) return 'backend'
  if (isOutOfMemory(error)) return 'memory'
  return error instanceof DivergenceError ? 'divergence' : 'error'
}
