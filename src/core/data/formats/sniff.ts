import { said } from '../../said/said'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes } from './data-file'
import { LIMITS } from './limits'
import { quote } from './source'

export type FormatId = 'hdf5' | 'npz' | 'parquet' | 'json-lines' | 'csv'

const supportedFormats = said`D4RL, Minari and d3rlpy HDF5 (.hdf5, .h5), NumPy archives (.npz), CSV, JSON Lines (.jsonl) and Parquet`

const hdf5Magic = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]

/** Tells the format by the first bytes, and text formats by the name too. Checks size and emptiness. */
export async function sniffFormat(file: DataFile): Promise<FormatId> {
  if (file.size > LIMITS.fileBytes) {
    throw new DatasetError(
      said`the file has ${Math.ceil(file.size / 2 ** 20)} MB; ${LIMITS.fileBytes / 2 ** 20} MB is the limit.`,
    )
  }
  if (file.size === 0) throw new DatasetError(said`the file is empty (0 bytes).`)
  const head = await readBytes(file, 0, Math.min(file.size, 4096))
  const name = file.name.toLowerCase()
  const suffix = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? ''

  if (startsWith(head, hdf5Magic)) return 'hdf5'
  if (startsWith(head, [0x50, 0x4b])) return 'npz'
  if (startsWith(head, [0x50, 0x41, 0x52, 0x31])) return 'parquet'
  if (startsWith(head, [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59])) {
    throw new DatasetError(said`this is a single NumPy array (.npy); save all arrays together with numpy.savez.`)
  }
  if (startsWith(head, [0x1f, 0x8b])) throw new DatasetError(said`this is a gzip file; unpack it first.`)
  if (startsWith(head, [0x80]) && suffix.startsWith('p')) {
    throw new DatasetError(
      said`this is a Python pickle, which is code and never loaded; supported are ${supportedFormats}.`,
    )
  }
  if (isBinary(head))
    throw new DatasetError(said`the file starts like no format that is read; supported are ${supportedFormats}.`)

  const text = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
  if (['hdf5', 'h5', 'hdf', 'npz', 'parquet'].includes(suffix) || text.startsWith('<')) {
    throw new DatasetError(
      said`${suffix ? said`numbers were expected in a file named .${suffix}` : said`numbers were expected`}, but it holds text: ${quote(text)}. It may be an error page saved in place of the data.`,
    )
  }
  if (text.startsWith('{')) return 'json-lines'
  if (['jsonl', 'ndjson', 'json'].includes(suffix)) {
    throw new DatasetError(said`line 1 is not a JSON object: ${quote(text)}; one transition per line was expected.`)
  }
  return 'csv'
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))
}
