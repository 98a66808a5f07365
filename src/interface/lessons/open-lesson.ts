import type { LessonId } from '../../core/lessons/lesson-ids'

/** What a lesson needs comes with the first one. */
export async function openLesson(id: LessonId): Promise<void> {
  const actions = await import('../../store/lesson/lesson-actions')
  await actions.openLesson(id)
}
