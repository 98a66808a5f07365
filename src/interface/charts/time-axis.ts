import { useMemo } from 'react'
import type { Member } from '../../store/runs/member'
import { useRun } from '../../store/runs/run-store'
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
  select: (member: Member) => number,
  seen = true,
): {
  readonly axis: TimeAxis
  readonly version: string
} {
  const version = usePacedVersion(
    ({ runs, members }) =>
      [
        ...runs.map(({ id, name, hidden }) => `${id}${name ?? ''}${hidden}`),
        ...members.map(
          (member) => `${member.runId}:${select(member)}:${member.marks.length}:${member.progress?.totalSteps}`,
        ),
      ].join(),
    seen,
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for the state that is read here.
  const axis = useMemo(() => {
    const { progress, marks } = useRun.getState()
    return { totalSteps: progress?.totalSteps ?? 0, borderStep: progress?.borderStep ?? 0, marks }
  }, [version])
  return { axis, version }
}
