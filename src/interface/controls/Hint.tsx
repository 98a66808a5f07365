import { type ReactNode, type SyntheticEvent, useId, useState } from 'react'
import styles from './Hint.module.css'

interface HintProps {
  readonly children: ReactNode
  readonly text: ReactNode
  /** To which side of the term the explanation grows. */
  readonly align?: 'start' | 'end' | undefined
}

/** Pixels that an explanation takes, as the style sheet has it, with the page's edge. */
const WIDEST = 288

/** A term with its explanation one hover, tap or Tab away; Escape puts it away. */
export function Hint({ children, text, align = 'start' }: HintProps) {
  const id = useId()
  const [flipped, setFlipped] = useState(false)
  const makeRoom = ({ currentTarget }: SyntheticEvent<HTMLElement>) => {
    setFlipped(align === 'start' && currentTarget.getBoundingClientRect().left + WIDEST > window.innerWidth)
  }
  return (
    <span className={styles.hint} data-explained>
      <button
        type="button"
        className={styles.term}
        aria-describedby={id}
        onPointerEnter={makeRoom}
        onFocus={makeRoom}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      >
        {children}
      </button>
      <span role="tooltip" id={id} className={`${styles.text} ${align === 'end' || flipped ? styles.end : ''}`}>
        {text}
      </span>
    </span>
  )
}
