import type { ChoiceField } from '../../core/schema/field'
import styles from './ChoiceControl.module.css'
import type { ControlProps } from './control-props'
import { Select } from './Select'

export function ChoiceControl({ field, value, onChange }: ControlProps<ChoiceField>) {
  const chosen = field.choices.find((choice) => choice.value === value)
  return (
    <div className={styles.choice}>
      <Select label={field.label} value={String(value)} options={field.choices} onChange={onChange} />
      {chosen && <p className={styles.explanation}>{chosen.explanation}</p>}
    </div>
  )
}
