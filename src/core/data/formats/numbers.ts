import type { NumberKind } from './source'

/** How numbers lie in a file: NumPy's and HDF5's numeric types in one form. */
export interface NumberType {
  readonly kind: 'float' | 'integer' | 'unsigned' | 'boolean'
  /** Bytes: 1, 2, 4 or 8. */
  readonly size: number
  readonly littleEndian: boolean
}

export function kindOf(type: NumberType): NumberKind {
  return type.kind === 'unsigned' ? 'integer' : type.kind
}

export function isReadable(type: NumberType): boolean {
  return type.kind === 'float' ? [2, 4, 8].includes(type.size) : [1, 2, 4, 8].includes(type.size)
}

/** float32 stays as it is; all else becomes float64, in which 64-bit integers are rounded to 53 bits. */
export function numbersLike(type: NumberType, length: number): Float32Array | Float64Array {
  return type.kind === 'float' && type.size === 4 ? new Float32Array(length) : new Float64Array(length)
}

/** Decodes whole numbers of `bytes` into `out` from `offset` on. */
export function decodeNumbers(
  bytes: Uint8Array,
  type: NumberType,
  out: Float32Array | Float64Array,
  offset: number,
): void {
  const count = Math.floor(bytes.length / type.size)
  if (isAsStored(type, out)) {
    new Uint8Array(out.buffer, out.byteOffset + offset * type.size).set(bytes.subarray(0, count * type.size))
    return
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = type.littleEndian
  const read = reader(view, type)
  for (let i = 0; i < count; i++) out[offset + i] = read(i * type.size, little)
}

const hostIsLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** The numbers lie in the file as they do in memory. */
function isAsStored({ kind, size, littleEndian }: NumberType, out: Float32Array | Float64Array): boolean {
  return kind === 'float' && size === out.BYTES_PER_ELEMENT && littleEndian === hostIsLittleEndian
}

function reader(view: DataView, type: NumberType): (at: number, little: boolean) => number {
  switch (`${type.kind}${type.size}`) {
    case 'float2':
      return (at, little) => halfToNumber(view.getUint16(at, little))
    case 'float4':
      return (at, little) => view.getFloat32(at, little)
    case 'float8':
      return (at, little) => view.getFloat64(at, little)
    case 'integer1':
      return (at) => view.getInt8(at)
    case 'integer2':
      return (at, little) => view.getInt16(at, little)
    case 'integer4':
      return (at, little) => view.getInt32(at, little)
    case 'integer8':
      return (at, little) => Number(view.getBigInt64(at, little))
    case 'unsigned2':
      return (at, little) => view.getUint16(at, little)
    case 'unsigned4':
      return (at, little) => view.getUint32(at, little)
    case 'unsigned8':
      return (at, little) => Number(view.getBigUint64(at, little))
    default:
      return (at) => view.getUint8(at)
  }
}

/** IEEE 754 binary16. */
function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}
