import styles from './Select.module.css'

interface SelectProps<Value extends string> {
  /** Accessible name; the words beside it are the caller's. */
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
  readonly compact?: boolean
  readonly disabled?: boolean
}

/** The browser's own list: it knows keyboards, phones and screen readers. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  compact,
  disabled,
}: SelectProps<Value>) {
  return (
    <select
      className={`${styles.select} ${compact ? styles.compact : ''}`}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.target.value as Value)}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
