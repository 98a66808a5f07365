/** Fields of a Thrift struct by number; what is no number, boolean or struct is skipped. */
export type ThriftStruct = ReadonlyMap<number, number | boolean | ThriftStruct>

/** Reads Thrift's compact protocol from bytes that may be hostile: bounded in depth and by the bytes themselves. */
export class ThriftReader {
  constructor(
    private readonly bytes: Uint8Array,
    public offset: number,
  ) {}

  struct(depth = 0): ThriftStruct {
    if (depth > 8) throw new RangeError('structs are nested too deep')
    const fields = new Map<number, number | boolean | ThriftStruct>()
    let id = 0
    for (;;) {
      const header = this.#byte()
      const type = header & 15
      if (type === 0) return fields
      id = header >> 4 ? id + (header >> 4) : this.#zigzag()
      const value = this.#value(type, depth)
      if (value !== null) fields.set(id, value)
    }
  }

  #value(type: number, depth: number): number | boolean | ThriftStruct | null {
    switch (type) {
      case 1:
        return true
      case 2:
        return false
      case 3:
        return this.#byte()
      case 4:
      case 5:
      case 6:
        return this.#zigzag()
      case 7:
        return this.#skip(8)
      case 8:
        return this.#skip(this.#varint())
      case 9:
      case 10:
        return this.#list(depth)
      case 12:
        return this.struct(depth + 1)
      default:
        throw new RangeError(`type ${type} is unknown`)
    }
  }

  #list(depth: number): null {
    const header = this.#byte()
    const size = header >> 4 === 15 ? this.#varint() : header >> 4
    const type = header & 15
    // Booleans in lists take a byte each, so every entry uses bytes up and the loop ends.
    for (let i = 0; i < size; i++) this.#value(type === 1 || type === 2 ? 3 : type, depth + 1)
    return null
  }

  #skip(length: number): null {
    if (!(length >= 0 && this.offset + length <= this.bytes.length)) throw new RangeError('the data ends too early')
    this.offset += length
    return null
  }

  #zigzag(): number {
    const value = this.#varint()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  #varint(): number {
    let value = 0
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = this.#byte()
      value += (byte & 127) * 2 ** shift
      if (byte < 128) return value
    }
    throw new RangeError('a number has too many bytes')
  }

  #byte(): number {
    const byte = this.bytes[this.offset++]
    if (byte === undefined) throw new RangeError('the data ends too early')
    return byte
  }
}
