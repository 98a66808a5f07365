import { ACTION_KINDS, spreadOf, type UncertaintyAt } from '../../../core/diagnostics/uncertainty'
import type { PanelAnswers } from '../../../core/looks/questions'
import type { Text } from '../../text/text'

/** Quartiles of each quantity under each kind of action. */
export function uncertaintyTable({ panels: { uncertainty: words } }: Text, { at }: PanelAnswers['uncertainty']) {
  const quantities = ['deviation', 'disagreement', 'penalty', 'trueError'] as const satisfies (keyof UncertaintyAt)[]
  const { kind: kindColumn, quantity: quantityColumn, lower, median, upper } = words.columns
  return {
    columns: [quantityColumn, kindColumn, lower, median, upper],
    rows: quantities.flatMap((quantity) =>
      ACTION_KINDS.flatMap((kind) => {
        const values = at[kind][quantity]
        if (!values) return []
        const spread = spreadOf(values)
        return [[words[quantity], words.kinds[kind], spread.lower, spread.median, spread.upper]]
      }),
    ),
  }
}
