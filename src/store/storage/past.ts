import type { FrozenRun } from '../../worker/protocol'
import { runWithId } from '../runs/experiments-store'
import { keepState, keptOf } from '../timeline/kept-states'
import { database, session, store } from './database'

/** Steps of each run of this visit that are stored. */
const stored = new Map<number, Set<number>>()
let writing: Promise<void> = Promise.resolve()

/** Stores what is kept of a run to look back at, and forgets what was thinned out; one run after the other. */
export function savePast(runId: number): void {
  writing = writing.then(() => write(runId)).catch(() => undefined)
}

async function write(runId: number): Promise<void> {
  if (!runWithId(runId)) return
  const kept = keptOf(runId)
  const before = stored.get(runId) ?? new Set<number>()
  const now = new Set(kept.map(({ step }) => step))
  const id = idOf(runId)
  const done = await store(async (db) => {
    const changes = db.transaction('past', 'readwrite')
    for (const step of before) if (!now.has(step)) void changes.store.delete([id, step])
    for (const frozen of kept) if (!before.has(frozen.step)) void changes.store.put(frozen, [id, frozen.step])
    await changes.done
  })
  if (done) stored.set(runId, now)
}

/** What was stored of a run of an earlier visit is this run's from now on, up to the step at which it goes on. */
export async function restorePast(id: string, runId: number, upTo: number): Promise<void> {
  const db = await database()
  const states = (await db.getAll('past', rangeOf(id))) as FrozenRun[]
  for (const frozen of states) if (frozen.step <= upTo) keepState({ runId, frozen })
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
