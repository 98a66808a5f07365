import { type LessonId, scenarioOfLesson } from '../../core/lessons/lesson-ids'
import { useScenario } from '../scenario/scenario-store'
import { useLesson } from './lesson-store'

/** Where it was left is remembered. */
export function leaveLesson(): void {
  const { lesson } = useLesson.getState()
  if (!lesson) return
  useLesson.setState({ lesson: null, step: 0 })
  keepInAddress(null)
}

/** A reload comes back to it. */
export function keepInAddress(open: { readonly lesson: LessonId; readonly scenario: string } | null): void {
  const address = new URL(window.location.href)
  if (open === null) address.searchParams.delete('lesson')
  else {
    address.searchParams.delete('free')
    address.searchParams.set('scenario', open.scenario)
    address.searchParams.set('lesson', open.lesson)
  }
  window.history.replaceState(null, '', address)
}

/** A lesson speaks of one scenario: where another is opened it is left. */
export function followScenarioOfLesson(): void {
  useScenario.subscribe(({ id }) => {
    const { lesson } = useLesson.getState()
    if (lesson && id !== scenarioOfLesson(lesson.id)) leaveLesson()
  })
}
