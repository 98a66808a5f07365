import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes } from './data-file'
import { LIMITS } from './limits'
import { quote } from './source'
import { encodingOf } from './text'

export type FormatId = 'hdf5' | 'zip' | 'parquet' | 'json' | 'csv'

const supportedFormats = message`D4RL, Minari and d3rlpy HDF5 (.hdf5, .h5), NumPy archives (.npz), CSV, JSON Lines (.jsonl), JSON and Parquet`

const hdf5Magic = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

/** Tells the format by the first bytes, and text formats by the name too. Checks size and emptiness. */
export async function sniffFormat(file: DataFile): Promise<FormatId> {
  if (file.size === 0) throw new DatasetError(message`the file is empty (0 bytes).`)
  const head = await readBytes(file, 0, Math.min(file.size, 4096))
  const name = file.name.toLowerCase()
  const suffix = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''

  if (startsWith(head, hdf5Magic)) {
    // It is read in pieces where bytes can be had at once: there only the arrays that are used count.
    if (!file.readNow) refuseLarge(file)
    refuseUnclosed(head)
    return 'hdf5'
  }
  // MATLAB's v7.3 is HDF5 behind a page of its own.
  if (startsWith(head, asBytes('MATLAB'))) {
    if (startsWith(head.subarray(512), hdf5Magic)) return 'hdf5'
    throw new DatasetError(
      message`this is a MATLAB file older than version 7.3; save it with save("data.mat", "-v7.3"), or as CSV.`,
    )
  }
  if (startsWith(head, asBytes('ARROW1')) || startsWith(head, asBytes('FEA1')))
    throw new DatasetError(
      message`this is an Arrow (Feather) file; save the table as Parquet: frame.to_parquet("data.parquet").`,
    )
  if (startsWith(head, asBytes('SQLite format 3')))
    throw new DatasetError(message`this is an SQLite database; export the table as CSV or Parquet.`)
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new DatasetError(message`this is an old Excel workbook (.xls); save the sheet as "CSV UTF-8".`)
  if (
    startsWith(head, [0x28, 0xb5, 0x2f, 0xfd]) ||
    startsWith(head, asBytes('BZh')) ||
    startsWith(head, [0xfd, 0x37, 0x7a, 0x58, 0x5a]) ||
    startsWith(head, [0x37, 0x7a, 0xbc, 0xaf])
  )
    throw new DatasetError(message`this is a compressed file (zst, bz2, xz or 7z); unpack it first.`)
  if (head.length > 262 && startsWith(head.subarray(257), asBytes('ustar')))
    throw new DatasetError(message`this is a tar archive; unpack it and open the data file in it.`)
  if (startsWith(head, [0x50, 0x4b])) return 'zip'
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return 'parquet'
  if (startsWith(head, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59])) {
    throw new DatasetError(message`this is a single NumPy array (.npy); save all arrays together with numpy.savez.`)
  }
  if (startsWith(head, [0x1f, 0x8b])) throw new DatasetError(message`this is a gzip file; unpack it first.`)
  if (head[0] === 0x80 && (suffix.startsWith('p') || (head[1]! >= 2 && head[1]! <= 5))) {
    throw new DatasetError(
      message`this is a Python pickle, which is code and never loaded; supported are ${supportedFormats}.`,
    )
  }
  const { label } = encodingOf(head)
  if (!label.startsWith('utf-16') && isBinary(head))
    throw new DatasetError(message`the file starts like no format that is read; supported are ${supportedFormats}.`)

  const text = new TextDecoder(label)
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (['hdf5', 'h5', 'hdf', 'npz', 'parquet'].includes(suffix) || text.startsWith('<')) {
    throw new DatasetError(
      message`${suffix ? message`numbers were expected in a file named .${suffix}` : message`numbers were expected`}, but it holds text: ${quote(text)}. It may be an error page saved in place of the data.`,
    )
  }
  if (text.startsWith('{') || /^\[\s*[[{]/.test(text)) return 'json'
  if (['jsonl', 'ndjson', 'json'].includes(suffix)) {
    throw new DatasetError(message`line 1 is not a JSON object: ${quote(text)}; one transition per line was expected.`)
  }
  return 'csv'
}

/** For what is read as a whole; Parquet, CSV, JSON Lines and mostly HDF5 are read in pieces, and only what is used counts. */
export function refuseLarge({ size }: Pick<DataFile, 'size'>): void {
  if (size <= LIMITS.fileBytes) return
  throw new DatasetError(
    message`the file has ${Math.ceil(size / 2 ** 20)} MB; ${LIMITS.fileBytes / 2 ** 20} MB is the limit for what cannot be read in pieces. Save it as HDF5 or Parquet, of which only the arrays that are used count, or save a part of the episodes.`,
  )
}

/** The superblock of HDF5 1.10 and later marks a file that a program still writes, or never closed. */
function refuseUnclosed(head: Uint8Array): void {
  const [version, flags] = [head[8]!, head[11]!]
  if (version < 2 || (flags & 0b101) === 0) return
  throw new DatasetError(
    message`the program that writes this HDF5 file has not closed it (it still runs, or it crashed). Close it there, or run: h5clear --status file.h5`,
  )
}

function asBytes(text: string): number[] {
  return [...text].map((character) => character.charCodeAt(0))
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
