import { Inflate } from 'fflate'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes } from './data-file'
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

/** The longest comment, the end of the directory, and ZIP64's end and locator before it. */
const tailBytes = 65_557 + 20 + 56

/**
 * Lists an archive by its central directory (APPNOTE.TXT 4.3.12 to 4.3.16, ZIP64 included), which alone is read.
 * Nothing is inflated.
 */
export async function listZip(file: DataFile): Promise<ZipEntry[]> {
  const tailStart = Math.max(0, file.size - tailBytes)
  const tail = await readBytes(file, tailStart, file.size)
  const tailView = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  const end = findEnd(tailView)
  let { count, offset } = { count: tailView.getUint16(end + 10, true), offset: tailView.getUint32(end + 16, true) }
  if (end >= 20 && tailView.getUint32(end - 20, true) === zip64LocatorSignature) {
    const end64 = Number(tailView.getBigUint64(end - 12, true)) - tailStart
    if (end64 < 0 || end64 + 56 > tail.length || tailView.getUint32(end64, true) !== zip64EndSignature) throw damaged()
    count = Number(tailView.getBigUint64(end64 + 32, true))
    offset = Number(tailView.getBigUint64(end64 + 48, true))
  }
  if (count > LIMITS.fields)
    throw new DatasetError(message`the archive lists ${count} files; ${LIMITS.fields} are read at most.`)
  const directoryEnd = tailStart + end
  if (offset > directoryEnd || directoryEnd - offset > largestDirectoryBytes) throw damaged()
  const bytes = await readBytes(file, offset, directoryEnd)
  return entriesIn(bytes, count)
}

/** No more than names of the longest kind can take. */
const largestDirectoryBytes = 64 * 1024 * 1024

function entriesIn(bytes: Uint8Array, count: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = 0
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (offset + 46 > bytes.length || view.getUint32(offset, true) !== directorySignature) throw damaged()
    const nameLength = view.getUint16(offset + 28, true)
    const extraLength = view.getUint16(offset + 30, true)
    const commentLength = view.getUint16(offset + 32, true)
    const next = offset + 46 + nameLength + extraLength + commentLength
    if (next > bytes.length) throw damaged()
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
 * Inflates an entry piece by piece; `take` gets each piece and where it starts, and may throw or answer that it wants
 * no more. Where it took all, size and checksum are verified.
 */
export async function readZipEntry(
  file: DataFile,
  entry: ZipEntry,
  pace: Pace,
  take: (piece: Uint8Array, start: number) => boolean,
): Promise<void> {
  const from = await startOf(file, entry)
  if (entry.method === 0) {
    if (entry.size !== entry.originalSize) throw damaged()
  } else if (entry.method !== 8) {
    throw new DatasetError(
      message`${quote(entry.name)} is compressed by method ${entry.method}; stored and deflated are read.`,
    )
  } else if (entry.originalSize > entry.size * largestDeflateRatio + 1024) throw damaged()
  let length = 0
  let checksum = 0
  let [complete, wanted] = [false, true]
  const receive = (piece: Uint8Array) => {
    if (!wanted) return
    if (length + piece.length > entry.originalSize) throw damaged()
    checksum = crc32(piece, checksum)
    if (piece.length > 0) wanted = take(piece, length)
    length += piece.length
  }
  const inflate = new Inflate((piece, final) => {
    complete = final
    receive(piece)
  })
  // Often a header is all that is wanted.
  for (let start = 0, step = inflateStep; start < entry.size && wanted; start += step, step = readStep) {
    await pace.step(start / entry.size)
    const bytes = await readBytes(file, from + start, from + Math.min(entry.size, start + step))
    if (entry.method === 0) {
      receive(bytes)
      continue
    }
    // fflate hands out at most about 1,032 times a pushed chunk at once.
    for (let at = 0; at < bytes.length && wanted; at += inflateStep)
      inflate.push(bytes.subarray(at, at + inflateStep), start + at + inflateStep >= entry.size)
  }
  if (!wanted) return
  if ((entry.method === 8 && !complete) || length !== entry.originalSize) throw damaged()
  if (checksum !== entry.checksum)
    throw new DatasetError(
      message`${quote(entry.name)} is damaged (its checksum is wrong). Save or copy the file again.`,
    )
}

const readStep = 1024 * 1024
const inflateStep = 65_536

/** A whole entry in one array. */
export async function inflateZipEntry(file: DataFile, entry: ZipEntry, pace: Pace): Promise<Uint8Array<ArrayBuffer>> {
  if (entry.originalSize > entry.size * largestDeflateRatio + 1024) throw damaged()
  const bytes = new Uint8Array(entry.originalSize)
  await readZipEntry(file, entry, pace, (piece, start) => {
    bytes.set(piece, start)
    return true
  })
  return bytes
}

/** Of a stored entry: some of its bytes, without the others. Nothing can be verified by them. */
export async function readStoredBytes(
  file: DataFile,
  entry: ZipEntry,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const from = await startOf(file, entry)
  return readBytes(file, from + start, from + end)
}

/** Where the bytes of an entry begin in the file. */
async function startOf(file: DataFile, entry: ZipEntry): Promise<number> {
  const { headerOffset: at, size } = entry
  if (at + 30 > file.size) throw damaged()
  const header = await readBytes(file, at, at + 30)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (view.getUint32(0, true) !== localSignature) throw damaged()
  const start = at + 30 + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + size > file.size) throw damaged()
  return start
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

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** `before`: of the bytes that came before these. */
export function crc32(data: Uint8Array, before = 0): number {
  let crc = ~before
  for (let i = 0; i < data.length; i++) crc = crcTable[(crc ^ data[i]!) & 0xff]! ^ (crc >>> 8)
  return ~crc >>> 0
}
