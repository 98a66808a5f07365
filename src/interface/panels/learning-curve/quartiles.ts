import { quantile } from '../../../core/statistics/quantile'
import type { Evaluation } from '../../../worker/protocol'
import type { ChartRow } from '../../charts/TimeChart'

/** The middle half of the evaluation's episodes; NaN of none. */
export function quartiles(returns: readonly number[]): [number, number] {
  return [quantile(returns, 0.25), quantile(returns, 0.75)]
}

/** Rows with the middle half of each evaluation as a band. */
export function withQuartiles(rows: readonly ChartRow[], evaluations: readonly Evaluation[]): ChartRow[] {
  const known = evaluations.filter(({ returns }) => returns.length > 0)
  const byStep = new Map(known.map(({ step, returns }) => [step, quartiles(returns)]))
  return rows.map((row) => ({ ...row, band: byStep.get(row.step) }))
}
