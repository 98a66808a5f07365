import type { Values } from '../core/schema/field'
import type { TrainingRun } from '../core/training/training-run'
import { errorSentence } from './error-sentence'
import { packMetrics } from './metrics-block'
import type { PanelDesk } from './panel-desk'
import type { Evaluation, FailureReport, Mark, RunReport } from './protocol'
import type { Queue } from './queue'
import { Throughput } from './throughput'
import { yieldToMessages } from './yield-to-messages'

const SLICE_MS = 25
const REPORT_EVERY_MS = 50

/** Drives one run in slices, so that messages get through between them, and reports at most 20 times a second. */
export class RunLoop {
  #playing = false
  #over = false
  #resting = false
  #panelsWaiting = false
  #lastReport = Number.NEGATIVE_INFINITY
  readonly #throughput = new Throughput()

  constructor(
    readonly runId: number,
    readonly run: TrainingRun,
    private readonly panels: PanelDesk,
    private readonly queue: Queue,
    private readonly send: (report: RunReport | FailureReport, transfer: Transferable[]) => void,
  ) {}

  /** Trains until paused, finished, failed or ended. Returns at once. */
  play(): void {
    if (this.#playing || this.#over || this.run.progress.finished) return
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
      if (!this.run.progress.finished) await this.run.advance()
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

  change(values: Values): Promise<void> {
    return this.#guarded(() => {
      this.run.change(values)
      this.#report()
    })
  }

  /** Nothing of this run is computed or reported after it resolves. */
  end(): Promise<void> {
    this.#playing = false
    return this.queue.run(() => this.#dispose())
  }

  async #train(): Promise<void> {
    while (this.#playing) {
      await this.#guarded(() => this.#slice())
      await yieldToMessages()
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
    while (this.#playing && performance.now() < until) {
      await this.run.advance()
      if (this.run.progress.finished) this.#playing = false
    }
    const now = performance.now()
    this.#throughput.record(now, this.run.progress.step)
    if (!this.#playing || now - this.#lastReport >= REPORT_EVERY_MS) this.#report()
    if (this.#playing) await this.panels.betweenSlices(now - began)
  }

  async #guarded(task: () => Promise<void> | void): Promise<void> {
    await this.queue.run(async () => {
      if (this.#over) return
      try {
        await task()
      } catch (error) {
        this.#playing = false
        this.#report()
        this.#dispose()
        this.send({ kind: 'failure', runId: this.runId, message: errorSentence(error) }, [])
      }
    })
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
