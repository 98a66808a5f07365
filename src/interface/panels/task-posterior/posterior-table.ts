import type { PanelAnswers } from '../../../core/looks/questions'
import { formatMeasured } from '../../format/numbers'
import type { Text } from '../../text/text'
import { finalDistance } from './final-distance'

type Answer = PanelAnswers['taskPosterior']

/** One row per episode. */
export function taskPosteriorTable({ panels: { taskPosterior: words } }: Text, answer: Answer) {
  const { episode, return: returned, distance, z } = words.columns
  return {
    columns: [episode, returned, distance, z],
    rows: answer.episodes.map((one, i) => [
      i + 1,
      one.return,
      finalDistance(answer, i) ?? '',
      Array.from(one.latent, formatMeasured).join(' '),
    ]),
  }
}
