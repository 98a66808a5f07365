import { useEffect, useRef } from 'react'
import { say } from '../../store/page/said-store'
import { acceptReset, carryOnInstead, declineReset } from '../../store/settings/reset-question'
import { useSettings } from '../../store/settings/settings-store'
import { useDeclared, useText } from '../text/use-text'
import { Button } from './Button'
import styles from './ResetQuestionBox.module.css'

interface ResetQuestionBoxProps {
  readonly place: string
  readonly question?: (what: string) => string
}

/** Stands under the control that asked, and only there; the run goes on until the answer. */
export function ResetQuestionBox({ place, question }: ResetQuestionBoxProps) {
  const text = useText()
  const declared = useDeclared()
  const pending = useSettings((state) => (state.question?.place === place ? state.question : null))
  const asked = useRef<HTMLElement | null>(null)
  const around = useRef<HTMLElement | null>(null)
  const open = pending !== null
  useEffect(() => {
    if (!open) return
    if (document.activeElement instanceof HTMLElement) asked.current = document.activeElement
    return () => giveBack(asked.current, around.current)
  }, [open])
  if (!pending) return null
  const words = text.everyone.announce
  const what = declared.name(pending.what)
  const answer = (act: () => void, outcome: string) => () => {
    act()
    say(outcome)
  }
  return (
    <div
      ref={(box) => {
        if (box) around.current = box.parentElement
      }}
      className={styles.box}
      role="alert"
    >
      <p>{(question ?? (pending.carryOn ? text.reset.orCarryOn : text.reset.question))(what)}</p>
      <div className={styles.answers}>
        {pending.carryOn && (
          <Button look="primary" onClick={answer(carryOnInstead, words.carriedOn(what))}>
            {text.reset.carryOn}
          </Button>
        )}
        <Button onClick={answer(acceptReset, words.begunAnew(what))}>{text.reset.accept}</Button>
        <Button onClick={answer(declineReset, words.keptRun)}>{text.reset.decline}</Button>
      </div>
    </div>
  )
}

/** To the control that asked, or, where that is gone, to the first one that stands where it stood. */
function giveBack(asked: HTMLElement | null, around: HTMLElement | null, tries = 60): void {
  requestAnimationFrame(() => {
    // Whoever has gone elsewhere meanwhile stays there.
    if (document.activeElement !== document.body) return
    const instead = around?.querySelector<HTMLElement>('input:checked, select, input, button:not(:disabled)')
    const back = asked?.isConnected && asked !== document.body ? asked : instead
    back?.focus({ preventScroll: true })
    // While the next run is prepared, controls are off for a moment.
    if (document.activeElement === document.body && tries > 0) giveBack(asked, around, tries - 1)
  })
}
