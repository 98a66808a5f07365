import { useId, useState } from 'react'
import styles from './ShareDialog.module.css'

interface StepInputProps {
  readonly label: string
  /** The words stand beside it already. */
  readonly hidden?: boolean
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly onChange: (value: number) => void
}

/** A whole number to type; what is none of the range is not taken. */
export function StepInput({ label, hidden = false, value, minimum, maximum, onChange }: StepInputProps) {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const number = Number(typed ?? value)
  const valid = typed === null || (/^\d{1,10}$/.test(typed.trim()) && number >= minimum && number <= maximum)
  const finish = () => {
    if (typed !== null && valid) onChange(number)
    setTyped(null)
  }
  return (
    <span className={styles.step}>
      <label htmlFor={id} className={hidden ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        aria-invalid={!valid}
        value={typed ?? String(value)}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => event.key === 'Enter' && finish()}
      />
    </span>
  )
}
