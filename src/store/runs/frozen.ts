import type { FrozenReport, FrozenRun } from '../../worker/protocol'
import { memberOf, useRuns } from './runs-store'

/** The states of a member that can be gone back to. */
interface Kept {
  readonly border?: FrozenRun
  /** The newest, of whatever reason. */
  readonly latest: FrozenRun
}

/** Outside React: what is here is large, and only looked at when somebody forks or something has failed. */
const kept = new Map<number, Kept>()

export function receiveFrozen({ runId, reason, frozen }: FrozenReport): void {
  if (!memberOf(runId)) return
  const known = kept.get(runId)
  kept.set(runId, { border: reason === 'border' ? frozen : known?.border, latest: frozen })
}

export function frozenAtBorder(runId: number): FrozenRun | undefined {
  return kept.get(runId)?.border
}

export function latestFrozen(runId: number): FrozenRun | undefined {
  return kept.get(runId)?.latest
}

/** Members that leave the list take their states with them. */
useRuns.subscribe(({ members }, before) => {
  if (members.length >= before.members.length) return
  for (const runId of kept.keys()) if (!members.some((member) => member.runId === runId)) kept.delete(runId)
})
