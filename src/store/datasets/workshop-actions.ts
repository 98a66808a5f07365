import { type ExportFormat, exportFormats } from '../../core/data/formats/write-dataset'
import type { Axis, Coverage } from '../../core/data/inspection'
import type { Operation } from '../../core/data/surgery/operation'
import type { DatasetInspection, SurgeryPreview } from '../../worker/dataset-protocol'
import { settingsNow } from '../settings/settings-now'
import { datasetService } from '../workers/worker-pool'

/** Of returns-to-go, where the algorithm has no discount of its own. */
const USUAL_DISCOUNT = 0.99

export function inspectDataset(datasetId: number): Promise<DatasetInspection> {
  const { discount } = settingsNow().hyperparameters
  return datasetService().inspect(datasetId, typeof discount === 'number' ? discount : USUAL_DISCOUNT)
}

export function coverageOf(datasetId: number, x: Axis, y: Axis): Promise<Coverage> {
  return datasetService().coverageOf(datasetId, x, y)
}

export function previewOperation(datasetId: number, operation: Operation): Promise<SurgeryPreview> {
  return datasetService().previewOperations(datasetId, [operation])
}

/** The dataset as a file, with the name that it is to have. */
export async function exportDataset(
  datasetId: number,
  name: string,
  format: ExportFormat,
): Promise<{ readonly blob: Blob; readonly fileName: string }> {
  const blob = await datasetService().exportDataset(datasetId, format)
  const stem = name.replace(/\.(hdf5|h5|npz|csv|jsonl|parquet)\b/g, '').replace(/[^\p{L}\p{N}]+/gu, '-')
  return { blob, fileName: `${stem.replace(/^-|-$/g, '').slice(0, 80) || 'dataset'}${exportFormats[format].suffix}` }
}
