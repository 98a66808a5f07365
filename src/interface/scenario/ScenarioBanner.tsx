import { lessonIds } from '../../core/lessons/lesson-ids'
import { trainOrPause } from '../../store/runs/run-actions'
import { showRecorded, showRecording } from '../../store/scenario/scenario-actions'
import { liveStatus } from '../../store/scenario/scenario-live'
import { useScenario } from '../../store/scenario/scenario-store'
import { useSettings } from '../../store/settings/settings-store'
import { Button } from '../controls/Button'
import { LessonButton } from '../lessons/LessonButton'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import { LiveProgress } from './LiveProgress'
import { RecordedLabel } from './RecordedLabel'
import styles from './ScenarioBanner.module.css'
import { useLiveAction, useScenarioInFocus } from './use-live-action'
import { useLiveRuns } from './use-live-runs'
import { usePlace } from './use-place'

const A_MINUTE = 60

/** What there is to see in one sentence, and the button that makes it happen here. */
export function ScenarioBanner() {
  const text = useText()
  const id = useScenario((state) => state.id)
  const open = useScenario((state) => state.open)
  if (id === null) return null
  if (open === null) return <p className={styles.loading}>{text.scenario.loading}</p>
  return <Open {...open} />
}

function Open({ scenario, recording }: NonNullable<ReturnType<typeof useScenario.getState>['open']>) {
  const text = useText()
  const { live: words } = text.scenario
  const language = useShownLanguage((state) => state.language)
  const recordedShown = useScenario((state) => state.recordedShown)
  const seedCount = useSettings((state) => state.seedCount)
  const runs = useLiveRuns()
  const inFocus = useScenarioInFocus()
  const { label, ready } = useLiveAction()
  const status = liveStatus(runs)
  const seconds = scenario.secondsLive * seedCount
  const lesson = lessonIds.find((known) => known === scenario.id)
  const place = usePlace('banner')
  const run = usePlace('runLive')
  return (
    <section className={styles.banner} aria-label={scenario.title[language]} {...place}>
      <div className={styles.told}>
        <h2 className={styles.headline}>{scenario.headline[language]}</h2>
        <RecordedLabel recording={recording} scenario={scenario} />
        <p className={styles.lessons}>
          {lesson && <LessonButton id={lesson} />}
          <LessonButton id="page" />
        </p>
      </div>
      <div className={styles.act} {...run}>
        <Button
          look="primary"
          className={styles.run}
          disabled={!ready}
          title={ready ? undefined : text.runBar.wait}
          onClick={() => {
            // Away on a run of one's own the scenario is come back to first.
            if (!inFocus) showRecording()
            void trainOrPause()
          }}
        >
          {inFocus ? label : words.run}
        </Button>
        {status === 'none' && (
          <p className={styles.note}>
            {words.takes(seconds, seedCount)} {seconds > A_MINUTE && words.longer}
          </p>
        )}
        {status === 'over' && <p className={styles.note}>{words.done}</p>}
        {status !== 'none' && (
          <div className={styles.further}>
            <label className={styles.check}>
              <input type="checkbox" checked={recordedShown} onChange={(event) => showRecorded(event.target.checked)} />
              {text.scenario.recorded.show}
            </label>
            <Button look="plain" onClick={showRecording}>
              {words.back}
            </Button>
          </div>
        )}
      </div>
      {runs.length > 0 && <LiveProgress runs={runs} scenario={scenario} />}
    </section>
  )
}
