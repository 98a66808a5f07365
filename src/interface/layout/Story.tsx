import { useFocusedRun } from '../../store/runs/experiments-store'
import { useScenario } from '../../store/scenario/scenario-store'
import { useCallouts } from '../../store/stage/callout-store'
import { goBack, stepToGoBackTo } from '../../store/workers/recovery'
import { Button } from '../controls/Button'
import { ScenarioStatus } from '../scenario/ScenarioStatus'
import { usePlace } from '../scenario/use-place'
import { useShownLanguage } from '../text/language'
import { useText } from '../text/use-text'
import styles from './Story.module.css'
import { useStory } from './story'

/** What there is to see, in one sentence, and what has come of it, in numbers. Its height does not change. */
export function Story() {
  const text = useText()
  const language = useShownLanguage((state) => state.language)
  const run = useFocusedRun()
  const id = useScenario((state) => state.id)
  const open = useScenario((state) => state.open)
  const callout = useCallouts((state) => state.shown)
  const place = usePlace('banner')
  const failed = run.status === 'failed'
  const { headline, sentence } = useStory()
  const step = failed ? stepToGoBackTo(run) : undefined
  const told = id !== null && open === null ? text.scenario.loading : (open?.scenario.headline[language] ?? headline)
  return (
    <div className={styles.story} {...place}>
      {failed ? (
        <div className={styles.failed} role="alert">
          <p>{headline}</p>
          {step !== undefined && (
            <Button look="primary" onClick={() => void goBack(run.id)}>
              {text.story.goBack(step)}
            </Button>
          )}
        </div>
      ) : (
        <>
          <div className={styles.first}>
            <h2 className={styles.headline} title={told}>
              {told}
            </h2>
            {open && <ScenarioStatus {...open} />}
          </div>
          <p className={styles.sentence} data-story title={callout?.says ?? sentence}>
            {callout ? (
              <>
                <span className={styles.number}>{callout.number}</span> {callout.says}
              </>
            ) : (
              sentence
            )}
          </p>
        </>
      )}
    </div>
  )
}
