import { useId, useState } from 'react'
import type { NumberField } from '../../core/schema/field'
import { formatSetting, parseSetting } from '../format/numbers'
import { useText } from '../text/use-text'
import styles from './NumberInput.module.css'

interface NumberInputProps {
  readonly field: NumberField
  readonly value: number
  readonly onChange: (value: number) => void
}

/** The value as text to type over; what is no number of the range is refused with the range, and not taken. */
export function NumberInput({ field, value, onChange }: NumberInputProps) {
  const text = useText()
  const problemId = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)

  const finish = () => {
    if (typed === null) return
    const number = parseSetting(typed)
    const inRange = number >= field.minimum && number <= field.maximum
    const taken = inRange && (field.kind === 'number' || Number.isInteger(number))
    setWrong(!taken)
    if (!taken) return
    setTyped(null)
    onChange(number)
  }
  const giveUp = () => {
    setTyped(null)
    setWrong(false)
  }
  return (
    <>
      <span className={styles.value}>
        <input
          type="text"
          inputMode="decimal"
          aria-label={text.field.typed(field.label)}
          aria-invalid={wrong}
          aria-describedby={wrong ? problemId : undefined}
          value={typed ?? formatSetting(value)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={finish}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish()
            if (event.key === 'Escape') giveUp()
          }}
        />
        {field.unit && <span className={styles.unit}>{field.unit}</span>}
      </span>
      {wrong && (
        <p id={problemId} className={styles.problem} role="alert">
          {text.field.range(formatSetting(field.minimum), formatSetting(field.maximum))}
        </p>
      )}
    </>
  )
}
