import type { Curve } from '../../core/statistics/seed-curves'
import type { Run } from './run'

/** The evaluated returns of one seed. */
export interface ReturnCurve extends Curve {
  readonly runId: number
  readonly seed: number
  readonly steps: readonly number[]
  readonly values: readonly number[]
  readonly switchStep: number
  readonly totalSteps: number
}

export function returnCurve({ id, seed, series, progress }: Run): ReturnCurve {
  return {
    runId: id,
    seed,
    steps: series.evaluations.map(({ step }) => step),
    values: series.evaluations.map(({ mean }) => mean),
    switchStep: progress?.onlineStartStep ?? 0,
    totalSteps: progress?.totalSteps ?? 0,
  }
}
