import { answerers, type PanelMemory } from '../core/looks/answers'
import { PanelOptimal } from '../core/looks/optimal'
import type { PanelAnswers, PanelKind, PanelQuestion, PanelReport } from '../core/looks/questions'
import { message } from '../core/messages/message'
import { TimeBudget } from '../core/pace/time-budget'
import type { TrainingRun } from '../core/training/training-run'
import { errorSentence } from './error-sentence'
import { packed } from './panel-transfer'
import type { WarningReport } from './protocol'

/** Of the worker's time. Drawing costs training as well; together they stay below the 15 % that it may lose. */
const SHARE = 0.08
const MOST_SAVED_MS = 50

/** What is visible on the page, and how often it is to be looked at. */
export interface Watched {
  readonly questions: readonly PanelQuestion[]
  readonly perSecond: number
}

interface Look {
  readonly at: number
  readonly step: number
  /** The question with its options, written out. */
  readonly key: string
}

/** Answers the visible panels of one run: between slices of training as its budget allows, at rest whatever is out of date. */
export class PanelScheduler {
  readonly #budget = new TimeBudget(SHARE, MOST_SAVED_MS)
  readonly #last = new Map<PanelKind, Look>()
  readonly #failed = new Set<PanelKind>()
  readonly #memory: PanelMemory
  readonly #optimal: PanelOptimal
  #watched: Watched

  constructor(
    private readonly runId: number,
    private readonly run: TrainingRun,
    watched: Watched,
    private readonly send: (report: PanelReport | WarningReport, transfer: Transferable[]) => void,
    /** Called when, at rest, there may be something new to answer. */
    private readonly onWork: () => void,
  ) {
    this.#watched = watched
    this.#optimal = new PanelOptimal(() => {
      this.#last.delete('calibration')
      this.#last.delete('stateMap')
      this.onWork()
    })
    this.#memory = { optimal: this.#optimal, reading: undefined }
  }

  watch(watched: Watched): void {
    this.#watched = watched
    this.onWork()
  }

  /** After a slice of training: at most one panel, the one that has waited longest. */
  async betweenSlices(trainedMs: number): Promise<void> {
    this.#budget.earn(trainedMs)
    if (!this.#budget.open) return
    const now = performance.now()
    const due = this.#stale()
      .filter(({ kind }) => now - (this.#last.get(kind)?.at ?? Number.NEGATIVE_INFINITY) >= this.#intervalMs)
      .sort((a, b) => (this.#last.get(a.kind)?.at ?? 0) - (this.#last.get(b.kind)?.at ?? 0))
    if (!due[0]) return
    await this.#answer(due[0])
    this.#budget.spend(performance.now() - now)
  }

  /** Whatever it costs: at a moment that everything over time is to know, such as the switch. */
  async lookNow(): Promise<void> {
    for (const question of this.#stale()) await this.#answer(question)
  }

  /** At rest: answers one panel whose picture is out of date; false when all are up to date. */
  async atRest(): Promise<boolean> {
    const [question] = this.#stale()
    if (!question) return false
    await this.#answer(question)
    return true
  }

  end(): void {
    this.#optimal.end()
  }

  get #intervalMs(): number {
    return this.#watched.perSecond > 0 ? 1000 / this.#watched.perSecond : Number.POSITIVE_INFINITY
  }

  /** Questions that were not answered yet, or for other networks or options. */
  #stale(): PanelQuestion[] {
    const { step } = this.run.progress
    return this.#watched.questions.filter((question) => {
      const last = this.#last.get(question.kind)
      return !last || last.step !== step || last.key !== JSON.stringify(question.options)
    })
  }

  async #answer(question: PanelQuestion): Promise<void> {
    const { kind } = question
    const { step } = this.run.progress
    this.#last.set(kind, { at: performance.now(), step, key: JSON.stringify(question.options) })
    const { value, transfer } = packed(await this.#ask(question))
    const report = { kind: 'panel', runId: this.runId, panel: kind, step, answer: value }
    this.send(report as PanelReport, transfer)
  }

  async #ask({ kind, options }: PanelQuestion): Promise<PanelAnswers[PanelKind] | null> {
    try {
      const answerer = answerers[kind] as (...given: unknown[]) => Promise<PanelAnswers[PanelKind] | null>
      return await answerer(this.run, options, this.#memory)
    } catch (error) {
      if (!this.#failed.has(kind)) {
        this.send({ kind: 'warning', message: message`A panel could not be computed: ${errorSentence(error)}` }, [])
      }
      this.#failed.add(kind)
      return null
    }
  }
}
