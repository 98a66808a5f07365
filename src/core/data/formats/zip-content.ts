import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { DataFile } from './data-file'
import { dataFilesAmong } from './data-folder'
import { LIMITS } from './limits'
import { openNpz } from './npz'
import type { Pace } from './pace'
import { quote, type Source } from './source'
import { inflateZipEntry, listZip, type ZipEntry } from './zip'

/**
 * Opens what an archive holds: NumPy's arrays, or its data file, as in a zipped folder of Minari
 * (`data/main_data.hdf5`); of several the first. Other things that are zip archives inside are refused by their names.
 */
export async function openZip(
  file: DataFile,
  pace: Pace,
  open: (inner: DataFile, pace: Pace) => Promise<Source>,
): Promise<Source> {
  const entries = await entriesOf(file)
  const arrays = entries.filter(({ name }) => name.endsWith('.npy'))
  if (arrays.length > 0) return openNpz(file, arrays, pace)
  const [first, ...others] = filesWithin(entries)
  const inner = await unpacked(file, first!, pace.part(0, 0.5))
  const source = await open(inner, pace.part(0.5, 1))
  if (others.length > 0) return source
  return { ...source, assumptions: [message`Of the archive, ${quote(first!.name)} was read.`, ...source.assumptions] }
}

/** The data files of an archive that holds several, unpacked one by one; null where it is one dataset by itself. */
export async function filesInZip(
  file: DataFile,
  pace: Pace,
): Promise<readonly { readonly size: number; open(): Promise<DataFile> }[] | null> {
  const entries = await entriesOf(file)
  if (entries.some(({ name }) => name.endsWith('.npy'))) return null
  const found = filesWithin(entries)
  return found.length < 2
    ? null
    : found.map((entry) => ({ size: entry.size, open: () => unpacked(file, entry, pace.part(1, 1)) }))
}

async function entriesOf(file: DataFile): Promise<readonly ZipEntry[]> {
  return (await listZip(file)).filter(({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(name))
}

/** One at least. */
function filesWithin(entries: readonly ZipEntry[]): readonly ZipEntry[] {
  const names = entries.map(({ name }) => name)
  if (names.some((name) => /(^|\/)data\.pkl$/.test(name)))
    throw new DatasetError(
      message`this is a file of PyTorch (torch.save), which is pickled code and never loaded; save the arrays with numpy.savez.`,
    )
  if (names.some((name) => name.startsWith('xl/')))
    throw new DatasetError(message`this is an Excel workbook (.xlsx); save the sheet as "CSV UTF-8".`)
  if (names.some((name) => /(^|\/)\.?z(array|group|attrs)$|(^|\/)zarr\.json$/.test(name)))
    throw new DatasetError(message`this is a Zarr store; save its arrays with numpy.savez.`)
  const found = dataFilesAmong(names).map((path) => entries.find(({ name }) => name === path)!)
  if (found.length === 0)
    throw new DatasetError(
      message`the archive holds no NumPy arrays (.npy); save one with numpy.savez(file, observations=..., actions=..., rewards=..., terminals=..., timeouts=...).`,
    )
  return found
}

async function unpacked(file: DataFile, entry: ZipEntry, pace: Pace): Promise<DataFile> {
  if (entry.originalSize > LIMITS.fileBytes)
    throw new DatasetError(
      message`${quote(entry.name)} has ${Math.ceil(entry.originalSize / 2 ** 20)} MB when unpacked; unpack it and open that file.`,
    )
  return fileInMemory(entry.name, await inflateZipEntry(file, entry, pace))
}

function fileInMemory(name: string, bytes: Uint8Array): DataFile {
  return {
    name,
    size: bytes.length,
    slice: (start, end) => ({ arrayBuffer: async () => bytes.slice(start, end).buffer as ArrayBuffer }),
    readNow: (start, end) => bytes.subarray(start, end),
  }
}
