import type { NumberField } from '../../core/schema/field'
import styles from './FieldControl.module.css'
import { Hint } from './Hint'
import { SliderControl } from './SliderControl'

interface ValueSliderProps {
  readonly field: NumberField
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A slider with name and explanation for a number that belongs to no run: dataset sizes, shares. */
export function ValueSlider({ field, value, onChange }: ValueSliderProps) {
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <Hint text={field.explanation}>{field.label}</Hint>
      </div>
      <SliderControl
        field={field}
        value={value}
        initial={field.default}
        onChange={(next) => onChange(next as number)}
      />
    </div>
  )
}
