import { type LessonId, scenarioOfLesson } from '../../core/lessons/lesson-ids'
import { messageOf } from '../../core/messages/user-error'
import { lockOf } from '../assignment/assignment-store'
import { fetchJson } from '../page/fetch-json'
import { addNotice } from '../page/notices-store'
import { openScenario } from '../scenario/scenario-actions'
import { useScenario } from '../scenario/scenario-store'
import { keepInAddress, leaveLesson } from './leave-lesson'
import { useLesson, useLessonProgress } from './lesson-store'

/** Whether the lesson can be had here: a teacher's link may keep the page in another scenario. */
export function lessonIsOffered(id: LessonId): boolean {
  return lockOf('scenario') === null || useScenario.getState().id === scenarioOfLesson(id)
}

/** Opens a lesson, in its scenario, at the step at which it was left. */
export async function openLesson(id: LessonId): Promise<void> {
  if (!lessonIsOffered(id)) return
  try {
    const scenario = scenarioOfLesson(id)
    const [{ checkLesson }, given] = await Promise.all([
      import('../../core/lessons/lesson'),
      fetchJson(`lessons/${id}.json`),
    ])
    const lesson = checkLesson(given)
    leaveLesson()
    if (useScenario.getState().id !== scenario && !(await openScenario(scenario))) return
    const left = useLessonProgress.getState().leftAt[id] ?? 0
    useLesson.setState({ lesson, step: left < lesson.steps.length ? left : 0 })
    keepInAddress({ lesson: id, scenario })
  } catch (error) {
    addNotice({ kind: 'no-lesson', why: messageOf(error) })
  }
}

/** By -1 back, by 1 on; beyond the last step the lesson is through. */
export function moveInLesson(by: -1 | 1): void {
  const { lesson, step } = useLesson.getState()
  if (!lesson || step + by < 0) return
  const to = step + by
  const { id, steps } = lesson
  const over = to >= steps.length
  useLessonProgress.setState(({ leftAt, through }) => ({
    leftAt: { ...leftAt, [id]: over ? 0 : to },
    through: over && !through.includes(id) ? [...through, id] : through,
  }))
  if (over) leaveLesson()
  else useLesson.setState({ step: to })
}
