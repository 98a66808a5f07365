import type { PanelAnswers } from '../../../core/looks/questions'
import type { Declared } from '../../text/declared'
import type { Text } from '../../text/text'

type Slice = PanelAnswers['actionSlice']

/** The slice as numbers: one row per point. */
export function actionSliceTable({ panels: { actionSlice: words } }: Text, declared: Declared, slice: Slice) {
  const { axes, actions, positions, q, minimum, deviation, target, upperBound, density } = slice
  const columns: readonly (readonly [string, ArrayLike<number> | null])[] = [
    ...q.map((values, member) => [words.q(member + 1), values] as const),
    [words.minimum, minimum],
    [words.surfaces.deviation, deviation],
    [words.target, target],
    [words.upperBound, upperBound],
    [words.columns.density, density],
  ]
  const present = columns.filter(([, values]) => values !== null)
  return {
    columns: [...axes.map((axis) => declared.name(actions[axis]!.name)), ...present.map(([name]) => name)],
    rows: Array.from(minimum, (_, point) => [
      ...axes.map((_, i) => positions[Math.floor(point / positions.length ** i) % positions.length]!),
      ...present.map(([, values]) => values![point]!),
    ]),
  }
}
