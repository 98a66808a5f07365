import { message } from '../../core/messages/message'
import type { FrozenRun } from '../../worker/protocol'
import { addNotice } from '../page/notices-store'
import { runWithId } from '../runs/experiments-store'
import { keepState, keptOf } from '../timeline/kept-states'
import { movePlayHead, usePlayHead } from '../timeline/play-head'
import { database, session, store } from './database'
import { useStorage } from './storage-store'

/** Of each run of this visit, the states that are stored; null where they found no room. */
const stored = new Map<number, readonly FrozenRun[] | null>()
let writing: Promise<void> = Promise.resolve()

/** Stores what is kept of a run to look back at, and forgets what was thinned out; one run after the other. */
export function savePast(runId: number): void {
  writing = writing.then(() => write(runId))
}

async function write(runId: number): Promise<void> {
  const before = stored.get(runId) ?? []
  if (!runWithId(runId) || stored.get(runId) === null) return
  const now = keptOf(runId)
  const id = idOf(runId)
  const done = await store(async (db) => {
    const changes = db.transaction('past', 'readwrite')
    const gone = before.filter((one) => !now.includes(one)).map(({ step }) => changes.store.delete([id, step]))
    const added = now.filter((one) => !before.includes(one)).map((one) => changes.store.put(one, [id, one.step]))
    await Promise.all([...gone, ...added, changes.done])
  })
  stored.set(runId, done ? now : null)
  // Where nothing at all is stored, the page says so already.
  if (done || useStorage.getState().refused !== 'full') return
  // The run itself, which is small, comes first.
  await forgetPast(id)
  addNotice(
    message`What is kept to look back at found no room in this browser's storage: it is there until the page is closed.`,
  )
}

/**
 * What was stored of a run of an earlier visit is this run's from now on, up to the step at which it goes on. The run goes
 * on all the same where it cannot be read, which is told.
 */
export async function restorePast(id: string, runId: number, upTo: number): Promise<void> {
  try {
    const states = await (await database()).getAll('past', rangeOf(id))
    for (const frozen of states) if (frozen.step <= upTo) keepState({ runId, frozen })
    // Whoever has turned time back meanwhile stands on one of them from now on.
    const { step } = usePlayHead.getState()
    if (step !== null) movePlayHead(step)
  } catch {
    addNotice(message`What had been kept to look back at could not be read: the run goes on without it.`)
  }
  await forgetPast(id)
  savePast(runId)
}

export async function forgetPast(id: string): Promise<void> {
  await store((db) => db.delete('past', rangeOf(id)))
}

/** Of runs that are no longer stored themselves. */
export async function forgetPastBut(ids: ReadonlySet<string>, alive: ReadonlySet<string>): Promise<void> {
  const db = await database()
  const keys = await db.getAllKeys('past')
  const gone = keys.filter(([id]) => !ids.has(id) && !alive.has(id.split(':')[0]!))
  for (const id of new Set(gone.map(([of]) => of))) await forgetPast(id)
}

function idOf(runId: number): string {
  return `${session}:${runId}`
}

function rangeOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER])
}
