import { type Message, message } from '../../messages/message'
import { arraySource, type StoredArray } from './array-source'
import type { DataFile } from './data-file'
import {
  checkNpySize,
  type NpyHeader,
  type NpyMember,
  NumberDecoder,
  npyHeaderBytes,
  parseNpyHeader,
  readNpyMember,
  rowMajor,
} from './npy'
import { decodeNumbers, kindOf, type NumberType, numbersLike } from './numbers'
import type { Pace } from './pace'
import { type RowRange, rowsIn, rowsTaken } from './row-ranges'
import { quote, type Source } from './source'
import { inflateZipEntry, readStoredBytes, readZipEntry, type ZipEntry } from './zip'

/** Opens a NumPy archive (`numpy.savez`, `savez_compressed`): its arrays. Only headers are inflated until `read`. */
export async function openNpz(file: DataFile, entries: readonly ZipEntry[], pace: Pace): Promise<Source> {
  const arrays: StoredArray[] = []
  for (const entry of entries) {
    const header = await readHeader(file, entry, pace)
    arrays.push(...arraysOf(file, entry, header, entries.length === 1))
  }
  return arraySource('NPZ', arrays, { close: () => undefined })
}

function arraysOf(file: DataFile, entry: ZipEntry, header: NpyHeader, alone: boolean): StoredArray[] {
  const name = entry.name.slice(0, -'.npy'.length)
  if (!header.members) {
    const { type, shape } = header
    return [
      {
        name,
        shape,
        kind: type ? kindOf(type) : 'float',
        refusal: refusalOf(header),
        read: (pace, ranges) => readNumbers(file, entry, header, type!, pace, ranges),
      },
    ]
  }
  // All members lie in one entry, which is inflated once.
  let data: Promise<Uint8Array> | undefined
  return header.members.map((member: NpyMember) => ({
    name: alone ? member.name : `${name}.${member.name}`,
    shape: [...header.shape, ...member.shape],
    kind: member.type ? kindOf(member.type) : 'float',
    refusal: member.type ? null : message`is of a type within records that is not read; numbers and booleans are.`,
    read: async (pace, ranges) => {
      checkNpySize(header, entry.originalSize, entry.name)
      data ??= inflateZipEntry(file, entry, pace)
      const values = readNpyMember(await data, header, member)
      return ranges ? rowsTaken(values, values.length / Math.max(1, header.shape[0] ?? 1), ranges) : values
    },
  }))
}

async function readHeader(file: DataFile, entry: ZipEntry, pace: Pace): Promise<NpyHeader> {
  const head = new Uint8Array(Math.min(npyHeaderBytes, entry.originalSize))
  await readZipEntry(file, entry, pace, (piece, start) => {
    if (start < head.length) head.set(piece.subarray(0, head.length - start), start)
    return start + piece.length < head.length
  })
  return parseNpyHeader(head, entry.name)
}

/** Row by row: all, or only those in the ranges, so that what is left out takes no memory. */
async function readNumbers(
  file: DataFile,
  entry: ZipEntry,
  header: NpyHeader,
  type: NumberType,
  pace: Pace,
  ranges?: readonly RowRange[],
): Promise<Float32Array | Float64Array> {
  checkNpySize(header, entry.originalSize, entry.name, ranges)
  const count = header.shape.reduce((product, size) => product * size, 1)
  const rows = header.shape[0] ?? 1
  const width = count / Math.max(1, rows)
  // Columns after columns: a row lies all over the array.
  if (!ranges || (header.fortranOrder && header.shape.length > 1)) {
    const values = numbersLike(type, count)
    const decoder = new NumberDecoder(values, type, header.dataOffset)
    await readZipEntry(file, entry, pace, (piece, start) => {
      decoder.take(piece, start)
      return true
    })
    const ordered = rowMajor(values, header)
    return ranges ? rowsTaken(ordered, width, ranges) : ordered
  }
  const values = numbersLike(type, rowsIn(ranges) * width)
  const byteOf = (row: number) => header.dataOffset + row * width * type.size
  let filled = 0
  if (entry.method === 0) {
    for (const { start, end } of ranges) {
      await pace.step(filled / Math.max(1, values.length))
      const bytes = await readStoredBytes(file, entry, byteOf(start), byteOf(end))
      decodeNumbers(bytes, type, values, filled)
      filled += (end - start) * width
    }
    return values
  }
  const decoders = ranges.map(({ start, end }) => {
    const part = values.subarray(filled, filled + (end - start) * width)
    filled += part.length
    return { decoder: new NumberDecoder(part, type, byteOf(start)), start: byteOf(start), end: byteOf(end) }
  })
  let next = 0
  await readZipEntry(file, entry, pace, (piece, start) => {
    while (next < decoders.length && decoders[next]!.end <= start) next++
    for (let i = next; i < decoders.length && decoders[i]!.start < start + piece.length; i++)
      decoders[i]!.decoder.take(piece, start)
    return next < decoders.length
  })
  return values
}

function refusalOf({ type, descriptor }: NpyHeader): Message | null {
  if (descriptor?.endsWith('O')) {
    return message`holds Python objects (dtype object), which are pickled code and never loaded; save plain numbers, say with np.asarray(x, dtype=np.float32).`
  }
  if (type) return null
  return message`is of type ${descriptor === null ? message`"a structured type"` : quote(descriptor)}; numbers and booleans (b1, i1 to i8, u1 to u8, f2 to f8) are read.`
}
