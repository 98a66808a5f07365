import { RandomStream } from '../../core/random/random-stream'
import { aggregateCurves, type Curve } from '../../core/statistics/seed-curves'
import { FEWEST_SEEDS } from '../../core/statistics/seeds'
import { returnCurve } from '../../store/runs/curves'
import type { Run } from '../../store/runs/run'

/** A return; over several seeds their IQM, with its bootstrap interval where there are enough of them. */
export interface ReturnFigure {
  readonly value: number
  readonly seeds: number
  readonly interval: { readonly low: number; readonly high: number } | null
}

export interface ReturnFigures {
  readonly best: ReturnFigure
  /** At the last step that all seeds have come to. */
  readonly last: ReturnFigure
  readonly curve: Curve
}

/** The bootstrap draws the same numbers each time, so that an interval only changes with the runs. */
const BOOTSTRAP_SEED = 17

/** Of a run's seeds; null before the first evaluation that all of them have had. */
export function returnFigures(runs: readonly Run[]): ReturnFigures | null {
  const curves = runs.map(returnCurve).filter(({ steps }) => steps.length > 0)
  if (curves.length === 0) return null
  const random = RandomStream.fromSeed(BOOTSTRAP_SEED)
  const { steps, iqm, low, high, seeds } = aggregateCurves(curves, random)
  const shared = [...steps.keys()].filter((i) => seeds[i] === curves.length)
  if (shared.length === 0) return null
  const figureAt = (i: number): ReturnFigure => ({
    value: iqm[i]!,
    seeds: curves.length,
    interval: curves.length >= FEWEST_SEEDS ? { low: low[i]!, high: high[i]! } : null,
  })
  return {
    best: figureAt(shared.reduce((best, i) => (iqm[i]! > iqm[best]! ? i : best))),
    last: figureAt(shared.at(-1)!),
    curve: { steps: shared.map((i) => steps[i]!), values: shared.map((i) => iqm[i]!) },
  }
}
