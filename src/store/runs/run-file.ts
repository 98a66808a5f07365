import * as v from 'valibot'
import { issueMessage, placeOf } from '../../core/messages/issue'
import { type MessageValue, message } from '../../core/messages/message'
import { UserError } from '../../core/messages/user-error'
import type { FieldValue } from '../../core/schema/field'
import type { RunConfiguration } from '../../core/training/configuration'
import { ConfigurationForm, valuesForm } from '../../core/training/configuration-form'
import type { Mark } from '../../worker/protocol'
import type { RunSpec } from './experiment'
import { type Change, changesOf, type Experiment, type Origin } from './experiment'
import type { Run } from './run'
import { RunSeries } from './run-series'

const KIND = 'offline-to-online runs'
/** A file that never came from here may be endless, in whichever direction. */
const MOST_POINTS = 200_000
const MOST_RUNS = 100
const MOST_STEPS = 2 ** 40
/** Charts take differences of values, and their squares. */
const LARGEST = 1e100

// JSON has no NaN and no infinity: such values are written as null.
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_STEPS))
const finite = v.pipe(v.number(), v.minValue(-LARGEST), v.maxValue(LARGEST))
const number = v.nullable(finite)
const text = v.pipe(v.string(), v.maxLength(300))
const fieldValue = v.union([finite, text, v.boolean()])
const phase = v.picklist(['offline', 'online'])
const Evaluation = v.object({
  kind: v.literal('evaluation'),
  step: count,
  phase,
  returns: v.pipe(v.array(number), v.maxLength(1000)),
  mean: number,
  normalisedScore: number,
  adaptation: v.optional(v.pipe(v.array(v.array(number)), v.maxLength(100))),
})
const changesForm = v.pipe(
  v.array(v.object({ step: count, name: text, from: fieldValue, to: fieldValue })),
  v.maxLength(MOST_POINTS),
)
const Seed = v.object({
  seed: count,
  finished: v.boolean(),
  /** `borderStep`: as files have called it from the first on; `onlineStartStep` everywhere else. */
  progress: v.object({ phase, step: count, totalSteps: count, borderStep: count, environmentSteps: count }),
  references: v.nullable(v.object({ random: finite, expert: finite, source: text })),
  marks: v.pipe(
    v.array(
      v.union([
        v.object({ kind: v.literal('mark'), step: count, mark: v.literal('online') }),
        v.object({ kind: v.literal('mark'), step: count, mark: v.literal('switch'), from: text, to: text }),
        v.object({ kind: v.literal('mark'), step: count, mark: v.literal('networks'), format: text }),
        // Version 1: in English.
        v.object({ kind: v.literal('mark'), step: count, mark: v.picklist(['change', 'note', 'switch']), text }),
      ]),
    ),
    v.maxLength(1000),
  ),
  metrics: v.record(text, v.object({ steps: v.array(count), values: v.array(number) })),
  evaluations: v.pipe(v.array(Evaluation), v.maxLength(MOST_POINTS)),
})
const Form = v.object({
  kind: v.literal(KIND),
  version: v.picklist([1, 2]),
  runs: v.pipe(
    v.array(
      v.object({
        name: v.nullable(text),
        configuration: ConfigurationForm,
        datasetName: v.nullable(text),
        /** The step at which it left another run. */
        forkedAt: v.nullable(count),
        /** Version 1: new values alone, with none of what was changed before a fork. */
        interventions: v.optional(v.pipe(v.array(v.object({ step: count, values: valuesForm })), v.maxLength(1000))),
        changes: v.optional(changesForm),
        inherited: v.optional(changesForm),
        seeds: v.pipe(v.array(Seed), v.minLength(1), v.maxLength(MOST_RUNS)),
      }),
    ),
    v.maxLength(MOST_RUNS),
  ),
})

const READ = message`It was read from a file: its curves are shown, its networks are not in the file.`

/** A run with its seeds, as a file says it. */
export interface RunOfFile {
  readonly spec: RunSpec
  readonly name: string | null
  readonly runs: readonly { readonly seed: number; readonly state: Partial<Run> }[]
}

/** Everything about these runs but their networks, as JSON. */
export function runsAsFile(
  experiments: readonly { readonly experiment: Experiment; readonly label: string }[],
  runs: readonly Run[],
) {
  const content = {
    kind: KIND,
    version: 2,
    runs: experiments.map(({ experiment, label }) => ({
      name: label,
      configuration: experiment.configuration,
      datasetName: experiment.datasetName,
      forkedAt: experiment.origin.kind === 'fork' ? experiment.origin.step : null,
      changes: experiment.changes,
      inherited: experiment.inherited,
      seeds: runs.flatMap((run) => (run.experimentId === experiment.id && run.progress ? [seedOf(run)] : [])),
    })),
  }
  return JSON.stringify({ ...content, runs: content.runs.filter(({ seeds }) => seeds.length > 0) })
}

