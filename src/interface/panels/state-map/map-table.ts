import type { PanelAnswers } from '../../../core/looks/questions'
import type { Declared } from '../../text/declared'
import type { Text } from '../../text/text'

type Answer = PanelAnswers['stateMap']

/** One row per cell. */
export function stateMapTable(
  { panels: { stateMap } }: Text,
  declared: Declared,
  { x, y, resolution, values, quantity }: Answer,
) {
  const middle = ({ low, high }: typeof x, cell: number) => low + ((high - low) * (cell + 0.5)) / resolution
  return {
    columns: [declared.name(x.name), declared.name(y.name), stateMap.quantities[quantity]],
    rows: Array.from(values, (value, i) => [
      middle(x, i % resolution),
      middle(y, Math.floor(i / resolution)),
      value,
    ]).filter(([, , value]) => !Number.isNaN(value)),
  }
}
