import { lessonIds } from '../../core/lessons/lesson-ids'
import { useEmbed } from '../../store/page/embed'
import { showRecorded, showRecording } from '../../store/scenario/scenario-actions'
import { liveStatus } from '../../store/scenario/scenario-live'
import { type OpenScenario, useScenario } from '../../store/scenario/scenario-store'
import { Button } from '../controls/Button'
import { LessonButton } from '../lessons/LessonButton'
import { useText } from '../text/use-text'
import { LiveProgress } from './LiveProgress'
import { RecordedLabel } from './RecordedLabel'
import styles from './ScenarioStatus.module.css'
import { useScenarioInFocus } from './use-live-action'
import { useLiveRuns } from './use-live-runs'

/** Whether what is seen was recorded or is live, how far it is, and the way between the two; the lessons about it. */
export function ScenarioStatus({ scenario, recording }: OpenScenario) {
  const text = useText()
  const { live: words } = text.scenario
  const recordedShown = useScenario((state) => state.recordedShown)
  const runs = useLiveRuns()
  const inFocus = useScenarioInFocus()
  const whole = useEmbed((state) => state.embed === null)
  const recorded = liveStatus(runs) === 'none' && inFocus
  const lesson = lessonIds.find((known) => known === scenario.id)
  return (
    <div className={styles.status}>
      {recorded ? (
        <RecordedLabel recording={recording} scenario={scenario} />
      ) : (
        <details className={styles.live}>
          <summary>
            <strong>{words.title}</strong>
          </summary>
          <div className={styles.content}>
            {runs.length > 0 && <LiveProgress runs={runs} scenario={scenario} />}
            <label className={styles.check}>
              <input type="checkbox" checked={recordedShown} onChange={(event) => showRecorded(event.target.checked)} />
              {text.scenario.recorded.show}
            </label>
            <Button look="plain" onClick={showRecording}>
              {words.back}
            </Button>
          </div>
        </details>
      )}
      {/* A lesson speaks of the whole page. */}
      {whole && (
        <details className={styles.live}>
          <summary>{text.scenario.lessons}</summary>
          <div className={styles.content}>
            {lesson && <LessonButton id={lesson} />}
            <LessonButton id="page" />
          </div>
        </details>
      )}
    </div>
  )
}
