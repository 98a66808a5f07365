import type { Operation } from '../../core/data/surgery/operation'
import { datasetService } from '../workers/worker-pool'
import { loadDataset } from './dataset-actions'
import { type LoadedDataset, useDataset } from './dataset-store'

/** Does one more operation on the current dataset; what it was before surgery is kept. */
export function addOperation(operation: Operation): Promise<void> {
  const { current } = useDataset.getState()
  if (!current) return Promise.resolve()
  const { original, operations } = surgeryOn(current)
  return operateAll(original, [...operations, operation])
}

/** Takes the last operation back. */
export function undoOperation(): Promise<void> {
  const surgery = useDataset.getState().current?.surgery
  return surgery ? operateAll(surgery.original, surgery.operations.slice(0, -1)) : Promise.resolve()
}

/** Takes all of them back. */
export function restoreOriginal(): Promise<void> {
  const surgery = useDataset.getState().current?.surgery
  return surgery ? operateAll(surgery.original, []) : Promise.resolve()
}

export function operateAll(original: LoadedDataset, operations: readonly Operation[]): Promise<void> {
  if (operations.length === 0) return loadDataset(original.summary.name, async () => original)
  return loadDataset(original.summary.name, async () => {
    const summary = await datasetService().operateOn(original.summary.datasetId, operations)
    return {
      summary,
      source: { ...original.source, operations },
      builtInId: null,
      surgery: { original, operations },
    }
  })
}

function surgeryOn(current: LoadedDataset): NonNullable<LoadedDataset['surgery']> {
  return current.surgery ?? { original: current, operations: [] }
}
