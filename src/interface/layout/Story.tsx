import { useFocusedRun } from '../../store/runs/experiments-store'
import { goBack, stepToGoBackTo } from '../../store/workers/recovery'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import styles from './Story.module.css'
import { useStory } from './story'

export function Story() {
  const text = useText()
  const run = useFocusedRun()
  const failed = run.status === 'failed'
  const story = useStory()
  const step = failed ? stepToGoBackTo(run) : undefined
  // The scenario's own sentence stands there.
  if (run.status === 'recorded') return null
  return (
    <div className={`${styles.story} ${failed ? styles.failed : ''}`} role={failed ? 'alert' : undefined}>
      <p>{story}</p>
      {step !== undefined && (
        <Button look="primary" onClick={() => void goBack(run.id)}>
          {text.story.goBack(step)}
        </Button>
      )}
    </div>
  )
}
