import { useMemo } from 'react'
import { eventsOf } from '../../store/runs/events'
import { focusedExperiment, focusedRun } from '../../store/runs/experiments-store'
import type { Run } from '../../store/runs/run'
import type { Mark } from '../../worker/protocol'
import { usePacedVersion } from './use-paced-version'

/** What every chart over the run's steps shares. */
export interface TimeAxis {
  readonly totalSteps: number
  readonly onlineStartStep: number
  readonly marks: readonly Mark[]
}

/** The time axis of the run in focus and a version of what all runs have measured, both at a pace that drawing can keep. */
export function usePacedAxis(
  select: (run: Run) => number,
  seen = true,
  first = false,
): {
  readonly axis: TimeAxis
  readonly version: string
} {
  const version = usePacedVersion(
    ({ experiments, runs }) =>
      [
        ...experiments.map(({ id, name, hidden, changes }) => `${id}${name ?? ''}${hidden}${changes.length}`),
        ...runs.map((run) => `${run.id}:${select(run)}:${run.marks.length}:${run.progress?.totalSteps}`),
      ].join(),
    seen,
    first,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the state that is read here.
  const axis = useMemo(() => {
    const run = focusedRun()
    const { progress } = run
    return {
      totalSteps: progress?.totalSteps ?? 0,
      onlineStartStep: progress?.onlineStartStep ?? 0,
      marks: eventsOf(focusedExperiment(), run),
    }
  }, [version])
  return { axis, version }
}
