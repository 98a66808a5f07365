import type { Dataset } from '../dataset'
import { loadHdf5 } from './hdf5-file'

let written = 0

/** Flat arrays with D4RL's names, chunked and packed with gzip. */
export async function writeHdf5(dataset: Dataset): Promise<Uint8Array<ArrayBuffer>> {
  const { library, module } = await loadHdf5()
  const path = `/export-${written++}.hdf5`
  const file = new library.File(path, 'w')
  try {
    const { count, observationSize, actionSize } = dataset
    const put = (name: string, data: Float32Array | Float64Array | Uint8Array, dtype: string, width?: number) => {
      const shape = width === undefined ? [count] : [count, width]
      const chunks = [Math.min(count, 4096), ...shape.slice(1)]
      file.create_dataset({ name, data, shape, dtype, chunks, compression: 'gzip', compression_opts: 4 })
    }
    put('observations', dataset.observations, '<f', observationSize)
    put('actions', dataset.actions, '<f', actionSize)
    put('rewards', dataset.rewards, '<d')
    put('next_observations', dataset.nextObservations, '<f', observationSize)
    put('terminals', dataset.terminals, '<B')
    put('timeouts', dataset.timeouts, '<B')
  } finally {
    file.close()
  }
  const bytes = module.FS.readFile(path) as Uint8Array<ArrayBuffer>
  module.FS.unlink(path)
  return bytes
}
