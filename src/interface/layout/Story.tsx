import { useRun } from '../../store/run-store'
import styles from './Story.module.css'
import { useStory } from './story'

export function Story() {
  const failed = useRun((state) => state.status === 'failed')
  return (
    <p className={`${styles.story} ${failed ? styles.failed : ''}`} role={failed ? 'alert' : undefined}>
      {useStory()}
    </p>
  )
}
