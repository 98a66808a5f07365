import type { LessonId } from '../../core/lessons/lesson-ids'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import { openLesson } from './open-lesson'

/** Beside what the lesson is about. */
export function LessonButton({ id }: { readonly id: LessonId }) {
  const { lessons: words, scenario } = useText()
  return (
    <Button look="plain" data-lesson-button onClick={() => void openLesson(id)}>
      {words.openOf(id === 'page' ? words.page : scenario.names[id])}
    </Button>
  )
}
