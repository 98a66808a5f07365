import { message } from '../../core/messages/message'
import { messageOf, UserError } from '../../core/messages/user-error'
import { addNotice } from '../page/notices-store'
import { workerOf } from '../workers/worker-of'
import { firstWorker } from '../workers/worker-pool'
import { database, type StoredCheckpoint, session, store } from './database'
import { forgetPast, forgetPastBut, restorePast } from './past'
import { resumeBeside, resumeRun } from './resume'
import { storedRows } from './rows'
import { useStorage } from './storage-store'

/** What nobody has come back to for so long is forgotten. */
const KEEP_MS = 14 * 24 * 3600 * 1000
/** Those that had finished are kept to be looked at and forked, the newest of them. */
const MOST_FINISHED = 12

/** Each tab holds a lock for as long as it lives, so that no other one offers to continue its runs. */
const lockOf = (of: string) => `playground-${of}`

/** Looks for runs that a reload, a crash or a closed tab has interrupted. */
export async function lookForStored(): Promise<void> {
  void navigator.locks?.request(lockOf(session), () => new Promise(() => undefined))
  await store(async (db) => {
    const alive = await livingSessions()
    const all = (await db.getAll('checkpoints')).filter((one) => !alive.has(one.session))
    const newest = [...all].sort((a, b) => b.savedAt - a.savedAt)
    const tooMany = newest.filter(({ step, totalSteps }) => step >= totalSteps).slice(MOST_FINISHED)
    const old = all.filter((one) => Date.now() - one.savedAt > KEEP_MS || tooMany.includes(one))
    await Promise.all(old.map(({ id }) => db.delete('checkpoints', id)))
    const offered = all.filter((one) => !old.includes(one)).sort((a, b) => b.savedAt - a.savedAt)
    useStorage.setState({
      offered: offered.map(({ id, label, savedAt, step, totalSteps }) => ({ id, label, savedAt, step, totalSteps })),
    })
    await forgetUnusedRows(alive)
    await forgetPastBut(new Set(offered.map(({ id }) => id)), alive)
  })
}

/**
 * Takes a stored run up where it was kept, and goes on at once; of a scenario all of its methods, those that had finished
 * as they ended. What cannot be read is refused, and stays where it is.
 */
export async function continueStored(id: string): Promise<void> {
  try {
    const stored = await (await database()).get('checkpoints', id)
    if (!stored)
      throw new UserError(message`This run is no longer stored; another tab may have taken it up or cleared it.`)
    const siblings = await siblingsOf(stored)
    const checkpoint = await firstWorker().api.openCheckpoint(stored.bytes)
    const rows = stored.rowsKey === null ? undefined : await storedRows(stored.rowsKey)
    const runId = await resumeRun(checkpoint, rows, stored.scenario)
    await restorePast(stored.id, runId, stored.step)
    await takeOver(stored, runId)
    for (const sibling of siblings) {
      const beside = resumeBeside(await firstWorker().api.openCheckpoint(sibling.bytes), sibling.scenario!)
      await restorePast(sibling.id, beside, sibling.step)
      await takeOver(sibling, beside)
    }
    await workerOf(runId)?.play()
  } catch (error) {
    addNotice(messageOf(error))
  }
}

/** Other methods that trained in the same scenario at the same visit; the newest of each seed. */
async function siblingsOf({ id, session: visit, scenario }: StoredCheckpoint): Promise<StoredCheckpoint[]> {
  if (!scenario) return []
  const all = await (await database()).getAll('checkpoints')
  const others = all.filter((one) => one.id !== id && one.session === visit && one.scenario?.id === scenario.id)
  const newest = new Map(others.sort((a, b) => a.savedAt - b.savedAt).map((one) => [one.scenario!.method, one]))
  newest.delete(scenario.method)
  return [...newest.values()]
}

/** From now on it is this visit's, so that a crash before the next keeping loses nothing. */
async function takeOver(stored: StoredCheckpoint, runId: number): Promise<void> {
  await store((db) => db.put('checkpoints', { ...stored, id: `${session}:${runId}`, session }))
  await forgetStored(stored.id)
}

export async function forgetStored(id: string): Promise<void> {
  useStorage.setState(({ offered }) => ({ offered: offered.filter((one) => one.id !== id) }))
  await store((db) => db.delete('checkpoints', id))
  await forgetPast(id)
}

/** Not now: they stay stored, and are offered at the next visit. */
export function putOffersAway(): void {
  useStorage.setState({ offered: [] })
}

async function livingSessions(): Promise<Set<string>> {
  const held = (await navigator.locks?.query())?.held ?? []
  const names = held.map(({ name }) => name ?? '')
  return new Set(names.flatMap((name) => (name.startsWith('playground-') ? [name.slice('playground-'.length)] : [])))
}

/** Rows that no checkpoint asks for, of visits that are over. */
async function forgetUnusedRows(alive: ReadonlySet<string>): Promise<void> {
  const db = await database()
  const wanted = new Set((await db.getAll('checkpoints')).map(({ rowsKey }) => rowsKey))
  for (const key of await db.getAllKeys('rows')) {
    if (!wanted.has(key) && !alive.has(key.split(':')[0]!)) await db.delete('rows', key)
  }
}
