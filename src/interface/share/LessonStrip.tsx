import { lockGroups } from '../../core/sharing/shared-state'
import { useAssignment } from '../../store/assignment/assignment-store'
import { usePrediction, waitsForPrediction } from '../../store/prediction/prediction-store'
import { useFocusedRun } from '../../store/runs/experiments-store'
import { useText } from '../text/use-text'
import styles from './LessonStrip.module.css'

/** What the link that opened the page asks of the person, in a sentence each; nothing without a lesson. */
export function LessonStrip() {
  const text = useText()
  const { locks, stop, missing, predictFirst } = useAssignment()
  const stopped = useFocusedRun((run) => run.stopped)
  const prediction = usePrediction()
  const waits = useFocusedRun((run) => waitsForPrediction(prediction, run, predictFirst))
  const { strip, groups, single } = text.share
  const locked = lockGroups.filter((group) => locks[group] === 'locked').map((group) => groups[group])
  const settings = Object.entries(locks).some(([name, level]) => name.includes('.') && level === 'locked')
  const names = [...locked, ...(settings ? [single] : [])]
  const sentences = [
    ...(missing ? [strip.missing(missing.path)] : []),
    ...(waits ? [strip.predict] : []),
    ...(stop ? [stopped ? strip.atStop(stop.final) : strip.stop(stop.step, stop.final)] : []),
    ...(names.length > 0 ? [strip.locked(names)] : []),
  ]
  if (sentences.length === 0) return null
  return (
    <section className={styles.strip} aria-label={strip.label} aria-live="polite">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </section>
  )
}
