import { flatten, type HostArray, isHostArray } from '../../engine/tree'
import { type Message, message } from '../../messages/message'
import { CheckpointError } from '../checkpoint-error'
import { treeOf } from './named-tensors'
import { meaningText, type NetworkFile, withMeaning } from './network-file'

/**
 * https://github.com/huggingface/safetensors: the header's length as a 64-bit word, a JSON header from names to dtype,
 * shape and offsets, padded by spaces, then the arrays, little-endian and without gaps.
 */
const LARGEST_HEADER = 4 * 2 ** 20
const LENGTH_BYTES = 8

export function encodeSafetensors(file: NetworkFile): ArrayBuffer {
  const leaves = flatten(file.networks, isHostArray)
  let end = 0
  const tensors = leaves.map(({ path, leaf }) => {
    const begin = end
    end += leaf.data.byteLength
    return [path, { dtype: 'F32', shape: leaf.shape, data_offsets: [begin, end] }]
  })
  const json = JSON.stringify({ __metadata__: { playground: meaningText(file) }, ...Object.fromEntries(tensors) })
  const text = new TextEncoder().encode(json)
  const headerLength = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(LENGTH_BYTES + headerLength + end).fill(0x20, LENGTH_BYTES, LENGTH_BYTES + headerLength)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerLength), true)
  bytes.set(text, LENGTH_BYTES)
  let offset = LENGTH_BYTES + headerLength
  for (const { leaf } of leaves) {
    bytes.set(new Uint8Array(leaf.data.buffer, leaf.data.byteOffset, leaf.data.byteLength), offset)
    offset += leaf.data.byteLength
  }
  return bytes.buffer
}

/** Reads what `encodeSafetensors` wrote; throws a CheckpointError. Allocates no more than the file is long. */
export function decodeSafetensors(bytes: Uint8Array): NetworkFile {
  if (bytes.length < LENGTH_BYTES) throw damaged(message`it is shorter than its header`)
  const claimed = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true)
  if (claimed > LARGEST_HEADER || Number(claimed) > bytes.length - LENGTH_BYTES) {
    throw damaged(message`its header claims to be longer than the file, or than any header`)
  }
  const begin = LENGTH_BYTES + Number(claimed)
  const { __metadata__: metadata, ...entries } = parsedHeader(bytes.subarray(LENGTH_BYTES, begin))
  const body = bytes.subarray(begin)
  let end = 0
  const tensors = Object.entries(entries)
    .map(([name, entry]) => ({ name, ...checkedEntry(name, entry) }))
    .sort((a, b) => a.begin - b.begin)
    .map(({ name, shape, begin: from, end: to }) => {
      if (from !== end || to > body.length)
        throw damaged(message`"${name.slice(0, 80)}" does not lie where the one before it ends`)
      end = to
      const data = new Float32Array(body.slice(from, to).buffer)
      return { name, tensor: { shape, data } satisfies HostArray }
    })
  if (end !== body.length) throw damaged(message`bytes belong to no array`)
  return withMeaning((metadata as Record<string, unknown> | undefined)?.playground, treeOf(tensors))
}

function parsedHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof header === 'object' && header !== null && !Array.isArray(header))
      return header as Record<string, unknown>
  } catch {
    // Told below, like any other header that is none.
  }
  throw damaged(message`its header is no JSON object`)
}

function checkedEntry(
  name: string,
  entry: unknown,
): { readonly shape: number[]; readonly begin: number; readonly end: number } {
  const { dtype, shape, data_offsets: offsets } = (entry ?? {}) as Record<string, unknown>
  if (dtype !== 'F32') throw damaged(message`"${name.slice(0, 80)}" does not hold 32-bit floating-point numbers`)
  const isCounts = (list: unknown): list is number[] =>
    Array.isArray(list) && list.length <= 8 && list.every((n) => Number.isSafeInteger(n) && n >= 0)
  if (!isCounts(shape) || !isCounts(offsets) || offsets.length !== 2)
    throw damaged(message`"${name.slice(0, 80)}" is described wrongly`)
  const [begin, end] = offsets as [number, number]
  if (end - begin !== 4 * shape.reduce((product, n) => product * n, 1)) {
    throw damaged(message`"${name.slice(0, 80)}" has not as many numbers as its shape says`)
  }
  return { shape, begin, end }
}

function damaged(what: Message): CheckpointError {
  return new CheckpointError('damaged', message`This is no safetensors file, or a damaged one: ${what}.`)
}
