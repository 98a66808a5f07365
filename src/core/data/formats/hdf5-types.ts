import type { Metadata } from 'h5wasm'
import { type Message, message } from '../../messages/message'
import { isReadable, type NumberType } from './numbers'
import { quote } from './source'

/** An array in an HDF5 file. */
export interface Hdf5Array {
  readonly path: string
  readonly shape: readonly number[]
  /** Null where the numbers are of a type that is not read. */
  readonly type: NumberType | null
  /** Of an array of records (a compound type): what they hold. */
  readonly records: Hdf5Records | null
  /** Why it cannot be read at all, by the name of the trouble, or null. */
  readonly refusal: Message | null
  /** Rows of one stored chunk; 1 where the array lies in one piece. */
  readonly chunkRows: number
}

export interface Hdf5Records {
  /** Of one record. */
  readonly bytes: number
  readonly members: readonly Hdf5Member[]
}

export interface Hdf5Member {
  readonly name: string
  readonly shape: readonly number[]
  readonly type: NumberType | null
  /** Bytes from the start of the record. */
  readonly offset: number
}

/** HDF5's classes of types (H5Tpublic.h). */
const classes = {
  integer: 0,
  float: 1,
  time: 2,
  text: 3,
  opaque: 5,
  records: 6,
  reference: 7,
  enumeration: 8,
  varying: 9,
  array: 10,
} as const

/** Registered filters that are not built in (HDF Group's list). */
const filterNames: Readonly<Record<number, string>> = {
  305: 'LZO',
  307: 'bzip2',
  32000: 'LZF',
  32001: 'Blosc',
  32004: 'LZ4',
  32008: 'bitshuffle',
  32013: 'ZFP',
  32015: 'Zstandard',
  32026: 'Blosc2',
}
const lastBuiltInFilter = 6

type Typed = Pick<Metadata, 'type' | 'size' | 'signed' | 'littleEndian' | 'enum_type'>

export function numberType({ type, size, signed, littleEndian, enum_type }: Typed): NumberType | null {
  const boolean = type === classes.enumeration && size === 1 && isBoolean(enum_type)
  const kind =
    type === classes.float
      ? 'float'
      : type === classes.integer
        ? signed
          ? 'integer'
          : 'unsigned'
        : boolean
          ? 'boolean'
          : null
  if (!kind) return null
  const number: NumberType = { kind, size, littleEndian }
  return isReadable(number) ? number : null
}

/** h5py writes booleans as an enumeration of one byte. */
function isBoolean(enumeration: Metadata['enum_type']): boolean {
  return (
    Object.keys(enumeration?.members ?? {})
      .sort()
      .join() === 'FALSE,TRUE'
  )
}

export function recordsOf({ type, size, compound_type }: Metadata): Hdf5Records | null {
  if (type !== classes.records || !compound_type) return null
  const members = compound_type.members.map((member): Hdf5Member => {
    const { array_type } = member
    return {
      name: member.name,
      shape: (array_type?.shape ?? []).map(Number),
      type: numberType(array_type ?? member),
      offset: Number(member.offset),
    }
  })
  return { bytes: size, members }
}

export function refusalOf(
  metadata: Metadata,
  filters: readonly { readonly id: number; readonly name: string }[],
): Message | null {
  const elsewhere = metadata.virtual_sources?.find(({ file_name }) => file_name !== '.')
  if (elsewhere)
    return message`is a virtual dataset: its numbers lie in another file (${quote(elsewhere.file_name)}), which a page cannot open. Save it as a plain array, say with h5py: file["x"] = np.asarray(source["x"]).`
  const packed = filters.find(({ id }) => id > lastBuiltInFilter)
  if (packed)
    return message`is packed with ${filterNames[packed.id] ?? quote(packed.name)}, which is not read; save it with compression="gzip" or none.`
  const { type } = metadata
  if (numberType(metadata) || type === classes.records) return null
  if (type === classes.varying || metadata.vlen)
    return message`holds rows of varying length (vlen); save one array of shape (rows, numbers), and an episode number beside it.`
  if (type === classes.text) return message`holds text; numbers are read.`
  if (type === classes.reference)
    return message`holds references to other arrays (as MATLAB's cells and tables do); save plain arrays of numbers.`
  if (type === classes.opaque)
    return message`holds bytes of an unknown kind (pickled objects, perhaps), which are never loaded; save plain numbers.`
  return message`holds text, records or another type; numbers (float16 to float64, integers, booleans) are read.`
}
