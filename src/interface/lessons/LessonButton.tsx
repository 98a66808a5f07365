import type { LessonId } from '../../core/lessons/lesson-ids'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'
import { openLesson } from './open-lesson'

/** Beside what the lesson is about. */
export function LessonButton({ id, name }: { readonly id: LessonId; readonly name: string }) {
  const { lessons: words } = useText()
  return (
    <Button look="plain" data-lesson-button aria-label={words.openOf(name)} onClick={() => void openLesson(id)}>
      {words.open}
    </Button>
  )
}
