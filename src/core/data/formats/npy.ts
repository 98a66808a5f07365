import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { LIMITS } from './limits'
import { decodeNumbers, isReadable, type NumberType, numbersLike } from './numbers'
import { type RowRange, rowsIn } from './row-ranges'
import { quote } from './source'

/** Header of an .npy file. */
export interface NpyHeader {
  readonly shape: readonly number[]
  readonly fortranOrder: boolean
  /** Null where the numbers are of a type that is not read; `descriptor` tells which, unless it is a structured one. */
  readonly type: NumberType | null
  readonly descriptor: string | null
  /** Of an array of records: its members. */
  readonly members: readonly NpyMember[] | null
  /** Bytes of one record. */
  readonly recordBytes: number
  readonly dataOffset: number
}

/** A member of the records of a structured array. */
export interface NpyMember {
  readonly name: string
  readonly shape: readonly number[]
  /** Null where it is of a type that is not read. */
  readonly type: NumberType | null
  /** Bytes from the start of the record. */
  readonly offset: number
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
    throw new DatasetError(message`${quote(name)} is not a NumPy array (.npy).`)
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
    ...parseMembers(text),
    dataOffset: start + length,
  }
}

/** Throws where shape, limits and length of the file disagree. */
export function checkNpySize(header: NpyHeader, fileBytes: number, name: string, ranges?: readonly RowRange[]): void {
  const itemBytes = header.type?.size ?? header.recordBytes
  if (itemBytes === 0) return
  const count = header.shape.reduce((product, size) => product * size, 1)
  const wanted = ranges ? (count / Math.max(1, header.shape[0] ?? 1)) * rowsIn(ranges) : count
  if (wanted > LIMITS.arrayValues) {
    throw new DatasetError(
      message`${quote(name)} claims shape (${header.shape.join(', ')}); at most ${LIMITS.arrayValues.toLocaleString('en-GB')} numbers are read.`,
    )
  }
  const expected = header.dataOffset + count * itemBytes
  if (expected !== fileBytes) {
    throw new DatasetError(
      message`${quote(name)} says shape (${header.shape.join(', ')}) of ${header.descriptor ?? message`records`}, which takes ${expected} bytes, but has ${fileBytes}; the file is cut off or damaged.`,
    )
  }
}

/** Decodes the numbers of a part of an array whose bytes come in pieces that end anywhere. */
export class NumberDecoder {
  readonly #rest: Uint8Array
  #held = 0
  #done = 0

  constructor(
    private readonly out: Float32Array | Float64Array,
    private readonly type: NumberType,
    /** Of its first number. */
    private readonly firstByte: number,
  ) {
    this.#rest = new Uint8Array(type.size)
  }

  /** `start`: where the piece lies. */
  take(piece: Uint8Array, start: number): void {
    const { size } = this.type
    const end = this.firstByte + this.out.length * size
    let bytes = piece.subarray(Math.max(0, this.firstByte - start), Math.max(0, end - start))
    if (this.#held > 0) {
      const missing = Math.min(size - this.#held, bytes.length)
      this.#rest.set(bytes.subarray(0, missing), this.#held)
      this.#held += missing
      bytes = bytes.subarray(missing)
      if (this.#held < size) return
      decodeNumbers(this.#rest, this.type, this.out, this.#done++)
      this.#held = 0
    }
    const whole = Math.floor(bytes.length / size)
    decodeNumbers(bytes.subarray(0, whole * size), this.type, this.out, this.#done)
    this.#done += whole
    this.#rest.set(bytes.subarray(whole * size))
    this.#held = bytes.length - whole * size
  }
}

/** As NumPy's `ascontiguousarray` has them: [rows, width]. */
export function rowMajor<T extends Float32Array | Float64Array>(values: T, { fortranOrder, shape }: NpyHeader): T {
  if (!fortranOrder || shape.length < 2) return values
  // The last axis of the one is the first of the other.
  const count = values.length
  const ordered = new (values.constructor as { new (length: number): T })(count)
  for (let at = 0; at < count; at++) {
    let [rest, place, stride] = [at, 0, count]
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      stride /= shape[axis]!
      place += (rest % shape[axis]!) * stride
      rest = Math.floor(rest / shape[axis]!)
    }
    ordered[at] = values[place]!
  }
  return ordered
}

/** One member of all records, in row-major order: [records, member's shape]. */
export function readNpyMember(data: Uint8Array, header: NpyHeader, member: NpyMember): Float32Array | Float64Array {
  const records = header.shape.reduce((product, size) => product * size, 1)
  const width = member.shape.reduce((product, size) => product * size, 1)
  const type = member.type!
  const values = numbersLike(type, records * width)
  for (let record = 0; record < records; record++) {
    const start = header.dataOffset + record * header.recordBytes + member.offset
    decodeNumbers(data.subarray(start, start + width * type.size), type, values, record * width)
  }
  return values
}

const mostMembers = 256

/** `[('obs', '<f4', (3,)), ('reward', '<f8')]`: matched, never evaluated. Aligned records with gaps are not read. */
function parseMembers(text: string): Pick<NpyHeader, 'members' | 'recordBytes'> {
  const none = { members: null, recordBytes: 0 }
  const list = /'descr'\s*:\s*\[(.*)\]\s*,\s*'fortran_order'/s.exec(text)?.[1]
  if (list === undefined || /'fortran_order'\s*:\s*True/.test(text)) return none
  const members: NpyMember[] = []
  let offset = 0
  const member = /\('([^']{0,200})',\s*'([<>|=][a-zA-Z?]\d{0,9})'(?:,\s*\(([\d,\s]*)\))?\)/g
  let rest = list
  for (const [whole, name, descriptor, sizes = ''] of list.matchAll(member)) {
    if (members.length >= mostMembers) return none
    const shape = sizes
      .split(',')
      .filter((part) => part.trim() !== '')
      .map(Number)
    const bytes = descriptor!.endsWith('?')
      ? 1
      : Number(/\d+$/.exec(descriptor!)?.[0] ?? 0) * (/[U]/.test(descriptor!) ? 4 : 1)
    members.push({ name: name!, shape, type: parseDescriptor(descriptor!), offset })
    offset += bytes * shape.reduce((product, size) => product * size, 1)
    rest = rest.replace(whole, '')
  }
  // What is left of the list is a member that was not understood: then no offset is certain.
  return members.length > 0 && Number.isSafeInteger(offset) && /^[\s,]*$/.test(rest)
    ? { members, recordBytes: offset }
    : none
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
  return new DatasetError(message`${quote(name)} has a damaged .npy header (type, order and shape were expected).`)
}
