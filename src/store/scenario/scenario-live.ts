import type { Member } from '../runs/member'
import type { Run } from '../runs/run'
import { useRuns } from '../runs/runs-store'
import { mostLanes } from '../workers/lanes'
import { useScenario } from './scenario-store'

/** A seed of one of the open scenario's methods that was begun here. */
export interface LiveMember {
  readonly method: string
  readonly run: Run
  readonly member: Member
}

type RunsState = Pick<ReturnType<typeof useRuns.getState>, 'runs' | 'members'>

/** In the order of the scenario's methods, then of the seeds. */
export function liveMembers({ runs, members }: RunsState = useRuns.getState()): LiveMember[] {
  const { open } = useScenario.getState()
  if (!open) return []
  return open.scenario.methods.flatMap(({ id }) =>
    runs.flatMap((run) => {
      const { origin } = run
      if (origin.kind !== 'scenario' || origin.scenario !== open.scenario.id || origin.method !== id) return []
      const own = members.filter(({ of }) => of === run.id).sort((a, b) => a.seed - b.seed)
      return own.map((member) => ({ method: id, run, member }))
    }),
  )
}

export function isOver({ status }: Member): boolean {
  return status === 'finished' || status === 'failed' || status === 'ended'
}

export type LiveStatus = 'none' | 'training' | 'paused' | 'over'

/** Of all live runs together; who waits for a core is paused where all others are. */
export function liveStatus(live: readonly LiveMember[]): LiveStatus {
  if (live.length === 0) return 'none'
  const going = live.filter(({ member }) => !isOver(member))
  if (going.length === 0) return 'over'
  const moves = going.some(({ member }) => member.status === 'training' || member.status === 'preparing')
  return !moves && going.some(({ member }) => member.status === 'paused') ? 'paused' : 'training'
}

/**
 * Seconds until all are through, in a main worker and `lanes` beside it; whoever has no rate yet takes as long as it
 * did where it was measured. null when nothing is left.
 */
export function secondsLeft(
  live: readonly LiveMember[],
  secondsEach: number,
  mainRunId: number | undefined,
  lanes = mostLanes(),
): number | null {
  const going = live.map(({ member }) => member).filter((member) => !isOver(member))
  if (going.length === 0) return null
  const left = ({ secondsLeft: own, progress }: Member) =>
    own ?? secondsEach * (1 - (progress?.step ?? 0) / Math.max(1, progress?.totalSteps ?? 1))
  const beside = going.filter(({ runId }) => runId !== mainRunId)
  const main = going.filter(({ runId }) => runId === mainRunId).map(left)
  const longest = Math.max(0, ...beside.filter(({ hosted }) => hosted).map(left))
  const sum = beside.reduce((total, member) => total + left(member), 0)
  return Math.max(...main, longest, sum / lanes)
}

/** About what one run takes, by what all took one after the other but the first, which trains beside them. */
export function secondsEach(secondsLive: number, methods: number): number {
  return secondsLive / Math.max(1, methods - 1)
}
