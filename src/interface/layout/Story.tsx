import styles from './Story.module.css'
import { useStory } from './story'

export function Story() {
  return <p className={styles.story}>{useStory()}</p>
}
