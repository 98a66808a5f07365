import { quantile } from '../../../core/statistics/quantile'
import type { Evaluation } from '../../../worker/protocol'
import type { PlotLine } from '../../charts/plot'

/** The middle half of the evaluation's episodes; NaN of none. */
export function quartiles(returns: readonly number[]): [number, number] {
  return [quantile(returns, 0.25), quantile(returns, 0.75)]
}

/** The line with the middle half of each evaluation as its band. */
export function withQuartiles(line: PlotLine, evaluations: readonly Evaluation[]): PlotLine {
  const known = evaluations.filter(({ returns }) => returns.length > 0)
  const byStep = new Map(known.map(({ step, returns }) => [step, quartiles(returns)]))
  return { ...line, points: line.points.map((point) => ({ ...point, band: byStep.get(point.step) })) }
}
