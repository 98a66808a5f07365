import type { Dataset } from '../../core/data/dataset'
import { asMessage } from '../../core/messages/message'
import type { LoadedDataset } from '../datasets/dataset-store'
import { database, session, store } from './database'

/** Rows that no recipe makes again, where nothing can be stored. */
const inMemory = new Map<number, Dataset>()
const stored = new Set<number>()

/** Keeps a copy of rows that would be lost with the worker; a recipe makes its own again. */
export async function keepRows({ source, summary }: LoadedDataset, fetch: () => Promise<Dataset>): Promise<void> {
  if (source.kind === 'recipe') return
  const { datasetId } = summary
  const rows = await fetch()
  if (await store((db) => db.put('rows', rows, keyOf(datasetId)))) stored.add(datasetId)
  else inMemory.set(datasetId, rows)
}

/** The rows as they were kept; undefined where there are none. */
export async function keptRows(datasetId: number): Promise<Dataset | undefined> {
  return inMemory.get(datasetId) ?? (stored.has(datasetId) ? storedRows(keyOf(datasetId)) : undefined)
}

export async function storedRows(key: string): Promise<Dataset | undefined> {
  try {
    const rows = await (await database()).get('rows', key)
    return rows && { ...rows, assumptions: rows.assumptions.map(asMessage), warnings: rows.warnings.map(asMessage) }
  } catch {
    return undefined
  }
}

/** Under which another visit finds them; null where they are not stored. */
export function rowsKeyOf(datasetId: number | null): string | null {
  return datasetId !== null && stored.has(datasetId) ? keyOf(datasetId) : null
}

function keyOf(datasetId: number): string {
  return `${session}:${datasetId}`
}
