import type { ColumnMetaData, Compressors } from 'hyparquet'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { Pace } from './pace'
import { ThriftReader, type ThriftStruct } from './parquet-thrift'

/** No honest page is larger; writers aim at 1 MB. */
export const largestPageBytes = 64 * 1024 * 1024

/** Levels of a column's nesting (Dremel): 0 where a level does not occur. */
export interface Levels {
  readonly repetition: number
  readonly definition: number
}

const pageKinds = { data: 0, dictionary: 2, dataV2: 3 } as const
const runLengthEncodings = [2, 3, 8]

/**
 * Walks the pages of a column chunk and refuses claims that its bytes cannot bear: pages beyond the chunk, more
 * values than the directory says, runs longer than the page. A decoder that trusts them would fill the memory.
 */
export async function checkPages(
  chunk: Uint8Array,
  metadata: ColumnMetaData,
  levels: Levels,
  compressors: Compressors,
  pace: Pace,
): Promise<void> {
  const total = Number(metadata.num_values)
  const reader = new ThriftReader(chunk, 0)
  let values = 0
  while (reader.offset < chunk.length && values < total) {
    await pace.step()
    const header = reader.struct()
    const kind = header.get(1)
    const packedSize = size(header.get(3))
    const end = reader.offset + packedSize
    if (end > chunk.length) throw damagedParquet()
    const packed = chunk.subarray(reader.offset, end)
    if (kind === pageKinds.dictionary) {
      size(struct(header, 7).get(1), size(header.get(2)) * 8)
    } else {
      const page = struct(header, kind === pageKinds.dataV2 ? 8 : 5)
      const count = size(page.get(1), total - values)
      values += count
      const inflate = (bytes: Uint8Array, length: number) => inflated(bytes, length, metadata.codec, compressors)
      if (kind === pageKinds.data) checkDataPage(inflate(packed, size(header.get(2))), page, count, levels, metadata)
      else if (kind === pageKinds.dataV2) checkDataPageV2(packed, header, page, count, levels, metadata, inflate)
      else throw damagedParquet()
    }
    reader.offset = end
  }
  if (values !== total) throw damagedParquet()
}

function checkDataPage(
  page: Uint8Array,
  header: ThriftStruct,
  count: number,
  levels: Levels,
  metadata: ColumnMetaData,
): void {
  let offset = 0
  for (const level of [levels.repetition, levels.definition]) {
    if (level === 0) continue
    const length = lengthAt(page, offset)
    checkLevels(page.subarray(offset + 4, offset + 4 + length), level, count)
    offset += 4 + length
  }
  checkValues(page.subarray(offset), header.get(2), count, metadata)
}

function checkDataPageV2(
  packed: Uint8Array,
  header: ThriftStruct,
  page: ThriftStruct,
  count: number,
  levels: Levels,
  metadata: ColumnMetaData,
  inflate: (bytes: Uint8Array, length: number) => Uint8Array,
): void {
  const definitionBytes = size(page.get(5), packed.length)
  const repetitionBytes = size(page.get(6), packed.length - definitionBytes)
  size(page.get(2), count)
  size(page.get(3), count)
  const levelBytes = definitionBytes + repetitionBytes
  if (levels.repetition > 0) checkLevels(packed.subarray(0, repetitionBytes), levels.repetition, count)
  if (levels.definition > 0) checkLevels(packed.subarray(repetitionBytes, levelBytes), levels.definition, count)
  const values = packed.subarray(levelBytes)
  const data = page.get(7) === false ? values : inflate(values, size(header.get(2)) - levelBytes)
  checkValues(data, page.get(4), count, metadata)
}

/** Plain and delta encodings end with their bytes; those of runs do not. */
function checkValues(
  data: Uint8Array,
  encoding: ThriftStruct | number | boolean | undefined,
  count: number,
  metadata: ColumnMetaData,
): void {
  if (!runLengthEncodings.includes(encoding as number) || data.length === 0) return
  if (metadata.type === 'BOOLEAN') checkRuns(data.subarray(4, 4 + lengthAt(data, 0)), 1, count)
  else if (data[0]! > 0) checkRuns(data.subarray(1), data[0]!, count)
}

/** Of every value: where some are missing a decoder goes on into the values, and takes them for runs of any length. */
function checkLevels(data: Uint8Array, level: number, count: number): void {
  if (checkRuns(data, bitWidth(level), count) < count) throw damagedParquet()
}

/** Runs and bit-packed groups (parquet-format, Encodings.md) that hold up to `count` numbers; how many they hold. */
function checkRuns(data: Uint8Array, width: number, count: number): number {
  if (width > 32) throw damagedParquet()
  let seen = 0
  let offset = 0
  while (seen < count && offset < data.length) {
    let header = 0
    for (let shift = 0; ; shift += 7) {
      const byte = data[offset++]
      if (byte === undefined || shift > 28) throw damagedParquet()
      header += (byte & 127) * 2 ** shift
      if (byte < 128) break
    }
    const packed = header % 2 === 1
    const values = Math.floor(header / 2) * (packed ? 8 : 1)
    // The last bit-packed group is filled up.
    if (values === 0 || values > count - seen + (packed ? 504 : 0)) throw damagedParquet()
    seen += values
    offset += packed ? (values / 8) * width : Math.ceil(width / 8)
  }
  return seen
}

function inflated(bytes: Uint8Array, length: number, codec: string, compressors: Compressors): Uint8Array {
  if (codec === 'UNCOMPRESSED') return bytes
  const inflate = compressors[codec as keyof Compressors]
  if (!inflate)
    throw new DatasetError(
      message`it is packed with ${codec}, which is not read; snappy, gzip, zstd, brotli and lz4 are.`,
    )
  return inflate(bytes, length)
}

function size(value: ThriftStruct | number | boolean | undefined, largest = largestPageBytes): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= largest)) throw damagedParquet()
  return value
}

function struct(parent: ThriftStruct, id: number): ThriftStruct {
  const value = parent.get(id)
  if (!(value instanceof Map)) throw damagedParquet()
  return value
}

function lengthAt(bytes: Uint8Array, offset: number): number {
  if (offset + 4 > bytes.length) throw damagedParquet()
  const length = new DataView(bytes.buffer, bytes.byteOffset + offset, 4).getUint32(0, true)
  if (offset + 4 + length > bytes.length) throw damagedParquet()
  return length
}

function bitWidth(level: number): number {
  return 32 - Math.clz32(level)
}

export function damagedParquet(): DatasetError {
  return new DatasetError(
    message`the Parquet file is damaged: its directory and its contents disagree. Save or copy it again.`,
  )
}
