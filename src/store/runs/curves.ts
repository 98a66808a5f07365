import type { Curve } from '../../core/statistics/seed-curves'
import type { Member } from './member'

/** The evaluated returns of one seed. */
export interface ReturnCurve extends Curve {
  readonly runId: number
  readonly seed: number
  readonly steps: readonly number[]
  readonly values: readonly number[]
  readonly switchStep: number
  readonly totalSteps: number
}

export function returnCurve({ runId, seed, series, progress }: Member): ReturnCurve {
  return {
    runId,
    seed,
    steps: series.evaluations.map(({ step }) => step),
    values: series.evaluations.map(({ mean }) => mean),
    switchStep: progress?.borderStep ?? 0,
    totalSteps: progress?.totalSteps ?? 0,
  }
}
