import { useRun } from '../../store/run-store'
import type { Mark } from '../../worker/protocol'

/** What every chart over the run's steps shares. */
export interface TimeAxis {
  readonly totalSteps: number
  readonly borderStep: number
  readonly marks: readonly Mark[]
}

export function useTimeAxis(): TimeAxis {
  const totalSteps = useRun((state) => state.progress?.totalSteps ?? 0)
  const borderStep = useRun((state) => state.progress?.borderStep ?? 0)
  const marks = useRun((state) => state.marks)
  return { totalSteps, borderStep, marks }
}
