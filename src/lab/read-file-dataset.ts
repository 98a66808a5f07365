import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Dataset, DatasetError } from '../core/data/dataset'
import type { DataFile } from '../core/data/formats/data-file'
import { type ReadOptions, readDataset } from '../core/data/formats/read-dataset'
import { verbatim } from '../core/said/said'

/** Reads a dataset from a file on disk, piece by piece. Throws a DatasetError, or Node's own where the file is missing. */
export async function readFileDataset(path: string, options?: ReadOptions): Promise<Dataset> {
  const handle = await open(path, 'r')
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new DatasetError(verbatim(`${path} is no file.`))
    return await readDataset(fileOf(handle, basename(path), stats.size), options)
  } finally {
    await handle.close()
  }
}

function fileOf(handle: FileHandle, name: string, size: number): DataFile {
  return {
    name,
    size,
    slice: (start, end) => ({
      async arrayBuffer() {
        const bytes = new Uint8Array(end - start)
        let length = 0
        while (length < bytes.length) {
          const { bytesRead } = await handle.read(bytes, length, bytes.length - length, start + length)
          if (bytesRead === 0) throw new DatasetError(verbatim('the file became shorter while it was read.'))
          length += bytesRead
        }
        return bytes.buffer
      },
    }),
  }
}
