import { useMemo } from 'react'
import { panelSeries } from '../../store/panels/panels-answers'
import { useText } from '../text/use-text'
import { type Quantity, StageLines } from './StageLines'

/** Certain. The prior's 1 would leave all that is learned in the lowest tenth. */
const CERTAIN = [0]

/** PEARL: how sure it is of a task when it has seen all that it may see of it. */
export function NarrowingPicture() {
  const { stage: words } = useText()
  const quantities = useMemo(
    (): readonly Quantity[] => [
      {
        name: 'taskPosterior.deviation',
        label: words.posteriorDeviation,
        seriesOf: ({ id }) => panelSeries('taskPosterior', 'deviation', id),
      },
    ],
    [words],
  )
  return (
    <StageLines
      title={words.narrowing}
      explanation={words.narrowingExplained}
      name="narrowing"
      yLabel={words.posteriorSigma}
      quantities={quantities}
      hold={CERTAIN}
    />
  )
}
