import { dataFilesAmong } from '../../core/data/formats/data-folder'

const deepest = 6

/** The files that were dropped; of a folder the data files in it, in the order of their numbers. */
export async function droppedFiles({ files, items }: DataTransfer): Promise<readonly File[]> {
  // Entries are gone once this turn of the loop is over.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files]
  const found = (await Promise.all(entries.map((entry) => filesIn(entry, 0)))).flat()
  const data = dataFilesAmong(found.map(({ path }) => path))
  const taken = data.length > 0 ? data.map((path) => found.find((each) => each.path === path)!) : found
  // Minari's Parquet calls every file part-0.parquet: the folder tells which it is.
  return taken.map(({ file, path }) =>
    taken.length === 1 ? file : new File([file], path, { type: file.type, lastModified: file.lastModified }),
  )
}

interface Found {
  readonly path: string
  readonly file: File
}

async function filesIn(entry: FileSystemEntry, depth: number): Promise<Found[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((take, fail) => (entry as FileSystemFileEntry).file(take, fail))
    return [{ path: entry.fullPath.replace(/^\//, ''), file }]
  }
  if (depth >= deepest) return []
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const inside: FileSystemEntry[] = []
  // A reader gives some hundred entries at a time.
  for (let more = await entriesOf(reader); more.length > 0; more = await entriesOf(reader)) inside.push(...more)
  return (await Promise.all(inside.map((each) => filesIn(each, depth + 1)))).flat()
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((take, fail) => reader.readEntries(take, fail))
}
