import { lazy, Suspense, useState } from 'react'
import { Button } from '../controls/Button'
import { useText } from '../text/use-text'

const LessonList = lazy(() => import('./LessonList').then(({ LessonList }) => ({ default: LessonList })))

/** The list of all lessons; none opens by itself. */
export function LessonsButton() {
  const { lessons: words } = useText()
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button look="plain" aria-haspopup="dialog" data-lesson-button onClick={() => setOpened(true)}>
        {words.all}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <LessonList onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
