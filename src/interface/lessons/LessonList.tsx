import { type LessonId, lessonIds } from '../../core/lessons/lesson-ids'
import { lessonIsOffered } from '../../store/lesson/lesson-actions'
import { useLessonProgress } from '../../store/lesson/lesson-store'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import styles from './LessonList.module.css'
import { openLesson } from './open-lesson'

/** Every lesson, with how far it was gone through. */
export function LessonList({ onOpen }: { readonly onOpen: () => void }) {
  const text = useText()
  const words = text.lessons
  const { leftAt, through } = useLessonProgress()
  const stateOf = (id: LessonId) => {
    const left = leftAt[id] ?? 0
    if (left > 0) return words.leftAt(left + 1)
    return through.includes(id) ? words.through : ''
  }
  const open = (id: LessonId) => {
    onOpen()
    void openLesson(id)
  }
  return (
    <section aria-label={words.all}>
      <h3>{words.all}</h3>
      <p className={styles.about}>{words.about}</p>
      <ul className={styles.list}>
        {lessonIds.map((id) => (
          <li key={id}>
            <Button disabled={!lessonIsOffered(id)} onClick={() => open(id)}>
              {id === 'page' ? words.page : text.scenario.names[id]}
            </Button>
            <span className={styles.state}>{stateOf(id)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
