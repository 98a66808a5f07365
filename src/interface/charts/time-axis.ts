import { useMemo } from 'react'
import { focusedRun } from '../../store/runs/experiments-store'
import type { Run } from '../../store/runs/run'
import type { Mark } from '../../worker/protocol'
import { usePacedVersion } from './use-paced-version'

/** What every chart over the run's steps shares. */
export interface TimeAxis {
  readonly totalSteps: number
  readonly borderStep: number
  readonly marks: readonly Mark[]
}

/** The time axis of the run in focus and a version of what all runs have measured, both at a pace that drawing can keep. */
export function usePacedAxis(
  select: (run: Run) => number,
  seen = true,
): {
  readonly axis: TimeAxis
  readonly version: string
} {
  const version = usePacedVersion(
    ({ experiments, runs }) =>
      [
        ...experiments.map(({ id, name, hidden }) => `${id}${name ?? ''}${hidden}`),
        ...runs.map((run) => `${run.id}:${select(run)}:${run.marks.length}:${run.progress?.totalSteps}`),
      ].join(),
    seen,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the state that is read here.
  const axis = useMemo(() => {
    const { progress, marks } = focusedRun()
    return { totalSteps: progress?.totalSteps ?? 0, borderStep: progress?.borderStep ?? 0, marks }
  }, [version])
  return { axis, version }
}
