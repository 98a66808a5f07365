import { readSync } from 'node:fs'
import { type FileHandle, open, readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { type Dataset, DatasetError } from '../core/data/dataset'
import type { DataFile } from '../core/data/formats/data-file'
import { dataFilesAmong } from '../core/data/formats/data-folder'
import { type ReadOptions, readDatasets } from '../core/data/formats/read-dataset'
import { verbatim } from '../core/messages/message'

/**
 * Reads a dataset from a file on disk, piece by piece, or from the data files of a folder one after the other. Throws a
 * DatasetError, or Node's own where the file is missing.
 */
export async function readFileDataset(path: string, options?: ReadOptions): Promise<Dataset> {
  const paths = await dataIn(path)
  const handles: FileHandle[] = []
  try {
    const files: DataFile[] = []
    for (const each of paths) {
      const handle = await open(each, 'r')
      handles.push(handle)
      const stats = await handle.stat()
      if (!stats.isFile()) throw new DatasetError(verbatim(`${each} is no file.`))
      files.push(fileOf(handle, paths.length > 1 ? relative(path, each) : basename(each), stats.size))
    }
    return await readDatasets(files, options)
  } finally {
    await Promise.all(handles.map((handle) => handle.close()))
  }
}

/** Of a folder (Minari, LeRobot): its data files. */
async function dataIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const inside = await readdir(path, { recursive: true, withFileTypes: true })
  const files = inside
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  const found = dataFilesAmong(files)
  if (found.length === 0) throw new DatasetError(verbatim(`${path} is a folder without data files; name a file.`))
  return found.map((name) => join(path, name))
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
