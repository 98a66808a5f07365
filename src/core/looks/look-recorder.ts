import { message } from '../messages/message'
import type { RunProgress, TrainingRun } from '../training/training-run'
import { answerers, type PanelMemory } from './answers'
import { measuresOf } from './measures'
import type { PanelAnswers, PanelKind, PanelReport } from './questions'
import type { RecordedLook, RecordedReport } from './recorded-looks'
import { plainAnswer } from './recorded-values'
import { usualQuestions } from './usual-questions'
import type { WantedLooks } from './wanted-looks'

/** Looks at a whole run, about. */
const LOOKS = 20
/** Of these, how many lie in the stretch after the switch where much changes, and how long that is of the run. */
const AFTER_SWITCH = 7
const STRETCH = 0.12

/** V* takes too long for a recording, and no picture of a scenario needs it. */
const withoutOptimal: PanelMemory['optimal'] = {
  values: undefined,
  ask: () => ({ kind: 'impossible', reason: message`A recording holds no V*; a live run computes it.` }),
}

/** The steps at which a recording looks: the first, the switch, the last, evenly between, and closer after the switch. */
export function lookSteps({
  totalSteps,
  onlineStartStep,
}: Pick<RunProgress, 'totalSteps' | 'onlineStartStep'>): number[] {
  const switches = onlineStartStep > 0 && onlineStartStep < totalSteps
  const close = switches ? onlineStartStep + STRETCH * totalSteps : 0
  const even = (from: number, to: number, count: number) =>
    Array.from({ length: count }, (_, i) => Math.round(from + ((to - from) * (i + 1)) / count))
  const others = LOOKS - 1
  if (!switches) return [...new Set([1, ...even(0, totalSteps, others)])]
  const rest = others - AFTER_SWITCH
  const before = Math.max(2, Math.round((rest * onlineStartStep) / totalSteps))
  const steps = [
    1,
    ...even(0, onlineStartStep, before),
    ...even(onlineStartStep, close, AFTER_SWITCH),
    ...even(close, totalSteps, Math.max(1, rest - before)),
  ]
  return [...new Set(steps.filter((step) => step >= 1 && step <= totalSteps))].sort((a, b) => a - b)
}

/** Asks a run, at some twenty of its steps, what the pictures of its scenario are drawn from; what it learns is the same without. */
export class LookRecorder {
  readonly looks: RecordedLook[] = []
  readonly #steps: number[]
  readonly #memory: PanelMemory = { optimal: withoutOptimal, reading: undefined }

  constructor(
    private readonly run: TrainingRun,
    private readonly wanted: WantedLooks,
  ) {
    this.#steps = lookSteps(run.progress)
  }

  /** Called after each step. */
  async look(): Promise<void> {
    const { step } = this.run.progress
    if (this.#steps[0] === undefined || step < this.#steps[0]) return
    while (this.#steps[0] !== undefined && this.#steps[0] <= step) this.#steps.shift()
    const { pictured, measured } = this.wanted
    const reports: RecordedReport[] = []
    for (const panel of new Set([...pictured, ...measured])) {
      const answer = await this.#ask(panel)
      const measures = measuresOf({ kind: 'panel', runId: 0, panel, step, answer } as PanelReport)
      reports.push({
        panel,
        measures: plainAnswer(measures) as Record<string, number | null>,
        ...(pictured.includes(panel) && { answer: plainAnswer(answer) }),
      })
    }
    this.looks.push({ step, reports })
  }

  #ask(kind: PanelKind): Promise<PanelAnswers[PanelKind] | null> {
    const answerer = answerers[kind] as (...given: unknown[]) => Promise<PanelAnswers[PanelKind] | null>
    return answerer(this.run, usualQuestions[kind], this.#memory)
  }
}
