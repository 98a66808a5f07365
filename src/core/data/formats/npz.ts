import { type Said, said } from '../../said/said'
import { DatasetError } from '../dataset'
import { type DataFile, readAllBytes } from './data-file'
import { checkNpySize, type NpyHeader, npyHeaderBytes, parseNpyHeader, readNpyNumbers } from './npy'
import { kindOf } from './numbers'
import type { Pace } from './pace'
import { arrayRowName, type Column, type Field, findField, quote, type Source } from './source'
import { listZip, readZipEntry, type ZipEntry } from './zip'

class HeadOnly extends Error {}

/** Opens a NumPy archive (`numpy.savez`, `savez_compressed`). Only headers are inflated until `read`. */
export async function openNpz(file: DataFile, pace: Pace): Promise<Source> {
  const bytes = await readAllBytes(file, pace)
  const entries = new Map<string, ZipEntry>()
  for (const entry of listZip(bytes)) {
    if (entry.name.endsWith('.npy')) entries.set(entry.name.slice(0, -'.npy'.length), entry)
  }
  if (entries.size === 0) {
    throw new DatasetError(
      said`the archive holds no NumPy arrays (.npy); save one with numpy.savez(file, observations=..., actions=..., rewards=..., terminals=..., timeouts=...).`,
    )
  }
  const fields: Field[] = []
  for (const [name, entry] of entries) fields.push(fieldOf(name, await readHeader(bytes, entry, pace)))

  return {
    format: 'NPZ',
    fields,
    assumptions: [],
    rowName: arrayRowName,
    close: () => entries.clear(),
    async read(names, part) {
      const columns: Column[] = []
      for (const [i, name] of names.entries()) {
        const field = findField(fields, name)
        if (field.refusal) throw new DatasetError(said`${quote(name)} ${field.refusal}`)
        columns.push(
          await readColumn(bytes, name, entries.get(name)!, part.part(i / names.length, (i + 1) / names.length)),
        )
      }
      return columns
    },
  }
}

async function readHeader(bytes: Uint8Array, entry: ZipEntry, pace: Pace): Promise<NpyHeader> {
  let header: NpyHeader | undefined
  try {
    await readZipEntry(bytes, entry, pace, npyHeaderBytes, (head) => {
      header = parseNpyHeader(head, entry.name)
      throw new HeadOnly()
    })
  } catch (error) {
    if (!(error instanceof HeadOnly)) throw error
  }
  return header ?? parseNpyHeader(new Uint8Array(0), entry.name)
}

async function readColumn(bytes: Uint8Array, name: string, entry: ZipEntry, pace: Pace): Promise<Column> {
  const onHead = (head: Uint8Array) => checkNpySize(parseNpyHeader(head, entry.name), entry.originalSize, entry.name)
  const data = await readZipEntry(bytes, entry, pace, npyHeaderBytes, onHead)
  const header = parseNpyHeader(data, entry.name)
  const { rows, width } = rowsAndWidth(header)
  return { name, rows, width, kind: kindOf(header.type!), values: readNpyNumbers(data, header, header.type!) }
}

function fieldOf(name: string, header: NpyHeader): Field {
  return { name, ...rowsAndWidth(header), refusal: refusalOf(header) }
}

function rowsAndWidth({ shape }: NpyHeader): { rows: number; width: number } {
  return { rows: shape[0] ?? 1, width: shape.slice(1).reduce((product, size) => product * size, 1) }
}

function refusalOf({ shape, type, descriptor }: NpyHeader): Said | null {
  if (descriptor?.endsWith('O')) {
    return said`holds Python objects (dtype object), which are pickled code and never loaded; save plain numbers, say with np.asarray(x, dtype=np.float32).`
  }
  if (!type)
    return said`is of type ${descriptor === null ? said`"a structured type"` : quote(descriptor)}; numbers and booleans (b1, i1 to i8, u1 to u8, f2 to f8) are read.`
  return shapeRefusal(shape)
}

/** Why an array of this shape cannot be a column of transitions, or null. */
export function shapeRefusal(shape: readonly number[]): Said | null {
  if (shape.length === 0) return said`is a single number; an array with one row per transition is needed.`
  if (shape.length > 2 && shape.slice(2).some((size) => size !== 1)) {
    return said`has shape (${shape.join(', ')}), as images have; vectors (rows, numbers) are supported.`
  }
  return null
}
