import { crc32 } from '../data/formats/zip'
import { type Message, message } from '../messages/message'
import { CheckpointError } from './checkpoint-error'
import { type Packed, pack, type TypedArray, typedArrayKinds, unpack } from './packing'

/**
 * A file of one JSON header and the typed arrays that it names, all little-endian: 8 bytes of magic, the version, the
 * header's length and its CRC-32 as 32-bit words, the header, then the arrays one after the other, without gaps.
 */
const FIXED_BYTES = 20
const MAGIC = 'o2o-ckpt'
/** Longer than the JSON of any run. */
const LARGEST_HEADER = 64 * 2 ** 20

interface Section {
  readonly type: string
  readonly bytes: number
  readonly checksum: number
}

export function encodeContainer(version: number, value: unknown): ArrayBuffer {
  const { json, arrays } = pack(value)
  const sections = arrays.map((array): Section => {
    const bytes = bytesOf(array)
    return { type: typedArrayKinds.nameOf(array), bytes: bytes.length, checksum: crc32(bytes) }
  })
  const header = new TextEncoder().encode(JSON.stringify({ content: json, sections }))
  const total = sections.reduce((sum, { bytes }) => sum + bytes, FIXED_BYTES + header.length)
  const file = new Uint8Array(total)
  const view = new DataView(file.buffer)
  file.set(new TextEncoder().encode(MAGIC))
  view.setUint32(8, version, true)
  view.setUint32(12, header.length, true)
  view.setUint32(16, crc32(header), true)
  file.set(header, FIXED_BYTES)
  let offset = FIXED_BYTES + header.length
  for (const array of arrays) {
    file.set(bytesOf(array), offset)
    offset += array.byteLength
  }
  return file.buffer
}

/** The version and the value; throws a CheckpointError. Allocates no more than the file is long. */
export function decodeContainer(
  file: Uint8Array,
  newest: number,
): { readonly version: number; readonly value: unknown } {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (new TextDecoder().decode(file.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new CheckpointError('not-a-checkpoint', message`This file is no checkpoint of the playground.`)
  }
  if (file.length < FIXED_BYTES) throw truncated(file.length, FIXED_BYTES)
  const version = view.getUint32(8, true)
  if (version > newest) {
    throw new CheckpointError(
      'version',
      message`The checkpoint has version ${version}, which is newer than this page; it reads versions up to ${newest}.`,
    )
  }
  const headerLength = view.getUint32(12, true)
  if (headerLength > LARGEST_HEADER) throw damaged(message`its header claims to be too long`)
  const headerEnd = FIXED_BYTES + headerLength
  if (headerEnd > file.length) throw truncated(file.length, headerEnd)
  const header = file.subarray(FIXED_BYTES, headerEnd)
  if (crc32(header) !== view.getUint32(16, true)) throw damaged(message`the checksum of its header does not agree`)
  const { content, sections } = parsedHeader(header)
  const end = sections.reduce((sum, { bytes }) => sum + bytes, headerEnd)
  if (end > file.length) throw truncated(file.length, end)
  if (end < file.length) throw damaged(message`${file.length - end} bytes follow its end`)
  let offset = headerEnd
  const arrays = sections.map((section, index) => {
    const bytes = file.subarray(offset, offset + section.bytes)
    offset += section.bytes
    if (crc32(bytes) !== section.checksum) throw damaged(message`the checksum of its part ${index + 1} does not agree`)
    return typedArrayKinds.read(section.type, bytes)
  })
  return { version, value: unpack({ json: content, arrays }) }
}

function bytesOf({ buffer, byteOffset, byteLength }: TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength)
}

function parsedHeader(bytes: Uint8Array): { readonly content: Packed['json']; readonly sections: readonly Section[] } {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw damaged(message`its header is no JSON`)
  }
  const { content, sections } = (parsed ?? {}) as { readonly content?: unknown; readonly sections?: unknown }
  if (content === undefined || !Array.isArray(sections)) throw damaged(message`its header lacks content or parts`)
  return { content, sections: sections.map(checkedSection) }
}

function checkedSection(section: unknown, index: number): Section {
  const { type, bytes, checksum } = (section ?? {}) as Partial<Section>
  const width = typeof type === 'string' ? typedArrayKinds.widthOf(type) : undefined
  if (width === undefined || !Number.isSafeInteger(bytes) || bytes! < 0 || bytes! % width !== 0) {
    throw damaged(message`its part ${index + 1} is described wrongly`)
  }
  if (typeof checksum !== 'number') throw damaged(message`its part ${index + 1} has no checksum`)
  return { type: type!, bytes: bytes!, checksum }
}

function truncated(length: number, wanted: number): CheckpointError {
  return new CheckpointError(
    'truncated',
    message`The checkpoint is cut off: it has ${length} bytes of at least ${wanted}.`,
  )
}

function damaged(what: Message): CheckpointError {
  return new CheckpointError('damaged', message`The checkpoint is damaged: ${what}.`)
}
