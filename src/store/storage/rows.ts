import type { Dataset } from '../../core/data/dataset'
import type { LoadedDataset } from '../dataset-store'
import { database, session } from './database'

/** Rows that no recipe makes again, where nothing can be stored. */
const inMemory = new Map<number, Dataset>()

/** Keeps a copy of rows that would be lost with the worker; a recipe makes its own again. */
export async function keepRows(
  { source, surgery, summary }: LoadedDataset,
  fetch: () => Promise<Dataset>,
): Promise<void> {
  if (source.kind === 'recipe' && !surgery) return
  const { datasetId } = summary
  const rows = await fetch()
  try {
    await (await database()).put('rows', rows, keyOf(datasetId))
  } catch {
    inMemory.set(datasetId, rows)
  }
}

/** The rows as they were kept; undefined where there are none. */
export async function keptRows(datasetId: number): Promise<Dataset | undefined> {
  const rows = inMemory.get(datasetId)
  if (rows) return rows
  try {
    return await (await database()).get('rows', keyOf(datasetId))
  } catch {
    return undefined
  }
}

function keyOf(datasetId: number): string {
  return `${session}:${datasetId}`
}
