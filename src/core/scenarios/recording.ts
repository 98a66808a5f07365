import * as v from 'valibot'
import { issueMessage, placeOf } from '../messages/issue'
import { message } from '../messages/message'
import { decimate } from '../statistics/decimate'
import type { RunConfiguration } from '../training/configuration'
import type { ClaimOutcome } from './claims'
import type { RunTrace, TraceCurve } from './run-trace'
import { type Scenario, ScenarioError } from './scenario'
import type { Trajectories } from './showcase'

/** Points of a metric that a recording keeps; evaluations are all kept. */
const METRIC_POINTS = 20
const SIGNIFICANT_DIGITS = 4
/** Decimal places of states in trajectories. */
const STATE_DIGITS = 2

const finite = v.pipe(v.number(), v.finite())
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const name = v.pipe(v.string(), v.maxLength(60))
const series = v.pipe(v.array(finite), v.maxLength(10_000))
const Curve = v.strictObject({ steps: series, values: series })
const Trace = v.strictObject({
  method: name,
  seed: count,
  /** As files have called it from the first on; `onlineStartStep` everywhere else. */
  borderStep: count,
  totalSteps: count,
  curves: v.record(name, Curve),
  figures: v.record(name, finite),
  marks: v.array(v.strictObject({ step: count, text: v.pipe(v.string(), v.maxLength(300)) })),
  trajectories: v.array(
    v.strictObject({
      step: count,
      stride: v.pipe(count, v.minValue(1)),
      episodes: v.array(series),
      imagined: v.optional(v.array(series)),
      task: v.optional(v.strictObject({ hidden: series, means: v.array(series), deviations: v.array(series) })),
    }),
  ),
})
const Outcome = v.strictObject({
  id: name,
  perSeed: v.array(v.nullable(finite)),
  mean: v.nullable(finite),
  interval: v.nullable(v.strictObject({ low: finite, high: finite })),
  decisive: v.nullable(finite),
  passed: v.boolean(),
})
const Form = v.strictObject({
  version: v.literal(1),
  scenario: name,
  /** What made it: version of the playground, of tfjs and of Node, and the backend. */
  made: v.strictObject({ playground: name, tfjs: name, node: name, backend: name }),
  /** Complete configuration of each method, with the first seed; the other runs differ in the seeds alone. */
  configurations: v.record(name, v.record(v.string(), v.unknown())),
  seeds: v.pipe(v.array(count), v.minLength(1)),
  traces: v.array(Trace),
  claims: v.array(Outcome),
})

/** Runs that were made by `lab scenario`, to be shown before anybody has trained anything. */
export interface Recording {
  readonly version: 1
  readonly scenario: string
  readonly made: { readonly playground: string; readonly tfjs: string; readonly node: string; readonly backend: string }
  readonly configurations: Readonly<Record<string, RunConfiguration>>
  readonly seeds: readonly number[]
  readonly traces: readonly RunTrace[]
  readonly claims: readonly ClaimOutcome[]
}

/** The content of its file. */
export function recordingAsFile(
  scenario: Scenario,
  made: Recording['made'],
  configurations: Readonly<Record<string, RunConfiguration>>,
  traces: readonly RunTrace[],
  claims: readonly ClaimOutcome[],
): string {
  return JSON.stringify({
    version: 1,
    scenario: scenario.id,
    made,
    configurations,
    seeds: [...new Set(traces.map((trace) => trace.seed))],
    traces: traces.map(smaller).map(({ method, seed, onlineStartStep: borderStep, ...rest }) => {
      return { method, seed, borderStep, ...rest }
    }),
    claims,
  })
}

/** Throws a ScenarioError of one sentence. */
export function checkRecording(given: unknown): Recording {
  const parsed = v.safeParse(Form, given)
  if (!parsed.success) {
    const [issue] = parsed.issues
    throw new ScenarioError(message`The recording is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
  }
  for (const { curves, method, seed } of parsed.output.traces) {
    const uneven = Object.entries(curves).find(([, { steps, values }]) => steps.length !== values.length)
    if (uneven) {
      throw new ScenarioError(
        message`The recording of ${method}, seed ${seed}, has ${uneven[1].steps.length} steps but ${uneven[1].values.length} values of ${uneven[0]}.`,
      )
    }
  }
  const traces = parsed.output.traces.map(({ borderStep: onlineStartStep, ...rest }) => ({ ...rest, onlineStartStep }))
  return { ...parsed.output, traces } as unknown as Recording
}

function smaller(trace: RunTrace): RunTrace {
  const evaluated = ['return', 'goalRate']
  return {
    ...trace,
    curves: Object.fromEntries(
      Object.entries(trace.curves).map(([curve, points]) => [
        curve,
        rounded(evaluated.includes(curve) ? points : thinned(points)),
      ]),
    ),
    figures: Object.fromEntries(Object.entries(trace.figures).map(([figure, value]) => [figure, significant(value)])),
    trajectories: trace.trajectories.map(roundedTrajectories),
  }
}

function thinned({ steps, values }: TraceCurve): TraceCurve {
  const kept = [...decimate(values, METRIC_POINTS)]
  return { steps: kept.map((index) => steps[index]!), values: kept.map((index) => values[index]!) }
}

function rounded({ steps, values }: TraceCurve): TraceCurve {
  return { steps, values: values.map(significant) }
}

function significant(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}

function roundedTrajectories({ step, stride, episodes, imagined, task }: Trajectories): Trajectories {
  const rows = (paths: readonly (readonly number[])[]) =>
    paths.map((path) => path.map((value) => Number(value.toFixed(STATE_DIGITS))))
  return {
    step,
    stride,
    episodes: rows(episodes),
    ...(imagined && { imagined: rows(imagined) }),
    ...(task && {
      task: {
        hidden: task.hidden.map(significant),
        means: task.means.map((belief) => belief.map(significant)),
        deviations: task.deviations.map((belief) => belief.map(significant)),
      },
    }),
  }
}
