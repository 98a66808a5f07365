import { counted } from '../../messages/counted'
import { message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { ColumnMapping } from './column-roles'
import { LIMITS } from './limits'
import { type Column, quote, type Source } from './source'

/** Columns put side by side in one role. */
export interface RoleColumns {
  readonly columns: readonly Column[]
  readonly rows: number
  readonly width: number
}

/** Checks that the columns of a role have the same number of rows. */
export function roleOf(columns: readonly Column[]): RoleColumns {
  const first = columns[0]!
  for (const column of columns) {
    if (column.rows !== first.rows) throw lengthMismatch(column, first)
    // A list in a table tells its width only when it is read.
    if (column.width === 0)
      throw new DatasetError(message`${quote(column.name)} has no numbers in its rows; it is empty or damaged.`)
  }
  return { columns, rows: first.rows, width: columns.reduce((sum, column) => sum + column.width, 0) }
}

export function lengthMismatch(column: Column, reference: Column): DatasetError {
  return new DatasetError(
    message`${quote(column.name)} has ${counted(column.rows, 'row')}, but ${quote(reference.name)} has ${counted(reference.rows, 'row')}; every array needs one row per transition.`,
  )
}

/** [rows, width], checked to be finite also as float32. */
export function toMatrix(source: Source, { columns, rows, width }: RoleColumns): Float32Array {
  if (rows * width > LIMITS.arrayValues) {
    throw new DatasetError(
      message`${quote(columns[0]!.name)} has ${rows} rows of ${width} numbers; ${LIMITS.arrayValues.toLocaleString('en-GB')} numbers are read at most.`,
    )
  }
  const [only] = columns
  if (columns.length === 1 && only?.values instanceof Float32Array) {
    const values: Float32Array = only.values
    const wrong = values.findIndex((value) => !Number.isFinite(value))
    if (wrong >= 0) throw notFinite(source, only, Math.floor(wrong / width), wrong % width)
    // What a reader left out of the end would else be kept and sent along.
    return values.buffer.byteLength === values.byteLength ? values : values.slice()
  }
  const matrix = new Float32Array(rows * width)
  let offset = 0
  for (const column of columns) {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < column.width; i++) {
        const value = column.values[row * column.width + i]!
        if (!Number.isFinite(Math.fround(value))) throw notFinite(source, column, row, i)
        matrix[row * width + offset + i] = value
      }
    }
    offset += column.width
  }
  return matrix
}

/** [rows], checked to be finite. */
export function toVector(source: Source, column: Column): Float64Array {
  checkSingle(column)
  for (let row = 0; row < column.rows; row++) {
    if (!Number.isFinite(column.values[row]!)) throw notFinite(source, column, row, 0)
  }
  return Float64Array.from(column.values)
}

/** [rows] of 0 and 1. */
export function toFlags(source: Source, column: Column): Uint8Array {
  const values = toVector(source, column)
  const wrong = values.findIndex((value) => value !== 0 && value !== 1)
  if (wrong >= 0) {
    throw new DatasetError(
      message`${quote(column.name)}, ${source.rowName(wrong)} is ${values[wrong]!}; 0 or 1 (false or true) was expected.`,
    )
  }
  return Uint8Array.from(values)
}

/** Mapped names that every format must have. */
export function requireRoles(mapping: ColumnMapping, source: Source): void {
  const missing = [
    mapping.observations.length === 0 && message`no observations`,
    mapping.actions.length === 0 && message`no actions`,
  ].filter((role) => role !== false)
  if (missing.length === 0) return
  const found = source.fields.slice(0, 12).map((field) => quote(field.name))
  const unreadable = source.fields.find(({ refusal }) => refusal !== null)
  const among = `${found.join(', ')}${source.fields.length > 12 ? ', ...' : ''}`
  const lacking = missing.reduce((one, other) => message`${one} and ${other}`)
  const sentence = message`${lacking} found among ${among || message`no arrays at all`}; a dataset needs observations and actions.`
  throw new DatasetError(unreadable ? message`${sentence} ${quote(unreadable.name)} ${unreadable.refusal!}` : sentence)
}

function checkSingle(column: Column): void {
  if (column.width === 1) return
  throw new DatasetError(message`${quote(column.name)} has ${column.width} numbers in each row; one was expected.`)
}

function notFinite(source: Source, column: Column, row: number, index: number): DatasetError {
  const value = column.values[row * column.width + index]!
  const what = Number.isFinite(value) ? message`${value}, too large for a 32-bit float` : value
  const place = column.width > 1 ? message`${source.rowName(row)}, column ${index}` : source.rowName(row)
  return new DatasetError(message`${quote(column.name)}, ${place} is ${what}; only finite numbers can be trained on.`)
}
