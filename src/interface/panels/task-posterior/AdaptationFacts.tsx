import type { PanelAnswers } from '../../../core/looks/questions'
import { formatMeasured } from '../../format/numbers'
import { useText } from '../../text/use-text'
import { Facts } from '../Facts'
import { finalDistance } from './final-distance'

/** Return and final distance by episode: doubt that shrinks means nothing without them. */
export function AdaptationFacts({ answer }: { readonly answer: PanelAnswers['taskPosterior'] }) {
  const words = useText().panels.taskPosterior
  return (
    <Facts
      facts={answer.episodes.map((episode, i) => {
        const distance = finalDistance(answer, i)
        const ends = distance === null ? '' : `, ${words.columns.distance} ${formatMeasured(distance)}`
        return {
          label: words.episode(i + 1),
          value: `${words.columns.return} ${formatMeasured(episode.return)}${ends}`,
          explanation: words.episodes,
        }
      })}
    />
  )
}
