import { number } from '../../core/schema/field'
import { ValueSlider } from '../controls/ValueSlider'
import { useText } from '../text/use-text'
import { type ShareOperation, USUAL_SHARE } from './operations'

interface ShareControlProps {
  readonly operation: ShareOperation
  readonly onChange: (operation: ShareOperation) => void
}

/** How much of the data an operation touches, in per cent. */
export function ShareControl({ operation, onChange }: ShareControlProps) {
  const { label, explanation } = useText().dataWork.surgery.share[operation.kind]
  const [minimum, maximum] = { 'drop-ends': [0, 95], 'keep-best': [1, 100], flip: [0, 100] }[operation.kind]
  const field = number({
    label,
    explanation,
    unit: '%',
    default: 100 * USUAL_SHARE[operation.kind],
    minimum: minimum!,
    maximum: maximum!,
  })
  return (
    <ValueSlider
      field={field}
      value={Number((100 * operation.share).toPrecision(4))}
      onChange={(percent) => onChange({ ...operation, share: percent / 100 })}
    />
  )
}
