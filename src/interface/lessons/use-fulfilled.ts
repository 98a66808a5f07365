import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { LessonCondition } from '../../core/lessons/lesson'
import { moveInLesson } from '../../store/lesson/tour-actions'
import { isFulfilled, watchConditions } from '../../store/lesson/tour-conditions'

/** Time to see that it was right, in ms. */
const GO_ON_MS = 1500

export function useFulfilled(condition: LessonCondition | null): boolean {
  return useSyncExternalStore(watchConditions, () => condition !== null && isFulfilled(condition))
}

/** Goes on by itself when the step's task is done; what was done already when the step came waits for the person. */
export function useGoOn(step: number, fulfilled: boolean, waits: boolean): void {
  const before = useRef({ step: -1, fulfilled: false })
  useEffect(() => {
    const was = before.current
    before.current = { step, fulfilled }
    if (!fulfilled || waits || was.step !== step || was.fulfilled) return undefined
    const timer = setTimeout(() => moveInLesson(1), GO_ON_MS)
    return () => clearTimeout(timer)
  }, [step, fulfilled, waits])
}