function seedOf({ seed, status, progress, references, marks, series }: Run) {
  const { phase, step, totalSteps, onlineStartStep: borderStep, environmentSteps } = progress!
  return {
    seed,
    finished: status === 'finished',
    progress: { phase, step, totalSteps, borderStep, environmentSteps },
    references,
    marks,
    metrics: Object.fromEntries(
      [...series.metrics].map(([name, { steps, values }]) => [name, { steps: [...steps], values: [...values] }]),
    ),
    evaluations: series.evaluations,
  }
}

/** Throws an error of one sentence that names the file, as `called` where it has no name of its own. */
export function runsOfFile(content: string, file: string, called: MessageValue = file): RunOfFile[] {
  const parsed = v.safeParse(Form, parse(content, called))
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new UserError(message`${called} is no file of runs: at ${placeOf(issue)}, ${issueMessage(issue)}.`)
  }
  return parsed.output.runs.map((run, entry) => {
    const origin: Origin = { kind: 'imported', file, entry }
    const configuration = run.configuration as RunConfiguration
    return {
      name: run.name,
      spec: {
        configuration,
        datasetName: run.datasetName,
        datasetId: null,
        origin,
        changes: run.changes ?? changesOf(configuration, run.interventions ?? []),
        inherited: run.inherited ?? changesInWords(run),
      },
      runs: run.seeds.map((seed) => ({ seed: seed.seed, state: stateOf(seed, called) })),
    }
  })
}

function parse(content: string, file: MessageValue): unknown {
  try {
    return JSON.parse(content)
  } catch {
    throw new UserError(message`${file} is no file of runs: it is not JSON.`)
  }
}

/** Whoever looks for a step halves the way. */
function refuseUnlessRising(steps: readonly number[], what: MessageValue, file: MessageValue): void {
  const at = steps.findIndex((step, i) => i > 0 && step < steps[i - 1]!)
  if (at > 0) throw new UserError(message`${file} has step ${steps[at]!} of ${what} after step ${steps[at - 1]!}.`)
}

function stateOf(
  {
    progress: { borderStep, ...reached },
    references,
    marks,
    metrics,
    evaluations,
    finished,
  }: v.InferOutput<typeof Seed>,
  file: MessageValue,
): Partial<Run> {
  const series = new RunSeries()
  for (const [name, { steps, values }] of Object.entries(metrics)) {
    if (steps.length !== values.length || steps.length > MOST_POINTS) {
      throw new UserError(message`${file} has ${steps.length} steps but ${values.length} values of ${name}.`)
    }
    refuseUnlessRising(steps, name.slice(0, 60), file)
    steps.forEach((step, i) => {
      if (values[i] !== null) series.metric(name).push(step, values[i]!)
    })
  }
  refuseUnlessRising(
    evaluations.map(({ step }) => step),
    message`the evaluations`,
    file,
  )
  const orNaN = (value: number | null) => value ?? Number.NaN
  series.add(
    null,
    evaluations.map((evaluation) => ({
      ...evaluation,
      mean: orNaN(evaluation.mean),
      normalisedScore: orNaN(evaluation.normalisedScore),
      returns: evaluation.returns.map(orNaN),
      adaptation: evaluation.adaptation?.map((episode) => episode.map(orNaN)),
    })),
  )
  return {
    status: finished ? 'finished' : 'ended',
    reason: finished ? null : READ,
    progress: { ...reached, onlineStartStep: borderStep, stage: '', finished },
    references,
    marks: marks.flatMap((mark) => (mark.mark === 'change' || 'text' in mark ? switchInWords(mark) : mark)),
    series,
    metricsVersion: 1,
    evaluationsVersion: 1,
  }
}

/** What version 1 says in English: "Temperature: 1 → 0.3". */
const CHANGE_IN_WORDS = /^(.*): (\S+) → (\S+)$/

/** Changes of a version 1 file that are in its marks alone: those before a fork, and by it. */
function changesInWords({ interventions = [], seeds }: v.InferOutput<typeof Form>['runs'][number]): Change[] {
  const known = interventions.map(({ step }) => step)
  return (seeds[0]?.marks ?? []).flatMap((mark) => {
    const [, name, from, to] = ('text' in mark && mark.mark === 'change' && CHANGE_IN_WORDS.exec(mark.text)) || []
    if (name === undefined || known.includes(mark.step)) return []
    return [{ step: mark.step, name, from: valueInWords(from!), to: valueInWords(to!) }]
  })
}

function valueInWords(word: string): FieldValue {
  if (word === 'true' || word === 'false') return word === 'true'
  return word !== '' && Number.isFinite(Number(word)) ? Number(word) : word
}

/** "AWAC → SAC": the algorithms by their labels, as they were said. */
function switchInWords(mark: { readonly step: number; readonly mark: string; readonly text?: string }): Mark[] {
  const [from, to] = mark.text?.split(' → ') ?? []
  if (mark.mark !== 'switch' || from === undefined || to === undefined) return []
  return [{ kind: 'mark', step: mark.step, mark: 'switch', from, to }]
}
