import { findEnvironment } from '../../core/environments/registry'
import { findTaskFamily } from '../../core/environments/tasks/task-families'
import { said } from '../../core/said/said'
import { SaidError, saidOf } from '../../core/said/said-error'
import { addNotice } from '../page/notices-store'
import { findAlgorithm } from '../settings/catalogue-store'
import { trainer } from '../workers/connection'
import { hostOf } from '../workers/hosts'
import { dequeue, holdLanes } from '../workers/lanes'
import { putInFocus } from './focus'
import { type RunOfFile, runsOfFile } from './run-file'
import { addMember, memberOf, membersOf, removeMembers, runOf, updateRun, useRuns } from './runs-store'

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

/** 64 MB: more than 100 long runs take. */
const LARGEST_FILE = 64 * 2 ** 20

/** Adds the runs of a file to the list; of a file with something wrong none. */
export async function importRuns(file: File): Promise<void> {
  try {
    if (file.size > LARGEST_FILE) throw new SaidError(said`${file.name} is larger than any file of runs.`)
    const runs = runsOfFile(await file.text(), file.name)
    runs.forEach(refuseUnknown)
    for (const { wanted, name, members } of runs) {
      const runIds = members.map(({ seed, state }) => addMember(wanted, seed, state))
      if (name) renameRun(runOf(runIds[0]!)!.id, name)
    }
  } catch (error) {
    addNotice(saidOf(error))
  }
}

/** Throws where a run names what this page does not have. */
function refuseUnknown({ wanted: { configuration } }: RunOfFile): void {
  const { algorithm, environment } = configuration
  const description = findAlgorithm(algorithm.id)
  if (!description) throw new SaidError(said`There is no algorithm “${algorithm.id.slice(0, 40)}” here.`)
  if (description.training === 'meta') findTaskFamily(environment?.id ?? '')
  else if (environment) findEnvironment(environment.id)
}
