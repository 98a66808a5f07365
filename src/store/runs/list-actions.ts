import { trainer } from '../connection'
import { putInFocus } from './focus'
import { hostOf } from './hosts'
import { dequeue, holdLanes } from './lanes'
import { memberOf, membersOf, removeMembers, updateRun, useRuns } from './runs-store'

export function renameRun(id: number, name: string): void {
  updateRun(id, { name: name.trim() || null })
}

export function showRun(id: number, shown: boolean): void {
  updateRun(id, { hidden: !shown })
}

/** One member alone; the large button acts on all. */
export async function pauseMember(runId: number): Promise<void> {
  await hostOf(runId)?.pause()
}

export async function continueMember(runId: number): Promise<void> {
  const host = hostOf(runId)
  // Without a worker it waits for one; nothing waits any longer.
  await (host ? host.play() : holdLanes(false))
}

/** Takes a run and all its seeds off the list; whatever of it trains is ended. The last one stays. */
export async function removeRun(id: number): Promise<void> {
  const { runs, members, focus } = useRuns.getState()
  const own = membersOf(id).map(({ runId }) => runId)
  if (runs.length < 2) return
  if (own.includes(focus)) {
    const others = members.filter((member) => member.of !== id)
    putInFocus((others.findLast(({ hosted }) => hosted) ?? others.at(-1)!).runId)
  }
  dequeue(own)
  if (own.some((runId) => memberOf(runId)?.hosted)) await trainer().pause()
  removeMembers(({ of }) => of === id)
}
