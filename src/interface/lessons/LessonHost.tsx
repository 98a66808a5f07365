import { lazy, Suspense } from 'react'
import { useTour } from '../../store/tour-store'

const LessonCard = lazy(() => import('./LessonCard').then(({ LessonCard }) => ({ default: LessonCard })))

/** The open lesson; fetched when the first one is opened. */
export function LessonHost() {
  const lesson = useTour((state) => state.lesson)
  if (!lesson) return null
  return (
    <Suspense fallback={null}>
      <LessonCard key={lesson.id} lesson={lesson} />
    </Suspense>
  )
}
