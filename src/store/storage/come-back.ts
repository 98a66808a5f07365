import { said } from '../../core/said/said'
import { SaidError, saidOf } from '../../core/said/said-error'
import { addNotice } from '../page/notices-store'
import { trainer } from '../workers/connection'
import { database, session, store } from './database'
import { resumeRun } from './resume'
import { storedRows } from './rows'
import { useStorage } from './storage-store'

/** What nobody has come back to for so long is forgotten. */
const KEEP_MS = 14 * 24 * 3600 * 1000

/** Each tab holds a lock for as long as it lives, so that no other one offers to continue its runs. */
const lockOf = (of: string) => `playground-${of}`

/** Looks for runs that a reload, a crash or a closed tab has interrupted. */
export async function lookForStored(): Promise<void> {
  void navigator.locks?.request(lockOf(session), () => new Promise(() => undefined))
  await store(async (db) => {
    const alive = await livingSessions()
    const all = (await db.getAll('checkpoints')).filter((one) => !alive.has(one.session))
    const old = all.filter(({ savedAt }) => Date.now() - savedAt > KEEP_MS)
    await Promise.all(old.map(({ id }) => db.delete('checkpoints', id)))
    const offered = all.filter((one) => !old.includes(one)).sort((a, b) => b.savedAt - a.savedAt)
    useStorage.setState({
      offered: offered.map(({ id, label, savedAt, step, totalSteps }) => ({ id, label, savedAt, step, totalSteps })),
    })
    await forgetUnusedRows(alive)
  })
}

/** Takes a stored run up where it was kept. What cannot be read is refused, and stays where it is. */
export async function continueStored(id: string): Promise<void> {
  try {
    const stored = await (await database()).get('checkpoints', id)
    if (!stored)
      throw new SaidError(said`This run is no longer stored; another tab may have taken it up or cleared it.`)
    const checkpoint = await trainer().openCheckpoint(stored.bytes)
    const rows = stored.rowsKey === null ? undefined : await storedRows(stored.rowsKey)
    const runId = await resumeRun(checkpoint, rows)
    // From now on it is this visit's, so that a crash before the next keeping loses nothing.
    await store((db) => db.put('checkpoints', { ...stored, id: `${session}:${runId}`, session }))
    await forgetStored(id)
  } catch (error) {
    addNotice(saidOf(error))
  }
}

export async function forgetStored(id: string): Promise<void> {
  useStorage.setState(({ offered }) => ({ offered: offered.filter((one) => one.id !== id) }))
  await store((db) => db.delete('checkpoints', id))
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
