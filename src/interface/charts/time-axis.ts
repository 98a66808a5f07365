import { useMemo } from 'react'
import { useRun } from '../../store/run-store'
import type { Mark } from '../../worker/protocol'
import { usePacedVersion } from './use-paced-version'

/** What every chart over the run's steps shares. */
export interface TimeAxis {
  readonly totalSteps: number
  readonly borderStep: number
  readonly marks: readonly Mark[]
}

type RunState = ReturnType<typeof useRun.getState>

/** The time axis and a version of the run's series, both at a pace that drawing can keep. */
export function usePacedAxis(select: (state: RunState) => number): {
  readonly axis: TimeAxis
  readonly version: string
} {
  const version = usePacedVersion(
    (state) => `${select(state)}:${state.marks.length}:${state.progress?.totalSteps}:${state.progress?.borderStep}`,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the state that is read here.
  const axis = useMemo(() => {
    const { progress, marks } = useRun.getState()
    return { totalSteps: progress?.totalSteps ?? 0, borderStep: progress?.borderStep ?? 0, marks }
  }, [version])
  return { axis, version }
}
