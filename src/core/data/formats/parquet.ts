import type { AsyncBuffer, ColumnMetaData, Compressors, FileMetaData } from 'hyparquet'
import { counted } from '../../messages/counted'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes } from './data-file'
import { LIMITS } from './limits'
import type { Pace } from './pace'
import { isStoredAt, leavesOf, levelsOf, numbersOf, type ParquetLeaf, refusalOf, widthOf } from './parquet-columns'
import { checkPages, damagedParquet, largestPageBytes } from './parquet-pages'
import { overlapping, type RowRange, rowsIn } from './row-ranges'
import { snappyLength } from './snappy-length'
import { arrayRowName, type Column, type Field, findField, quote, type Source } from './source'

/** Opens a Parquet file: numeric columns, lists of numbers of one length, and structs of both. */
export async function openParquet(file: DataFile): Promise<Source> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet')
  const buffer = {
    byteLength: file.size,
    slice: async (start: number, end = file.size) =>
      (await readBytes(file, Math.max(0, start), Math.min(end, file.size))).buffer,
  }
  const metadata = await parquetMetadataAsync(buffer, { geoparquet: false })
  const rows = Number(metadata.num_rows)
  checkClaims(metadata, rows, file.size)
  const columns = leavesOf(parquetSchema(metadata))
  if (columns.length > LIMITS.fields)
    throw new DatasetError(message`${columns.length} columns; ${LIMITS.fields} are read at most.`)
  const fields = columns.map(
    (column): Field => ({
      name: column.name,
      rows,
      width: widthOf(column, metadata, rows),
      refusal: refusalOf(column),
    }),
  )

  return {
    format: 'Parquet',
    fields,
    assumptions: [],
    rowName: arrayRowName,
    close: () => undefined,
    async read(names, pace, ranges = [{ start: 0, end: rows }]) {
      const compressors = await loadCompressors(metadata)
      const result: Column[] = []
      for (const [i, name] of names.entries()) {
        const field = findField(fields, name)
        if (field.refusal) throw new DatasetError(message`${quote(name)} ${field.refusal}`)
        const column = columns[fields.indexOf(field)]!
        const part = pace.part(i / names.length, (i + 1) / names.length)
        result.push(await readColumn(buffer, metadata, columns, column, ranges, compressors, part))
      }
      return result
    },
  }
}

/** Row group by row group, each checked before it is decoded. */
async function readColumn(
  buffer: AsyncBuffer,
  metadata: FileMetaData,
  leaves: readonly ParquetLeaf[],
  column: ParquetLeaf,
  ranges: readonly RowRange[],
  compressors: Compressors,
  pace: Pace,
): Promise<Column> {
  const { parquetRead } = await import('hyparquet')
  const [top, ...within] = column.path as [string, ...string[]]
  const builder = new ColumnBuilder(column.name, rowsIn(ranges), within)
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    await pace.step(rowStart / Number(metadata.num_rows))
    const wanted = overlapping(ranges, rowStart, rowEnd)
    if (wanted.length === 0) {
      rowStart = rowEnd
      continue
    }
    // A struct is decoded as a whole, so all that lies in it is checked.
    const parts = group.columns.filter(({ meta_data }) => meta_data!.path_in_schema[0] === top)
    if (parts.length === 0) throw damagedParquet()
    for (const { meta_data } of parts) {
      const stored = meta_data!
      const leaf = leaves.find(({ path }) => isStoredAt(path, stored.path_in_schema))
      if (!leaf) throw damagedParquet()
      const { start, end } = storedRange(stored)
      await checkPages(new Uint8Array(await buffer.slice(start, end)), stored, levelsOf(leaf), compressors, pace)
    }
    const chunks: ArrayLike<unknown>[] = []
    const onChunk = ({ columnData }: { columnData: ArrayLike<unknown> }) => void chunks.push(columnData)
    await parquetRead({ file: buffer, metadata, columns: [top], rowStart, rowEnd, compressors, onChunk })
    let row = rowStart
    for (const chunk of chunks) {
      for (const { start, end } of overlapping(wanted, row, row + chunk.length))
        builder.add(chunk, start - row, end - row)
      row += chunk.length
    }
    rowStart = rowEnd
  }
  return builder.finish(column)
}

class ColumnBuilder {
  #values: Float64Array | null = null
  #width = 1
  #filled = 0

  constructor(
    private readonly name: string,
    private readonly rows: number,
    /** Names within the structs of a row. */
    private readonly within: readonly string[],
  ) {}

