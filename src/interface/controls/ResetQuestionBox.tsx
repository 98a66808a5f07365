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
  if (!pending) return null
  return (
    <div className={styles.box} role="alert">
      <p>{(question ?? (pending.carryOn ? text.reset.orCarryOn : text.reset.question))(declared.name(pending.what))}</p>
      <div className={styles.answers}>
        {pending.carryOn && (
          <Button look="primary" onClick={carryOnInstead}>
            {text.reset.carryOn}
          </Button>
        )}
        <Button onClick={acceptReset}>{text.reset.accept}</Button>
        <Button onClick={declineReset}>{text.reset.decline}</Button>
      </div>
    </div>
  )
}
