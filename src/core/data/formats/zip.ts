import { Inflate } from 'fflate'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { LIMITS } from './limits'
import type { Pace } from './pace'
import { quote } from './source'

/** A file inside a ZIP archive, as its central directory tells it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly checksum: number
  readonly size: number
  readonly originalSize: number
  readonly headerOffset: number
}

const endSignature = 0x06054b50
const zip64EndSignature = 0x06064b50
const zip64LocatorSignature = 0x07064b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
/** Deflate cannot shrink further than this (a 258-byte match in 2 bits), so a claim beyond it is a lie. */
const largestDeflateRatio = 1032

/**
 * Lists an archive by its central directory (APPNOTE.TXT 4.3.12 to 4.3.16, ZIP64 included).
 * Nothing is inflated.
 */
export function listZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  let { count, offset } = { count: view.getUint16(end + 10, true), offset: view.getUint32(end + 16, true) }
  if (end >= 20 && view.getUint32(end - 20, true) === zip64LocatorSignature) {
    const end64 = Number(view.getBigUint64(end - 12, true))
    if (end64 + 56 > bytes.length || view.getUint32(end64, true) !== zip64EndSignature) throw damaged()
    count = Number(view.getBigUint64(end64 + 32, true))
    offset = Number(view.getBigUint64(end64 + 48, true))
  }
  if (count > LIMITS.fields)
    throw new DatasetError(message`the archive lists ${count} files; ${LIMITS.fields} are read at most.`)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (offset + 46 > end || view.getUint32(offset, true) !== directorySignature) throw damaged()
    const nameLength = view.getUint16(offset + 28, true)
    const extraLength = view.getUint16(offset + 30, true)
    const commentLength = view.getUint16(offset + 32, true)
    const next = offset + 46 + nameLength + extraLength + commentLength
    if (next > end) throw damaged()
    const name = new TextDecoder().decode(bytes.subarray(offset + 46, offset + 46 + nameLength))
    if (view.getUint16(offset + 8, true) & 1)
      throw new DatasetError(message`${quote(name)} is encrypted; save it without a password.`)
    const sizes = readSizes(view, offset, offset + 46 + nameLength, extraLength)
    entries.push({
      name,
      method: view.getUint16(offset + 10, true),
      checksum: view.getUint32(offset + 16, true),
      ...sizes,
    })
    offset = next
  }
  return entries
}

/**
 * Inflates an entry into one array, chunk by chunk; `onHead` sees the first bytes (at least `headBytes`, or all)
 * before the rest is inflated and may throw. Size and checksum are verified.
 */
export async function readZipEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  pace: Pace,
  headBytes: number,
  onHead: (head: Uint8Array) => void,
): Promise<Uint8Array> {
  const packed = packedBytes(bytes, entry)
  if (entry.method === 0) {
    if (entry.size !== entry.originalSize) throw damaged()
    onHead(packed.subarray(0, headBytes))
    verify(entry, packed)
    return packed
  }
  if (entry.method !== 8) {
    throw new DatasetError(
      message`${quote(entry.name)} is compressed by method ${entry.method}; stored and deflated are read.`,
    )
  }
  if (entry.originalSize > entry.size * largestDeflateRatio + 1024) throw damaged()
  const head = new Uint8Array(Math.min(headBytes, entry.originalSize))
  let out = head
  let length = 0
  let complete = false
  const inflate = new Inflate((piece, final) => {
    complete = final
    if (length + piece.length > entry.originalSize) throw damaged()
    let from = 0
    if (out === head) {
      from = Math.min(piece.length, head.length - length)
      head.set(piece.subarray(0, from), length)
      length += from
      if (length < head.length) return
      onHead(head)
      out = new Uint8Array(entry.originalSize)
      out.set(head)
    }
    out.set(piece.subarray(from), length)
    length += piece.length - from
  })
  // fflate hands out at most about 1,032 times a pushed chunk at once.
  const step = 65_536
  for (let start = 0; start < packed.length; start += step) {
    await pace.step(start / packed.length)
    inflate.push(packed.subarray(start, start + step), start + step >= packed.length)
  }
  if (!complete || length !== entry.originalSize) throw damaged()
  verify(entry, out)
  return out
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { headerOffset: at } = entry
  if (at + 30 > bytes.length || view.getUint32(at, true) !== localSignature) throw damaged()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.size > bytes.length) throw damaged()
  return bytes.subarray(start, start + entry.size)
}

function readSizes(view: DataView, at: number, extra: number, extraLength: number) {
  let originalSize = view.getUint32(at + 24, true)
  let size = view.getUint32(at + 20, true)
  let headerOffset = view.getUint32(at + 42, true)
  for (let field = extra; field + 4 <= extra + extraLength; ) {
    const length = view.getUint16(field + 2, true)
    if (view.getUint16(field, true) === 1) {
      let value = field + 4
      const take = (): number => {
        if (value + 8 > field + 4 + length) throw damaged()
        value += 8
        return Number(view.getBigUint64(value - 8, true))
      }
      if (originalSize === 0xffffffff) originalSize = take()
      if (size === 0xffffffff) size = take()
      if (headerOffset === 0xffffffff) headerOffset = take()
    }
    field += 4 + length
  }
  return { originalSize, size, headerOffset }
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw new DatasetError(
    message`this is not a whole ZIP archive (its directory is missing); the file is cut off or damaged.`,
  )
}

function damaged(): DatasetError {
  return new DatasetError(
    message`the ZIP archive is damaged: its directory and its contents disagree. Save or copy the file again.`,
  )
}

function verify(entry: ZipEntry, data: Uint8Array): void {
  if (crc32(data) !== entry.checksum) {
    throw new DatasetError(
      message`${quote(entry.name)} is damaged (its checksum is wrong). Save or copy the file again.`,
    )
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

export function crc32(data: Uint8Array): number {
  let crc = 0xffffffff
  for (let i = 0; i < data.length; i++) crc = crcTable[(crc ^ data[i]!) & 0xff]! ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}
