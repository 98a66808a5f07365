import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { Lesson } from '../../core/lessons/lesson'
import { leaveLesson } from '../../store/lesson/leave-lesson'
import { moveInLesson } from '../../store/lesson/lesson-actions'
import { useLesson } from '../../store/lesson/lesson-store'
import { Button } from '../controls/Button'
import { TermText } from '../glossary/TermText'
import { isForThePage } from '../shortcuts/acts-on-keys'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import { bringPanel, focusPlace, goToPlace } from './go-to-place'
import styles from './LessonCard.module.css'
import { useFulfilled } from './use-fulfilled'
import { useRoom } from './use-room'

/** Share of the window's width; what has its middle before it belongs to the left: its own column, or a picture there. */
const LEFT = 0.45

/** One step of a lesson: what there is to understand, what to do now, and whether it was done. Not a dialog: the page goes on. */
export function LessonCard({ lesson }: { readonly lesson: Lesson }) {
  const { lessons: words } = useText()
  const language = useShownLanguage((state) => state.language)
  const id = useId()
  const card = useRef<HTMLElement>(null)
  const step = useLesson((state) => state.step)
  const [opposite, setOpposite] = useState<'left' | 'right'>('left')
  const [moved, setMoved] = useState(false)
  const { text, highlight, do: task, done } = lesson.steps[step]!
  const last = step === lesson.steps.length - 1
  const fulfilled = useFulfilled(done)
  const side = moved === (opposite === 'left') ? 'right' : 'left'
  useRoom(card, side)
  useEscape()
  useFocusOnOpening(card)

  useEffect(() => {
    if (done?.is !== 'panelOpen') bringPanel(highlight)
    return goToPlace(highlight, (element) => {
      const { left, right } = element.getBoundingClientRect()
      setOpposite((left + right) / 2 < LEFT * window.innerWidth ? 'right' : 'left')
    })
  }, [highlight, done])

  const onwards = done !== null && !fulfilled ? words.skip : last ? words.finish : words.next
  return (
    <section
      ref={card}
      id="lesson"
      tabIndex={-1}
      className={styles.card}
      data-side={side}
      data-step={step + 1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <header className={styles.head}>
        <h2 id={`${id}-title`}>{words.openOf(lesson.title[language])}</h2>
        <Button
          look="plain"
          className={styles.side}
          aria-label={words.side}
          title={words.side}
          onClick={() => setMoved(!moved)}
        >
          {side === 'left' ? '→' : '←'}
        </Button>
        <Button look="plain" aria-label={words.leave} title={words.leave} onClick={leaveLesson}>
          ×
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a small window it scrolls, and so has to be reachable by keyboard. */}
      <div id={`${id}-text`} className={styles.body} aria-live="polite" aria-atomic="true" tabIndex={0}>
        <p className={styles.progress}>{words.progress(step + 1, lesson.steps.length)}</p>
        <p>
          <TermText text={text[language]} />
        </p>
        <p className={styles.task}>{task[language]}</p>
      </div>
      <div className={styles.bar}>
        <Button look="plain" disabled={step === 0} onClick={() => moveInLesson(-1)}>
          {words.back}
        </Button>
        <Button look="plain" onClick={() => focusPlace(highlight)}>
          {words.show}
        </Button>
        <span className={styles.done} role="status">
          {fulfilled ? words.done : ''}
        </span>
        <Button onClick={() => moveInLesson(1)}>{onwards}</Button>
      </div>
      <p className="visually-hidden">{words.keys}</p>
    </section>
  )
}

function useEscape(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // There it puts the explanation away.
      const explained = event.target instanceof Element && event.target.closest('[data-explained]')
      if (event.key === 'Escape' && !explained && isForThePage(event)) leaveLesson()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** The keyboard begins at the card, and comes back to where lessons are opened. */
function useFocusOnOpening(card: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const element = card.current!
    element.focus({ preventScroll: true })
    return () => {
      if (element.contains(document.activeElement)) document.querySelector<HTMLElement>('[data-lesson-button]')?.focus()
    }
  }, [card])
}
