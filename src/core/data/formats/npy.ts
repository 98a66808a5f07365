import { said } from '../../said/said'
import { DatasetError } from '../dataset'
import { LIMITS } from './limits'
import { decodeNumbers, isReadable, type NumberType, numbersLike } from './numbers'
import { quote } from './source'

/** Header of an .npy file. */
export interface NpyHeader {
  readonly shape: readonly number[]
  readonly fortranOrder: boolean
  /** Null where the numbers are of a type that is not read; `descriptor` tells which, unless it is a structured one. */
  readonly type: NumberType | null
  readonly descriptor: string | null
  readonly dataOffset: number
}

/** NumPy itself refuses longer ones. */
export const npyHeaderBytes = 10_000 + 12

/**
 * Reads the header of an .npy file, versions 1 to 3 (numpy/lib/format.py). The Python literal in it is matched,
 * never evaluated; pickled objects are not read at all.
 */
export function parseNpyHeader(head: Uint8Array, name: string): NpyHeader {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]
  if (head.length < 12 || magic.some((byte, i) => head[i] !== byte)) {
    throw new DatasetError(said`${quote(name)} is not a NumPy array (.npy).`)
  }
  const version = head[6]!
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const start = version === 1 ? 10 : 12
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  if (version < 1 || version > 3 || start + length > Math.min(head.length, npyHeaderBytes)) throw badHeader(name)
  const text = new TextDecoder('latin1').decode(head.subarray(start, start + length))
  const fortran = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1]
  const shape = /'shape'\s*:\s*\(([\d,\sL]*)\)/.exec(text)?.[1]
  const descriptor = /'descr'\s*:\s*'([^']{1,20})'/.exec(text)?.[1]
  if (fortran === undefined || shape === undefined) throw badHeader(name)
  const sizes = shape
    .replaceAll('L', '')
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number)
  if (sizes.some((size) => !Number.isSafeInteger(size))) throw badHeader(name)
  return {
    shape: sizes,
    fortranOrder: fortran === 'True',
    type: descriptor === undefined ? null : parseDescriptor(descriptor),
    descriptor: descriptor ?? null,
    dataOffset: start + length,
  }
}

/** Throws where shape, limits and length of the file disagree. */
export function checkNpySize(header: NpyHeader, fileBytes: number, name: string): void {
  if (!header.type) return
  const count = header.shape.reduce((product, size) => product * size, 1)
  if (count > LIMITS.arrayValues) {
    throw new DatasetError(
      said`${quote(name)} claims shape (${header.shape.join(', ')}); at most ${LIMITS.arrayValues.toLocaleString('en-GB')} numbers are read.`,
    )
  }
  const expected = header.dataOffset + count * header.type.size
  if (expected !== fileBytes) {
    throw new DatasetError(
      said`${quote(name)} says shape (${header.shape.join(', ')}) of ${header.descriptor!}, which takes ${expected} bytes, but has ${fileBytes}; the file is cut off or damaged.`,
    )
  }
}

/** The numbers in row-major order, whatever the order in the file: [rows, width]. */
export function readNpyNumbers(data: Uint8Array, header: NpyHeader, type: NumberType): Float32Array | Float64Array {
  const count = header.shape.reduce((product, size) => product * size, 1)
  const values = numbersLike(type, count)
  decodeNumbers(data.subarray(header.dataOffset), type, values, 0)
  if (!header.fortranOrder || header.shape.length < 2) return values
  const rows = header.shape[0]!
  const width = header.shape[1]!
  const rowMajor = numbersLike(type, count)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) rowMajor[row * width + column] = values[column * rows + row]!
  }
  return rowMajor
}

function parseDescriptor(descriptor: string): NumberType | null {
  const match = /^([<>|=])([biuf?])(\d{0,2})$/.exec(descriptor)
  if (!match) return null
  const size = match[2] === '?' ? 1 : Number(match[3])
  const kind = ({ f: 'float', i: 'integer', u: 'unsigned', b: 'boolean', '?': 'boolean' } as const)[match[2] as 'f']
  const type: NumberType = { kind, size, littleEndian: match[1] !== '>' }
  return isReadable(type) && (kind !== ('boolean' as string) || size === 1) ? type : null
}

function badHeader(name: string): DatasetError {
  return new DatasetError(said`${quote(name)} has a damaged .npy header (type, order and shape were expected).`)
}
