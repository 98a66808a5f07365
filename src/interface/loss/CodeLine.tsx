import { useText } from '../text/use-text'
import styles from './CodeLine.module.css'
import type { Token } from './source/tokens'

interface CodeLineProps {
  /** From 1; null for an empty place beside a line of the other file. */
  readonly number: number | null
  readonly tokens: readonly Token[]
  readonly marked?: boolean
  readonly change?: 'removed' | 'added' | undefined
}

const SIGNS = { removed: '\u2212', added: '+' } as const

export function CodeLine({ number, tokens, marked = false, change }: CodeLineProps) {
  const words = useText().loss.source
  const look = `${styles.line} ${marked ? styles.marked : ''} ${change ? styles[change] : ''}`
  return (
    <div className={look} data-line={number ?? undefined} data-marked={marked || undefined} data-change={change}>
      <span className={styles.number} aria-hidden="true">
        {number} {change && SIGNS[change]}
      </span>
      <code>
        {change && number !== null && <span className="visually-hidden">{words[change](number)}: </span>}
        {marked && <span className="visually-hidden">{words.marked}: </span>}
        {tokens.map(({ kind, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a token is known by its place.
          <span key={index} className={styles[kind]}>
            {text}
          </span>
        ))}
      </code>
    </div>
  )
}
