import { useMemo } from 'react'
import { useText } from '../text/use-text'
import { type Quantity, StageLines } from './StageLines'

const SHARES = [0, 1]

/** PEX: which of the two policies acts. */
export function WhoActsPicture() {
  const { stage: words } = useText()
  const quantities = useMemo(
    (): readonly Quantity[] => [
      {
        name: 'freshShare',
        label: words.freshPolicy,
        seriesOf: ({ series }) => series.metrics.get('freshShare'),
      },
    ],
    [words],
  )
  return (
    <StageLines
      title={words.whoActs}
      explanation={words.whoActsExplained}
      name="who-acts"
      yLabel={words.shareOfActions}
      quantities={quantities}
      hold={SHARES}
      nothing={words.whoActsComes}
    />
  )
}
