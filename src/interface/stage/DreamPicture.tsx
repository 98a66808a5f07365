import { useMemo } from 'react'
import { useText } from '../text/use-text'
import { type Quantity, StageLines } from './StageLines'

const NAMES = ['modelReturn', 'realReturn'] as const
const DASHES = { modelReturn: undefined, realReturn: '6 4' } as const

/** MOPO: what the model pays the policy, and what the world pays it. */
export function DreamPicture() {
  const { stage: words, panels } = useText()
  const quantities = useMemo(
    () =>
      NAMES.map(
        (name): Quantity => ({
          name,
          label: panels.modelRollouts.lines[name],
          dash: DASHES[name],
          seriesOf: ({ series }) => series.metrics.get(name),
        }),
      ),
    [panels],
  )
  return (
    <StageLines
      title={words.dream}
      explanation={words.dreamExplained}
      name="dream"
      yLabel={panels.modelRollouts.returns}
      quantities={quantities}
    />
  )
}
