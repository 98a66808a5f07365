import { Suspense } from 'react'
import { useLesson } from '../../store/lesson/lesson-store'
import { fetchedPart } from '../faults/fetched-part'

const LessonCard = fetchedPart(() => import('./LessonCard'), 'LessonCard')

/** The open lesson; fetched when the first one is opened. */
export function LessonHost() {
  const lesson = useLesson((state) => state.lesson)
  if (!lesson) return null
  return (
    <Suspense fallback={null}>
      <LessonCard key={lesson.id} lesson={lesson} />
    </Suspense>
  )
}
