import type { PanelAnswers } from '../../../core/looks/questions'
import type { Text } from '../../text/text'

type Answer = PanelAnswers['calibration']

/** One row per state. */
export function reliabilityTable({ panels: { calibration } }: Text, { reliability }: Answer) {
  const { predicted, returns, behaviourValues } = reliability!
  const { columns } = calibration
  return {
    columns: [columns.predicted, columns.returned, columns.behaviour],
    rows: Array.from(predicted, (value, i) => [value, returns[i]!, behaviourValues[i]!]),
  }
}
