import { useSyncExternalStore } from 'react'
import type { LessonCondition } from '../../core/lessons/lesson'
import { isFulfilled, watchConditions } from '../../store/lesson/lesson-conditions'

/** Whether the step's task is done. A lesson never goes on by itself: who is still reading would lose the place. */
export function useFulfilled(condition: LessonCondition | null): boolean {
  return useSyncExternalStore(watchConditions, () => condition !== null && isFulfilled(condition))
}
