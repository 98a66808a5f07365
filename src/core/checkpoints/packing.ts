import { type Message, message } from '../messages/message'
import { CheckpointError } from './checkpoint-error'

/**
 * Values as JSON with typed arrays beside it: `{"$array": 3}` stands for the fourth array, `{"$number": "Infinity"}` for
 * a number that JSON does not know.
 */
export interface Packed {
  readonly json: unknown
  readonly arrays: readonly TypedArray[]
}

export type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array | Uint8Array

const KINDS = { Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array } as const
type KindName = keyof typeof KINDS

export const typedArrayKinds = {
  nameOf: (array: TypedArray): KindName => array.constructor.name as KindName,
  widthOf: (name: string): number | undefined =>
    Object.hasOwn(KINDS, name) ? KINDS[name as KindName].BYTES_PER_ELEMENT : undefined,
  /** A copy, so that nothing has to be aligned. */
  read: (name: string, bytes: Uint8Array): TypedArray => new KINDS[name as KindName](bytes.slice().buffer),
}

const SPECIAL_NUMBERS: Readonly<Record<string, number>> = {
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  NaN: Number.NaN,
  '-0': -0,
}
const DEEPEST = 40
/** Names that mean something to objects themselves. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

export function pack(value: unknown): Packed {
  const arrays: TypedArray[] = []
  return { json: packed(value), arrays }

  function packed(part: unknown): unknown {
    if (typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0))) {
      return { $number: Object.is(part, -0) ? '-0' : String(part) }
    }
    if (typeof part !== 'object' || part === null) return part
    if (ArrayBuffer.isView(part)) return { $array: arrays.push(part as TypedArray) - 1 }
    if (Array.isArray(part)) return part.map(packed)
    const entries = Object.entries(part)
    const own = entries.find(([name]) => name.startsWith('$'))
    if (own) throw new Error(`A checkpoint cannot hold the name "${own[0]}".`)
    return Object.fromEntries(entries.map(([name, inner]) => [name, packed(inner)]))
  }
}

/** Each array is used once, in order; throws a CheckpointError. */
export function unpack({ json, arrays }: Packed): unknown {
  let used = 0
  const value = unpacked(json, 0)
  if (used !== arrays.length) throw malformed(message`an array belongs nowhere`)
  return value

  function unpacked(part: unknown, depth: number): unknown {
    if (typeof part !== 'object' || part === null) return part
    if (depth > DEEPEST) throw malformed(message`it is nested too deeply`)
    if (Array.isArray(part)) return part.map((inner) => unpacked(inner, depth + 1))
    const entries = Object.entries(part)
    const [first] = entries
    if (first?.[0] === '$array') return nextArray(first[1])
    if (first?.[0] === '$number') return specialNumber(first[1])
    const reserved = entries.find(([name]) => RESERVED.has(name))
    if (reserved) throw malformed(message`the name "${reserved[0]}" is not allowed`)
    return Object.fromEntries(entries.map(([name, inner]) => [name, unpacked(inner, depth + 1)]))
  }

  function nextArray(index: unknown): TypedArray {
    if (index !== used || used >= arrays.length) throw malformed(message`its arrays are out of order`)
    return arrays[used++]!
  }

  function specialNumber(name: unknown): number {
    if (typeof name !== 'string' || !Object.hasOwn(SPECIAL_NUMBERS, name)) throw malformed(message`a number is none`)
    return SPECIAL_NUMBERS[name]!
  }
}

function malformed(what: Message): CheckpointError {
  return new CheckpointError('damaged', message`The checkpoint is damaged: ${what}.`)
}
