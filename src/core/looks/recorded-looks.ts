import * as v from 'valibot'
import { issueMessage, placeOf } from '../messages/issue'
import { message } from '../messages/message'
import { ScenarioError } from '../scenarios/scenario'
import type { PanelKind } from './questions'
import { usualQuestions } from './usual-questions'

/** What a panel would have been told at one step. */
export interface RecordedReport {
  readonly panel: PanelKind
  /** What of it is drawn over time, by name. */
  readonly measures: Readonly<Record<string, number | null>>
  /** The whole of it; missing where only lines are drawn of it, null where the run has nothing of the kind. */
  readonly answer?: unknown
}

export interface RecordedLook {
  readonly step: number
  readonly reports: readonly RecordedReport[]
}

/** Of one run of a recording. */
export interface LooksOfRun {
  readonly method: string
  readonly seed: number
  readonly looks: readonly RecordedLook[]
}

/** What the networks of recorded runs were like at some of their steps: beside the recording, and fetched after it. */
export interface RecordedLooks {
  readonly version: 1
  readonly scenario: string
  readonly runs: readonly LooksOfRun[]
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const name = v.pipe(v.string(), v.maxLength(60))
const panel = v.picklist(Object.keys(usualQuestions) as PanelKind[])
const Report = v.strictObject({
  panel,
  measures: v.record(name, v.nullable(v.number())),
  answer: v.optional(v.nullable(v.record(name, v.unknown()))),
})
const Form = v.strictObject({
  version: v.literal(1),
  scenario: name,
  runs: v.array(
    v.strictObject({
      method: name,
      seed: count,
      looks: v.array(v.strictObject({ step: count, reports: v.array(Report) })),
    }),
  ),
})

/** Throws a ScenarioError of one sentence. */
export function checkRecordedLooks(given: unknown): RecordedLooks {
  const parsed = v.safeParse(Form, given)
  if (parsed.success) return parsed.output as RecordedLooks
  const [issue] = parsed.issues
  throw new ScenarioError(
    message`The pictures of the recording are wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`,
  )
}
