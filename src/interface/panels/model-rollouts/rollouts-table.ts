import type { PanelAnswers } from '../../../core/looks/questions'
import { mean } from '../../../core/statistics/moments'
import type { Text } from '../../text/text'

type Answer = PanelAnswers['modelRollouts']

/** One row per start. */
export function modelRolloutsTable({ panels: { modelRollouts: words } }: Text, { imagined, real, axes }: Answer) {
  const { start, imagined: dreamt, real: lived, steps, penalty } = words.columns
  return {
    columns: [start, dreamt, lived, steps, penalty],
    rows: imagined.map((path, i) => [
      i + 1,
      path.return ?? '',
      real[i]!.return,
      path.places.length / axes.length - 1,
      path.penalties && path.penalties.length > 0 ? mean(path.penalties) : '',
    ]),
  }
}
