import { scenarioIds } from '../scenarios/scenario-ids'

/** One for the page itself, then one per scenario; `public/lessons/ID.json` holds each. */
export const lessonIds = ['page', ...scenarioIds] as const
export type LessonId = (typeof lessonIds)[number]

/** Where a lesson happens: the one of the page in the first scenario. */
export function scenarioOfLesson(id: LessonId): (typeof scenarioIds)[number] {
  return id === 'page' ? scenarioIds[0] : id
}
