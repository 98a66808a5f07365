const dataFile = /\.(hdf5|h5|hdf|npz|parquet|csv|tsv|txt|json|jsonl|ndjson|zip)$/i
const deepest = 4

/** The files that were dropped; of a folder the data files in it, and of one that Minari made its data alone. */
export async function droppedFiles({ files, items }: DataTransfer): Promise<readonly File[]> {
  // Entries are gone once this turn of the loop is over.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null)
  if (!entries.some(({ isDirectory }) => isDirectory)) return [...files]
  const found = (await Promise.all(entries.map((entry) => filesIn(entry, 0)))).flat()
  const data = found.filter(({ name }) => dataFile.test(name) && !/^(metadata|info|tasks|stats)\.json/i.test(name))
  const minari = data.filter(({ name }) => name === 'main_data.hdf5')
  if (minari.length > 0) return minari
  return (data.length > 0 ? data : found).toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }))
}

async function filesIn(entry: FileSystemEntry, depth: number): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((take, fail) => (entry as FileSystemFileEntry).file(take, fail))]
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
