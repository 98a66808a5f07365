import { message } from '../messages/message'
import type { Interval } from '../statistics/bootstrap'
import { meanInterval } from '../statistics/mean-interval'
import { mean } from '../statistics/moments'
import type { RunTrace, TraceCurve } from './run-trace'
import { type Claim, type Measure, ScenarioError } from './scenario'

/** What became of a claim. */
export interface ClaimOutcome {
  readonly id: string
  /** The claim's figure of each seed, in the seeds' order; null where it is undefined, which fails the claim. */
  readonly perSeed: readonly (number | null)[]
  readonly mean: number | null
  /** 95 %, of the mean over seeds (Student's t over figures that are paired by seed); null of too few seeds or an undefined figure. */
  readonly interval: Interval | null
  /** What was compared with the threshold, as `decidedBy` says. */
  readonly decisive: number | null
  readonly passed: boolean
}

/** `traces` of all methods and seeds; a method that lacks a seed of the others is an error. */
export function evaluateClaim(claim: Claim, traces: readonly RunTrace[]): ClaimOutcome {
  const seeds = [...new Set(traces.map((trace) => trace.seed))].sort((a, b) => a - b)
  const perSeed = seeds.map((seed) => {
    const figureOf = (measure: Measure | undefined, otherwise: number) =>
      measure ? measureOf(measure, traceOf(traces, measure.method, seed)) : otherwise
    const figure = (figureOf(claim.of, 0) - figureOf(claim.minus, 0)) / figureOf(claim.dividedBy, 1)
    return Number.isFinite(figure) ? figure : null
  })
  const figures = perSeed.filter((figure) => figure !== null)
  if (figures.length < seeds.length || seeds.length === 0) {
    return { id: claim.id, perSeed, mean: null, interval: null, decisive: null, passed: false }
  }
  const average = mean(figures)
  const interval = meanInterval(figures)
  const decisive = decisiveFigure(claim, figures, average, interval)
  const passed = decisive !== null && holds(claim, decisive)
  return { id: claim.id, perSeed, mean: average, interval, decisive, passed }
}

function decisiveFigure(
  { decidedBy, comparison }: Claim,
  figures: readonly number[],
  average: number,
  interval: Interval | null,
): number | null {
  const wantsLarge = comparison === 'at least' || comparison === 'above'
  switch (decidedBy) {
    case 'mean':
      return average
    case 'worst seed':
      return wantsLarge ? Math.min(...figures) : Math.max(...figures)
    case 'interval':
      return interval && (wantsLarge ? interval.low : interval.high)
  }
}

function holds({ comparison, threshold }: Claim, figure: number): boolean {
  switch (comparison) {
    case 'at least':
      return figure >= threshold
    case 'at most':
      return figure <= threshold
    case 'above':
      return figure > threshold
    case 'below':
      return figure < threshold
  }
}

function traceOf(traces: readonly RunTrace[], method: string, seed: number): RunTrace {
  const trace = traces.find((candidate) => candidate.method === method && candidate.seed === seed)
  if (!trace) throw new ScenarioError(message`There is no run of ${method} with seed ${seed}.`)
  return trace
}

/** NaN where the run has nothing to measure there. */
export function measureOf(measure: Measure, { curves, figures, onlineStartStep }: RunTrace): number {
  if (measure.kind === 'figure') return figures[measure.figure] ?? Number.NaN
  const curve = curves[measure.curve]
  if (!curve || curve.steps.length === 0) return Number.NaN
  const values = curve.values
  switch (measure.at) {
    case 'start':
      return values[0]!
    case 'switch':
      return values[curve.steps.findLastIndex((step) => step <= onlineStartStep)] ?? Number.NaN
    case 'lowest':
      return afterSwitch(curve, onlineStartStep, measure.within).reduce(
        (least, value) => Math.min(least, value),
        Infinity,
      )
    case 'highest':
      return afterSwitch(curve, onlineStartStep, measure.within).reduce(
        (most, value) => Math.max(most, value),
        -Infinity,
      )
    case 'mean':
      return mean(afterSwitch(curve, onlineStartStep, measure.within))
    case 'end':
      return mean(values.slice(-(measure.last ?? 1)))
  }
}

/** Without a step after the switch (offline only): everything. */
function afterSwitch({ steps, values }: TraceCurve, onlineStartStep: number, within = Infinity): readonly number[] {
  const from = steps.at(-1)! > onlineStartStep ? onlineStartStep : -1
  return values.filter((_, index) => steps[index]! > from && steps[index]! <= from + within)
}
