import { useMemo } from 'react'
import { panelSeries } from '../../store/panels/panels-answers'
import { useText } from '../text/use-text'
import { type Quantity, StageLines } from './StageLines'

const BOUNDS = [-1, 1]

/** O2O: whether the gradients of training and of looking ahead agree, and how much of a batch is online by now. */
export function AgreementPicture() {
  const { panels } = useText()
  const words = panels.metaAdaptation
  const quantities = useMemo(
    (): readonly Quantity[] => [
      { name: 'gradientCosine', label: words.cosine, seriesOf: ({ series }) => series.metrics.get('gradientCosine') },
      {
        name: 'metaAdaptation.onlineShare',
        label: words.online,
        dash: '6 4',
        seriesOf: ({ id }) => panelSeries('metaAdaptation', 'onlineShare', id),
      },
    ],
    [words],
  )
  return (
    <StageLines
      title={words.title}
      explanation={words.explanation}
      name="meta-adaptation"
      yLabel={words.agreement}
      quantities={quantities}
      hold={BOUNDS}
    />
  )
}
