import { type Subject, useParent } from '../../store/page/parent-store'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import styles from './EmbedPage.module.css'
import { decide, subjectOf } from './parent'

/** What the page around this one asks for, for a yes or a no, and what the person has said so far. */
export function ParentStrip() {
  const words = useText().embed
  const { origin, questions, decided } = useParent()
  if (origin === null) return null
  const site = new URL(origin).host
  const answered = Object.entries(decided) as [Subject, boolean][]
  return (
    <section className={styles.parent} aria-label={words.around(site)} aria-live="polite">
      {questions.map((asked) => {
        const subject = subjectOf(asked)!
        return (
          <div key={subject} className={styles.question} data-asked={subject}>
            <p>{words.asks[subject](site)}</p>
            <Button onClick={() => decide(subject, true)}>{words.give[subject]}</Button>
            <Button onClick={() => decide(subject, false)}>{words.decline}</Button>
          </div>
        )
      })}
      {answered.map(([subject, allowed]) => (
        <p key={subject} className={styles.decided} data-decided={subject}>
          {allowed ? words.given[subject](site) : words.notGiven[subject](site)}
          <Button look="plain" onClick={() => decide(subject, !allowed)}>
            {allowed ? words.stop : words.giveAfterAll}
          </Button>
        </p>
      ))}
    </section>
  )
}
