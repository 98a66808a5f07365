import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb'
import type { Dataset } from '../../core/data/dataset'
import type { FrozenRun } from '../../worker/protocol'
import { useEmbed } from '../page/embed'
import { useStorage } from './storage-store'

const NAME = 'offline-to-online-playground'
const VERSION = 2

/** A run as it was frozen, on its way through a closed tab. */
export interface StoredCheckpoint {
  /** `session:runId`: one run keeps its newest state only. */
  readonly id: string
  readonly session: string
  /** Milliseconds since 1970. */
  readonly savedAt: number
  /** For the offer to continue, without decoding. */
  readonly label: string
  readonly step: number
  readonly totalSteps: number
  /** Of a run that was begun from a scenario: it goes on there. */
  readonly scenario?: { readonly id: string; readonly method: string }
  /** Where its rows are, if no recipe makes them again. */
  readonly rowsKey: string | null
  readonly bytes: ArrayBuffer
}

interface Stores extends DBSchema {
  checkpoints: { key: string; value: StoredCheckpoint }
  /** Of data that no recipe can make again, by `session:datasetId`. */
  rows: { key: string; value: Dataset }
  /** States of a run to look back at, by the id of its checkpoint and their step. */
  past: { key: [id: string, step: number]; value: FrozenRun }
}

/** This visit: what it stores is told apart from what other tabs and earlier visits have stored. */
export const session = crypto.randomUUID()

let opened: Promise<IDBPDatabase<Stores>> | undefined

/** Rejects where the browser stores nothing: in some private windows, or where it is forbidden. */
export function database(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>(NAME, VERSION, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore('checkpoints', { keyPath: 'id' })
        db.createObjectStore('rows')
      }
      if (before < 2) db.createObjectStore('past')
    },
    // Another tab wants a newer form: it waits for nobody.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    terminated: () => {
      opened = undefined
    },
  })
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

/** Stores something; where that fails the page is told why, once, and the run goes on. */
export async function store(task: (db: IDBPDatabase<Stores>) => Promise<unknown>): Promise<boolean> {
  // Nobody comes back to what trained in another page's frame.
  if (useEmbed.getState().embed !== null) return false
  try {
    await task(await database())
    useStorage.setState({ refused: null })
    return true
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError'
    useStorage.setState({ refused: full ? 'full' : 'blocked' })
    return false
  }
}

/** Everything that this page has stored, but for the person's preferences. */
export async function clearStorage(): Promise<void> {
  const db = await opened?.catch(() => undefined)
  db?.close()
  opened = undefined
  await deleteDB(NAME)
  useStorage.setState({ offered: [], refused: null, savedAt: null })
}