  add(data: ArrayLike<unknown>, from: number, to: number): void {
    const start = this.#filled
    if (start + to - from > this.rows) throw damagedParquet()
    for (let i = from; i < to; i++) {
      const entry = this.within.reduce(memberOf, data[i])
      const row = start + i - from
      if (!this.#values) this.#allocate(entry)
      if (Array.isArray(entry) || ArrayBuffer.isView(entry)) this.#addList(Array.from(entry as ArrayLike<unknown>), row)
      else this.#set(entry, row, 0)
    }
    this.#filled += to - from
  }

  finish(column: ParquetLeaf): Column {
    if (this.#filled !== this.rows) throw damagedParquet()
    const { type, converted_type, logical_type } = numbersOf(column)
    const decimal = converted_type === 'DECIMAL' || logical_type?.type === 'DECIMAL'
    const kind = type === 'BOOLEAN' ? 'boolean' : type?.startsWith('INT') && !decimal ? 'integer' : 'float'
    return { name: this.name, rows: this.rows, width: this.#width, kind, values: this.#values ?? new Float64Array(0) }
  }

  #allocate(first: unknown): void {
    if (Array.isArray(first)) this.#width = first.length
    if (this.#width > LIMITS.observationSize || this.#width * this.rows > LIMITS.arrayValues) {
      throw new DatasetError(
        message`${quote(this.name)} has ${this.#width} numbers in each row, as images have; vectors of up to ${LIMITS.observationSize} are supported.`,
      )
    }
    this.#values = new Float64Array(this.#width * this.rows)
  }

  #addList(entries: readonly unknown[], row: number): void {
    if (entries.length !== this.#width) {
      throw new DatasetError(
        message`${quote(this.name)}, ${arrayRowName(row)} has ${counted(entries.length, 'number')}; row 0 has ${this.#width}.`,
      )
    }
    for (let i = 0; i < entries.length; i++) this.#set(entries[i], row, i)
  }

  #set(value: unknown, row: number, index: number): void {
    const number = typeof value === 'boolean' || typeof value === 'bigint' ? Number(value) : value
    if (typeof number !== 'number') {
      const what =
        value == null ? message`empty` : Array.isArray(value) ? message`a list in a list` : message`no number`
      throw new DatasetError(
        message`${quote(this.name)}, ${arrayRowName(row)}, column ${index} is ${what}; a number was expected.`,
      )
    }
    this.#values![row * this.#width + index] = number
  }
}

function storedRange(stored: ColumnMetaData): { start: number; end: number } {
  const start = Number(stored.dictionary_page_offset || stored.data_page_offset)
  return { start, end: start + Number(stored.total_compressed_size) }
}

function memberOf(entry: unknown, name: string): unknown {
  return (entry as Readonly<Record<string, unknown>> | null | undefined)?.[name]
}

function checkClaims(metadata: FileMetaData, rows: number, fileBytes: number): void {
  if (!Number.isSafeInteger(rows) || rows < 0) throw damagedParquet()
  let sum = 0
  for (const group of metadata.row_groups) {
    sum += Number(group.num_rows)
    for (const { meta_data, file_path } of group.columns) {
      if (!meta_data || file_path) throw damagedParquet()
      const { start, end } = storedRange(meta_data)
      if (!(start >= 0 && end >= start && end <= fileBytes)) throw damagedParquet()
      if (!(Number(meta_data.num_values) <= LIMITS.arrayValues)) throw damagedParquet()
    }
  }
  if (sum !== rows) throw damagedParquet()
}

/** Snappy comes with the reader; the other codecs are loaded when a file needs one. */
async function loadCompressors(metadata: FileMetaData): Promise<Compressors> {
  const { snappyUncompress } = await import('hyparquet')
  const own: Compressors = {
    SNAPPY: (input, length) => {
      if (snappyLength(input) !== length) throw damagedParquet()
      const output = new Uint8Array(length)
      snappyUncompress(input, output)
      return output
    },
  }
  const codecs = new Set(metadata.row_groups.flatMap(({ columns }) => columns.map(({ meta_data }) => meta_data!.codec)))
  codecs.delete('SNAPPY')
  codecs.delete('UNCOMPRESSED')
  return bounded(codecs.size === 0 ? own : { ...(await import('hyparquet-compressors')).compressors, ...own })
}

/** A page claims its own inflated size; no honest page is this large. */
function bounded(compressors: Compressors): Compressors {
  const entries = Object.entries(compressors).map(([codec, inflate]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (!(length >= 0 && length <= largestPageBytes)) throw damagedParquet()
      return inflate(input, length)
    },
  ])
  return Object.fromEntries(entries)
}
