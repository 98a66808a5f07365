import { readSync } from 'node:fs'
import { access, type FileHandle, open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Dataset, DatasetError } from '../core/data/dataset'
import type { DataFile } from '../core/data/formats/data-file'
import { type ReadOptions, readDataset } from '../core/data/formats/read-dataset'
import { verbatim } from '../core/said/said'

/** Reads a dataset from a file on disk, piece by piece. Throws a DatasetError, or Node's own where the file is missing. */
export async function readFileDataset(path: string, options?: ReadOptions): Promise<Dataset> {
  const handle = await open(await dataIn(path), 'r')
  try {
    const stats = await handle.stat()
    if (!stats.isFile()) throw new DatasetError(verbatim(`${path} is no file.`))
    return await readDataset(fileOf(handle, basename(path), stats.size), options)
  } finally {
    await handle.close()
  }
}

/** Of a folder that Minari made: its data. */
async function dataIn(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return path
  const inside = ['data/main_data.hdf5', 'main_data.hdf5'].map((name) => join(path, name))
  const found = await Promise.all(
    inside.map((name) =>
      access(name).then(
        () => true,
        () => false,
      ),
    ),
  )
  const first = inside.find((_, i) => found[i])
  if (first === undefined)
    throw new DatasetError(verbatim(`${path} is a folder without data/main_data.hdf5; name a file.`))
  return first
}

function fileOf(handle: FileHandle, name: string, size: number): DataFile {
  return {
    name,
    size,
    readNow(start, end) {
      const bytes = new Uint8Array(end - start)
      let length = 0
      while (length < bytes.length) {
        const read = readSync(handle.fd, bytes, length, bytes.length - length, start + length)
        if (read === 0) throw new DatasetError(verbatim('the file became shorter while it was read.'))
        length += read
      }
      return bytes
    },
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
