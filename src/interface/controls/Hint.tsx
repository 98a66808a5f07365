import { type ReactNode, useId } from 'react'
import styles from './Hint.module.css'

interface HintProps {
  readonly children: ReactNode
  readonly text: ReactNode
  /** To which side of the term the explanation grows. */
  readonly align?: 'start' | 'end'
}

/** A term with its explanation one hover, tap or Tab away; Escape puts it away. */
export function Hint({ children, text, align = 'start' }: HintProps) {
  const id = useId()
  return (
    <span className={styles.hint} data-explained>
      <button
        type="button"
        className={styles.term}
        aria-describedby={id}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      >
        {children}
      </button>
      <span role="tooltip" id={id} className={`${styles.text} ${align === 'end' ? styles.end : ''}`}>
        {text}
      </span>
    </span>
  )
}
