import type { RandomStream } from '../random/random-stream'
import { type BootstrapOptions, bootstrapInterval } from './bootstrap'
import { interquartileMean } from './interquartile-mean'

/** One seed's curve; steps ascending. */
export interface Curve {
  readonly steps: ArrayLike<number>
  readonly values: ArrayLike<number>
}

/** Curves of several seeds as one: at each step the IQM over seeds with its bootstrap interval. */
export interface AggregatedCurve {
  readonly steps: Float64Array
  readonly iqm: Float64Array
  /** NaN where there are too few seeds for a claim about others. */
  readonly low: Float64Array
  readonly high: Float64Array
  /** Seeds that have a value at the step. */
  readonly seeds: Uint32Array
}

/**
 * Every step at which a seed has a value; a seed that lacks one there (it is not as far, or was evaluated elsewhere)
 * does not take part in it. Nothing is smoothed or interpolated: either would hide a dip.
 */
export function aggregateCurves(
  curves: readonly Curve[],
  random: RandomStream,
  options?: BootstrapOptions,
): AggregatedCurve {
  const byStep = new Map<number, number[]>()
  for (const { steps, values } of curves) {
    for (let i = 0; i < steps.length; i++) {
      if (Number.isNaN(values[i]!)) continue
      const known = byStep.get(steps[i]!)
      if (known) known.push(values[i]!)
      else byStep.set(steps[i]!, [values[i]!])
    }
  }
  const steps = Float64Array.from(byStep.keys()).sort()
  const scores = Array.from(steps, (step) => byStep.get(step)!)
  const none = { low: Number.NaN, high: Number.NaN }
  const intervals = scores.map((values) => bootstrapInterval([values], interquartileMean, random, options) ?? none)
  return {
    steps,
    iqm: Float64Array.from(scores, interquartileMean),
    low: Float64Array.from(intervals, (interval) => interval.low),
    high: Float64Array.from(intervals, (interval) => interval.high),
    seeds: Uint32Array.from(scores, (values) => values.length),
  }
}
