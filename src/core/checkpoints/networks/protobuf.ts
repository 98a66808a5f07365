import { message } from '../../messages/message'
import { CheckpointError } from '../checkpoint-error'

/** The wire format of protocol buffers, as far as ONNX needs it (https://protobuf.dev/programming-guides/encoding). */

const VARINT = 0
const BYTES = 2
const FIXED32 = 5
const FIXED64 = 1

/** Writes fields in the order of the calls. */
export class ProtobufWriter {
  readonly #bytes: number[] = []
  readonly #chunks: Uint8Array[] = []

  integer(field: number, value: number): this {
    this.#varint(field * 8 + VARINT)
    this.#varint(value)
    return this
  }

  /** In single precision. */
  float(field: number, value: number): this {
    this.#varint(field * 8 + FIXED32)
    this.#bytes.push(...new Uint8Array(Float32Array.of(value).buffer))
    return this
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value))
  }

  message(field: number, value: ProtobufWriter): this {
    return this.bytes(field, value.done())
  }

  bytes(field: number, value: Uint8Array): this {
    this.#varint(field * 8 + BYTES)
    this.#varint(value.length)
    this.#flush()
    this.#chunks.push(value)
    return this
  }

  done(): Uint8Array {
    this.#flush()
    const joined = new Uint8Array(this.#chunks.reduce((sum, { length }) => sum + length, 0))
    let offset = 0
    for (const chunk of this.#chunks) {
      joined.set(chunk, offset)
      offset += chunk.length
    }
    return joined
  }

  #flush(): void {
    if (this.#bytes.length > 0) this.#chunks.push(Uint8Array.from(this.#bytes.splice(0)))
  }

  #varint(value: number): void {
    let rest = value
    while (rest > 127) {
      this.#bytes.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    this.#bytes.push(rest)
  }
}

/** Fields of one message by number, in the order of the file; bytes are views of it. */
export class ProtobufMessage {
  readonly #integers = new Map<number, number[]>()
  readonly #bytes = new Map<number, Uint8Array[]>()
  readonly #floats = new Map<number, number[]>()

  /** Throws a CheckpointError where the bytes are no message. */
  constructor(source: Uint8Array) {
    let at = 0
    const varint = (): number => {
      let value = 0
      for (let shift = 1; ; shift *= 128) {
        const byte = source[at++]
        if (byte === undefined || shift > 2 ** 56) throw notOnnx()
        value += (byte % 128) * shift
        if (byte < 128) return value
      }
    }
    while (at < source.length) {
      const key = varint()
      const [field, wire] = [Math.floor(key / 8), key % 8]
      if (wire === VARINT) append(this.#integers, field, varint())
      else if (wire === BYTES) {
        const length = varint()
        if (length > source.length - at) throw notOnnx()
        append(this.#bytes, field, source.subarray(at, at + length))
        at += length
      } else if (wire === FIXED32) {
        if (source.length - at < 4) throw notOnnx()
        append(this.#floats, field, new DataView(source.buffer, source.byteOffset + at).getFloat32(0, true))
        at += 4
      } else if (wire === FIXED64) at += 8
      else throw notOnnx()
    }
    if (at > source.length) throw notOnnx()
  }

  integers(field: number): readonly number[] {
    return this.#integers.get(field) ?? []
  }

  floats(field: number): readonly number[] {
    return this.#floats.get(field) ?? []
  }

  bytes(field: number): Uint8Array {
    return this.#bytes.get(field)?.at(-1) ?? new Uint8Array(0)
  }

  text(field: number): string {
    return new TextDecoder().decode(this.bytes(field))
  }

  texts(field: number): readonly string[] {
    return (this.#bytes.get(field) ?? []).map((bytes) => new TextDecoder().decode(bytes))
  }

  message(field: number): ProtobufMessage {
    return new ProtobufMessage(this.bytes(field))
  }

  messages(field: number): readonly ProtobufMessage[] {
    return (this.#bytes.get(field) ?? []).map((bytes) => new ProtobufMessage(bytes))
  }
}

function append<T>(map: Map<number, T[]>, key: number, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

function notOnnx(): CheckpointError {
  return new CheckpointError('damaged', message`This is no ONNX file, or a damaged one.`)
}
