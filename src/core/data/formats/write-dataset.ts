import type { Dataset } from '../dataset'
import { writeHdf5 } from './write-hdf5'
import { writeNpz } from './write-npz'
import { writeCsv, writeJsonLines } from './write-text'

export type ExportFormat = 'npz' | 'csv' | 'json-lines' | 'hdf5'

/** Labels and name endings, in the order in which they are offered. */
export const exportFormats: Readonly<Record<ExportFormat, { readonly label: string; readonly suffix: string }>> = {
  npz: { label: 'NumPy archive', suffix: '.npz' },
  hdf5: { label: 'HDF5 as D4RL', suffix: '.hdf5' },
  csv: { label: 'CSV', suffix: '.csv' },
  'json-lines': { label: 'JSON Lines', suffix: '.jsonl' },
}

/**
 * The dataset as a file. Next observations are always written, so reading it again gives the same transitions;
 * steps that were left out of training when it was read are not in it.
 */
export async function writeDataset(dataset: Dataset, format: ExportFormat): Promise<Blob> {
  switch (format) {
    case 'npz':
      return new Blob([writeNpz(dataset)])
    case 'hdf5':
      return new Blob([await writeHdf5(dataset)])
    case 'csv':
      return new Blob([...writeCsv(dataset)], { type: 'text/csv' })
    case 'json-lines':
      return new Blob([...writeJsonLines(dataset)], { type: 'application/jsonl' })
  }
}
