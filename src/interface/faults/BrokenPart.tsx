import { type ReactNode, useId } from 'react'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import styles from './BrokenPart.module.css'

interface BrokenPartProps {
  readonly title: string
  readonly error: Error
  readonly onRetry: () => void
  /** Further things that can be done. */
  readonly children?: ReactNode
}

/** In the place of a part of the page that could not be drawn. */
export function BrokenPart({ title, error, onRetry, children }: BrokenPartProps) {
  const words = useText().everyone.faults
  const id = useId()
  return (
    <section className={styles.broken} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p role="alert">{words.part}</p>
      <p className={styles.cause}>{error.message}</p>
      <div className={styles.answers}>
        <Button onClick={onRetry}>{words.retry}</Button>
        {children}
      </div>
    </section>
  )
}

/** In the place of the whole page. */
export function BrokenPage({ error, onRetry }: Pick<BrokenPartProps, 'error' | 'onRetry'>) {
  const text = useText()
  const words = text.everyone.faults
  return (
    <main className={styles.page}>
      <h1>{text.title}</h1>
      <p role="alert">{words.page}</p>
      <p className={styles.cause}>{error.message}</p>
      <div className={styles.answers}>
        <Button look="primary" onClick={onRetry}>
          {words.retry}
        </Button>
        <Button onClick={() => window.location.reload()}>{words.reload}</Button>
      </div>
    </main>
  )
}
