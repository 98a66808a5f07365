import { said } from '../../said/said'
import { DatasetError } from '../dataset'
import { type DataFile, readAllBytes } from './data-file'
import { LIMITS } from './limits'
import { openNpz } from './npz'
import type { Pace } from './pace'
import { quote, type Source } from './source'
import { listZip, readZipEntry } from './zip'

const dataFile = /\.(hdf5|h5|hdf|npz|parquet|csv|tsv|txt|jsonl|ndjson)$/i

/**
 * Opens what an archive holds: NumPy's arrays, or the one data file in it, as in a zipped folder of Minari
 * (`data/main_data.hdf5`). Other things that are zip archives inside are refused by their names.
 */
export async function openZip(
  file: DataFile,
  pace: Pace,
  open: (inner: DataFile, pace: Pace) => Promise<Source>,
): Promise<Source> {
  const bytes = await readAllBytes(file, pace.part(0, 0.3))
  const entries = listZip(bytes).filter(({ name }) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(name))
  const names = entries.map(({ name }) => name)
  const arrays = entries.filter(({ name }) => name.endsWith('.npy'))
  if (arrays.length > 0) return openNpz(bytes, arrays, pace)
  if (names.some((name) => /(^|\/)data\.pkl$/.test(name)))
    throw new DatasetError(
      said`this is a file of PyTorch (torch.save), which is pickled code and never loaded; save the arrays with numpy.savez.`,
    )
  if (names.some((name) => name.startsWith('xl/')))
    throw new DatasetError(said`this is an Excel workbook (.xlsx); save the sheet as "CSV UTF-8".`)
  if (names.some((name) => /(^|\/)\.?z(array|group|attrs)$|(^|\/)zarr\.json$/.test(name)))
    throw new DatasetError(said`this is a Zarr store; save its arrays with numpy.savez.`)
  const found = entries.filter(({ name }) => dataFile.test(name))
  const main =
    found.find(({ name }) => /(^|\/)main_data\.hdf5$/.test(name)) ?? (found.length === 1 ? found[0] : undefined)
  if (!main) {
    throw new DatasetError(
      found.length === 0
        ? said`the archive holds no NumPy arrays (.npy); save one with numpy.savez(file, observations=..., actions=..., rewards=..., terminals=..., timeouts=...).`
        : said`the archive holds several data files (${found
            .slice(0, 5)
            .map(({ name }) => quote(name))
            .join(', ')}); unpack it and open the ones that belong together.`,
    )
  }
  if (main.originalSize > LIMITS.fileBytes)
    throw new DatasetError(
      said`${quote(main.name)} has ${Math.ceil(main.originalSize / 2 ** 20)} MB when unpacked; unpack it and open that file.`,
    )
  const inner = await readZipEntry(bytes, main, pace.part(0.3, 0.5), 0, () => undefined)
  const source = await open(fileInMemory(main.name.split('/').at(-1)!, inner), pace.part(0.5, 1))
  return { ...source, assumptions: [said`Of the archive, ${quote(main.name)} was read.`, ...source.assumptions] }
}

function fileInMemory(name: string, bytes: Uint8Array): DataFile {
  return {
    name,
    size: bytes.length,
    slice: (start, end) => ({ arrayBuffer: async () => bytes.slice(start, end).buffer as ArrayBuffer }),
    readNow: (start, end) => bytes.subarray(start, end),
  }
}
