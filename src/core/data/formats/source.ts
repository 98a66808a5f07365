import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { Pace } from './pace'
import type { RowRange } from './row-ranges'

/** `text`: numbers that came as text or JSON, whose type is unknown. */
export type NumberKind = 'float' | 'integer' | 'boolean' | 'text'

/** An array or a column of a file, before its role is known. */
export interface Field {
  readonly name: string
  /** Rows, or null where only reading tells. */
  readonly rows: number | null
  /** Numbers in a row. */
  readonly width: number
  /** Why it cannot be used (text, images, nested), or null. */
  readonly refusal: Message | null
  /** Made by the reader out of other fields, so nobody misses it where it is not used. */
  readonly derived?: boolean
  /** Says again what the field of this name says already. */
  readonly repeats?: string
}

/** A field that was read. */
export interface Column {
  readonly name: string
  readonly rows: number
  readonly width: number
  readonly kind: NumberKind
  /** [rows, width] */
  readonly values: Float32Array | Float64Array
  /** What had to be assumed while reading it. */
  readonly assumptions?: readonly Message[]
}

/** A file that was opened: what it holds, and a way to read some of it. */
export interface Source {
  readonly format: string
  readonly fields: readonly Field[]
  /** What had to be assumed to make fields of the file. */
  readonly assumptions: readonly Message[]
  /** The file keeps each episode apart, so that nothing within one is an end of it. */
  readonly separateEpisodes?: boolean
  /**
   * Reads the named fields, in this order, of all rows or of those in the ranges; throws a DatasetError that says where
   * something is wrong. Where the number of rows is not known before, ranges may reach beyond the end.
   */
  read(names: readonly string[], pace: Pace, ranges?: readonly RowRange[]): Promise<readonly Column[]>
  /** Where a row is in the file, as a person would look for it. */
  rowName(row: number): Message
  close(): void
}

/** Array formats count rows from 0, as NumPy does. */
export function arrayRowName(row: number): Message {
  return message`row ${row} (counted from 0)`
}

/** Text of a file inside a message: short, and without anything that a terminal or a page could take for a command. */
export function quote(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Columns that grow while a file is read line by line. */
export class GrowingColumn {
  #values = new Float64Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float64Array(this.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.length++] = value
  }

  at(index: number): number {
    return this.#values[index]!
  }

  take(): Float64Array {
    return this.#values.subarray(0, this.length)
  }
}

export function findField(fields: readonly Field[], name: string): Field {
  const field = fields.find((candidate) => candidate.name === name)
  if (!field) {
    const found = fields.slice(0, 12).map((candidate) => quote(candidate.name))
    throw new DatasetError(message`there is no ${quote(name)}; found: ${found.join(', ') || message`nothing`}.`)
  }
  return field
}

/** The first of many rows by the names that a person would look for. */
export function nameRows(rows: readonly number[], rowName: (row: number) => Message, most = 3): Message {
  const first = rows.slice(0, most).map(rowName)
  const listed = first.reduce((before, next) => message`${before}, ${next}`)
  return rows.length > most ? message`${listed} and ${(rows.length - most).toLocaleString('en-GB')} more` : listed
}
