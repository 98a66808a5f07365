import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { LessonCondition } from '../../core/lessons/lesson'
import { moveInLesson } from '../../store/tour-actions'
import { isFulfilled, watchConditions } from '../../store/tour-conditions'

/** Time to see that it was right, in ms. */
const GO_ON_MS = 1500

export function useFulfilled(condition: LessonCondition | null): boolean {
  return useSyncExternalStore(watchConditions, () => condition !== null && isFulfilled(condition))
}

/** What was done already when the step came, or comes last, waits for the person. */
export function useGoOn(step: number, fulfilled: boolean, last: boolean): void {
  const before = useRef({ step: -1, fulfilled: false })
  useEffect(() => {
    const was = before.current
    before.current = { step, fulfilled }
    if (!fulfilled || last || was.step !== step || was.fulfilled) return undefined
    const timer = setTimeout(() => moveInLesson(1), GO_ON_MS)
    return () => clearTimeout(timer)
  }, [step, fulfilled, last])
}
