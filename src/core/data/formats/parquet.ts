import type { Compressors, FileMetaData, SchemaTree } from 'hyparquet'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes } from './data-file'
import { LIMITS } from './limits'
import { arrayRowName, type Column, type Field, findField, plural, quote, type Source } from './source'

/** Opens a Parquet file: numeric columns, and lists of numbers of one length. */
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
  const columns = parquetSchema(metadata).children
  if (columns.length > LIMITS.fields)
    throw new DatasetError(`${columns.length} columns; ${LIMITS.fields} are read at most.`)
  const fields = columns.map(
    (column): Field => ({ name: column.element.name, rows, width: 1, refusal: refusalOf(column) }),
  )

  return {
    format: 'Parquet',
    fields,
    assumptions: [],
    rowName: arrayRowName,
    close: () => undefined,
    async read(names, pace) {
      const { parquetRead } = await import('hyparquet')
      const compressors = await loadCompressors(metadata)
      const result: Column[] = []
      for (const [i, name] of names.entries()) {
        const field = findField(fields, name)
        if (field.refusal) throw new DatasetError(`${quote(name)} ${field.refusal}`)
        await pace.step(i / names.length)
        const builder = new ColumnBuilder(name, rows)
        await parquetRead({
          file: buffer,
          metadata,
          columns: [name],
          compressors,
          onChunk: ({ columnData, rowStart }) => builder.add(columnData, rowStart),
        })
        result.push(builder.finish(columns[fields.indexOf(field)]!))
      }
      return result
    },
  }
}

class ColumnBuilder {
  #values: Float64Array | null = null
  #width = 1
  #filled = 0

  constructor(
    private readonly name: string,
    private readonly rows: number,
  ) {}

  add(data: ArrayLike<unknown>, start: number): void {
    if (start !== this.#filled || start + data.length > this.rows) throw damaged()
    for (let i = 0; i < data.length; i++) {
      const entry = data[i]
      const row = start + i
      if (!this.#values) this.#allocate(entry)
      if (Array.isArray(entry) || ArrayBuffer.isView(entry)) this.#addList(Array.from(entry as ArrayLike<unknown>), row)
      else this.#set(entry, row, 0)
    }
    this.#filled += data.length
  }

  finish(column: SchemaTree): Column {
    if (this.#filled !== this.rows) throw damaged()
    const leaf = leafOf(column).element
    const kind = leaf.type === 'BOOLEAN' ? 'boolean' : leaf.type?.startsWith('INT') ? 'integer' : 'float'
    return { name: this.name, rows: this.rows, width: this.#width, kind, values: this.#values ?? new Float64Array(0) }
  }

  #allocate(first: unknown): void {
    if (Array.isArray(first)) this.#width = first.length
    if (this.#width > LIMITS.observationSize || this.#width * this.rows > LIMITS.arrayValues) {
      throw new DatasetError(
        `${quote(this.name)} has ${this.#width} numbers in each row, as images have; vectors of up to ${LIMITS.observationSize} are supported.`,
      )
    }
    this.#values = new Float64Array(this.#width * this.rows)
  }

  #addList(entries: readonly unknown[], row: number): void {
    if (entries.length !== this.#width) {
      throw new DatasetError(
        `${quote(this.name)}, ${arrayRowName(row)} has ${plural(entries.length, 'number')}; row 0 has ${this.#width}.`,
      )
    }
    for (let i = 0; i < entries.length; i++) this.#set(entries[i], row, i)
  }

  #set(value: unknown, row: number, index: number): void {
    const number = typeof value === 'boolean' || typeof value === 'bigint' ? Number(value) : value
    if (typeof number !== 'number') {
      const what = value == null ? 'empty' : Array.isArray(value) ? 'a list in a list' : 'no number'
      throw new DatasetError(
        `${quote(this.name)}, ${arrayRowName(row)}, column ${index} is ${what}; a number was expected.`,
      )
    }
    this.#values![row * this.#width + index] = number
  }
}

function leafOf(column: SchemaTree): SchemaTree {
  let node = column
  for (let depth = 0; depth < 4 && node.children.length > 0; depth++) node = node.children[0]!
  return node
}

function refusalOf(column: SchemaTree): string | null {
  for (let node = column, depth = 0; node.children.length > 0; node = node.children[0]!, depth++) {
    if (node.children.length > 1 || depth >= 2)
      return 'is nested; numbers, or one flat list of numbers per row, are supported.'
  }
  const { type, logical_type, converted_type } = leafOf(column).element
  const numeric = ['BOOLEAN', 'INT32', 'INT64', 'FLOAT', 'DOUBLE'].includes(type ?? '')
  const temporal = /DATE|TIME|DECIMAL/.test(`${logical_type?.type ?? ''} ${converted_type ?? ''}`)
  return numeric && !temporal ? null : 'holds text, dates or another type; numbers and booleans are read.'
}

function checkClaims(metadata: FileMetaData, rows: number, fileBytes: number): void {
  if (!Number.isSafeInteger(rows) || rows < 0) throw damaged()
  if (rows > LIMITS.transitions) {
    throw new DatasetError(
      `${plural(rows, 'row')}; ${LIMITS.transitions.toLocaleString('en-GB')} transitions are the limit.`,
    )
  }
  let sum = 0
  for (const group of metadata.row_groups) {
    sum += Number(group.num_rows)
    for (const { meta_data, file_path } of group.columns) {
      if (!meta_data || file_path) throw damaged()
      const start = Number(meta_data.dictionary_page_offset ?? meta_data.data_page_offset)
      const end = start + Number(meta_data.total_compressed_size)
      if (!(start >= 0 && end >= start && end <= fileBytes)) throw damaged()
      if (Number(meta_data.total_uncompressed_size) > LIMITS.arrayValues * 8) throw damaged()
    }
  }
  if (sum !== rows) throw damaged()
}

/** Snappy comes with the reader; the other codecs are loaded when a file needs one. */
async function loadCompressors(metadata: FileMetaData): Promise<Compressors> {
  const { snappyUncompress } = await import('hyparquet')
  const own: Compressors = {
    SNAPPY: (input, length) => {
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
  const largest = 64 * 1024 * 1024
  const entries = Object.entries(compressors).map(([codec, inflate]) => [
    codec,
    (input: Uint8Array, length: number) => {
      if (!(length >= 0 && length <= largest)) throw damaged()
      return inflate(input, length)
    },
  ])
  return Object.fromEntries(entries)
}

function damaged(): DatasetError {
  return new DatasetError(
    'the Parquet file is damaged: its directory and its contents disagree. Save or copy it again.',
  )
}
