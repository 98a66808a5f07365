import { useMemo } from 'react'
import { ACTION_KINDS } from '../../core/diagnostics/uncertainty'
import { panelSeries } from '../../store/panels/panels-answers'
import { useText } from '../text/use-text'
import { type Quantity, StageLines } from './StageLines'
import { useCompared } from './use-shown'

const DASHES = { data: undefined, policy: '6 4', random: '2 3' } as const
const FROM_ZERO = [0]

/** How far critics, or the members of a dynamics model, differ on actions of the data, of the policy, and anywhere. */
export function DisagreementPicture() {
  const { stage: words } = useText()
  // What the algorithm goes by: MOPO's penalty is made of its model's members.
  const ofModel = useCompared().some(({ experiment }) => experiment.configuration.algorithm.id === 'mopo')
  const quantity = ofModel ? 'disagreement' : 'deviation'
  const quantities = useMemo(
    () =>
      ACTION_KINDS.map(
        (kind): Quantity => ({
          name: `uncertainty.${quantity}:${kind}`,
          label: words.actionsOf[kind],
          dash: DASHES[kind],
          seriesOf: ({ id }) => panelSeries('uncertainty', `${quantity}:${kind}`, id),
        }),
      ),
    [words, quantity],
  )
  return (
    <StageLines
      title={ofModel ? words.modelDisagreement : words.criticDisagreement}
      explanation={words.disagreementExplained}
      name="disagreement"
      yLabel={ofModel ? words.modelSigma : words.sigma}
      quantities={quantities}
      hold={FROM_ZERO}
    />
  )
}
