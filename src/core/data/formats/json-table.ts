import { counted } from '../../messages/counted'
import { type Message, type MessageValue, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { isFlagName } from './guess'
import { LIMITS } from './limits'
import { rowsIn, rowsTaken } from './row-ranges'
import { type Column, type Field, findField, GrowingColumn, quote, type Source } from './source'
import { tooManyTransitions } from './text'

export type JsonRecord = Readonly<Record<string, unknown>>

/** Transitions as they come, one object each, become columns; a field may be missing here and there, or come later. */
export class JsonTable {
  readonly #columns = new Map<string, JsonColumn>()
  #rows = 0

  constructor(private readonly rowName: (row: number) => Message) {}

  get rows(): number {
    return this.#rows
  }

  take(record: JsonRecord): void {
    if (this.#rows >= LIMITS.transitions) throw tooManyTransitions()
    this.#takeAll('', record)
    this.#rows++
  }

  #takeAll(prefix: string, record: JsonRecord): void {
    for (const key of Object.keys(record)) {
      const value = record[key]
      const name = prefix + key
      // A dictionary of observations: each of its parts is a field.
      if (value !== null && typeof value === 'object' && !Array.isArray(value) && prefix.split('/').length < 3) {
        this.#takeAll(`${name}/`, value as JsonRecord)
        continue
      }
      let column = this.#columns.get(name)
      if (!column) {
        if (this.#columns.size >= LIMITS.fields)
          throw new DatasetError(message`there are more than ${LIMITS.fields} fields, which is as many as are read.`)
        column = new JsonColumn(name, this.#rows, value)
        this.#columns.set(name, column)
      }
      column.take(value, this.#rows, this.rowName)
    }
  }

  source(format: string, assumptions: readonly Message[], options: { separateEpisodes?: boolean } = {}): Source {
    const columns = [...this.#columns.values()]
    const fields = columns.map((column): Field => column.field(this.#rows))
    const partly = columns.filter((column) => column.isPartlyMissing(this.#rows) && column.isFlag)
    const told = partly.map(
      ({ name, taken }) =>
        message`${quote(name)} stands in ${counted(taken, 'row')} of ${this.#rows.toLocaleString('en-GB')} only; in the others it is taken as false.`,
    )
    return {
      format,
      fields,
      assumptions: [...assumptions, ...told],
      ...options,
      rowName: this.rowName,
      close: () => undefined,
      read: async (names, _, ranges) =>
        names.map((name) => {
          findField(fields, name)
          const column = this.#columns.get(name)!.column(this.#rows, this.rowName)
          if (!ranges) return column
          return { ...column, rows: rowsIn(ranges), values: rowsTaken(column.values, column.width, ranges) }
        }),
    }
  }
}

class JsonColumn {
  readonly #values = new GrowingColumn()
  readonly #width: number
  readonly #refusal: Message | null
  /** The first thing wrong with a value; nothing is kept after it. */
  #problem: Message | null = null
  #missing: number | null = null
  #next: number
  #booleansOnly = true
  #zerosAndOnes = true
  #certainlyReal = false
  taken = 0

  constructor(
    readonly name: string,
    firstRow: number,
    value: unknown,
  ) {
    this.#width = Array.isArray(value) ? value.length : 1
    this.#refusal = refusalOf(value)
    this.#next = 0
    if (firstRow > 0) this.#skipTo(firstRow)
  }

  get isFlag(): boolean {
    return this.#width === 1 && this.#zerosAndOnes && isFlagName(this.name)
  }

  isPartlyMissing(rows: number): boolean {
    return this.#missing !== null || this.#next < rows
  }

  field(rows: number): Field {
    return { name: this.name, rows, width: this.#width, refusal: this.#refusal }
  }

  take(value: unknown, row: number, rowName: (row: number) => Message): void {
    if (this.#problem || this.#refusal) return
    if (row > this.#next) this.#skipTo(row)
    this.#next = row + 1
    this.taken++
    const where = message`${rowName(row)}, ${quote(this.name)}`
    if (!Array.isArray(value)) {
      if (this.#width !== 1)
        this.#problem =
          value === null
            ? message`${where} is null; ${this.#width} numbers were expected. Where the last rows of episodes have none, leave the field out: choose no next observations, and the following row is taken.`
            : message`${where} is one value; ${this.#width} numbers were expected, as in line 1.`
      else this.#push(value, where)
      return
    }
    if (value.length !== this.#width) {
      this.#problem = message`${where} has ${counted(value.length, 'number')}; line 1 has ${this.#width}.`
      return
    }
    // A class label comes as a number; a list is a vector, whole numbers or not.
    this.#certainlyReal = true
    for (let i = 0; i < this.#width; i++) this.#push(value[i], where, i)
  }

  column(rows: number, rowName: (row: number) => Message): Column {
    if (this.#refusal) throw new DatasetError(message`${rowName(0)}, ${quote(this.name)} ${this.#refusal}`)
    if (this.#problem) throw new DatasetError(this.#problem)
    if (this.isPartlyMissing(rows) && !this.isFlag) {
      const where = message`${rowName(this.#missing ?? this.#next)}, ${quote(this.name)}`
      throw new DatasetError(message`${where} is missing, but others have it.`)
    }
    this.#skipTo(rows)
    const kind = this.#booleansOnly ? 'boolean' : this.#certainlyReal ? 'float' : 'text'
    return { name: this.name, rows, width: this.#width, kind, values: this.#values.take() }
  }

  #skipTo(row: number): void {
    if (row > this.#next) this.#missing ??= this.#next
    for (; this.#next < row; this.#next++) for (let i = 0; i < this.#width; i++) this.#values.push(0)
  }

  #push(value: unknown, where: Message, column?: number): void {
    if (typeof value === 'boolean') {
      this.#values.push(value ? 1 : 0)
      return
    }
    this.#booleansOnly = false
    if (value !== 0 && value !== 1) this.#zerosAndOnes = false
    const place = column === undefined ? where : message`${where}, column ${column}`
    if (typeof value !== 'number') this.#problem ??= message`${place} is ${describeValue(value)}, not a number.`
    else {
      if (!Number.isInteger(value)) this.#certainlyReal = true
      this.#values.push(value)
    }
  }
}

function refusalOf(value: unknown): Message | null {
  if (Array.isArray(value)) {
    if (value.some(Array.isArray))
      return message`holds lists in a list (images, or a whole episode in one line); one flat list of numbers per transition is supported.`
    return value.every((entry) => typeof entry === 'number' || typeof entry === 'boolean')
      ? null
      : message`holds something other than numbers.`
  }
  if (typeof value === 'number' || typeof value === 'boolean') return null
  if (value !== null && typeof value === 'object')
    return message`is a nested object; one flat list of numbers per transition is supported.`
  return message`is ${describeValue(value)}, not a number.`
}

function describeValue(value: unknown): MessageValue {
  if (value === null) return 'null'
  if (typeof value === 'string') return message`the text ${quote(value)}`
  return Array.isArray(value) ? message`a list` : message`a nested ${typeof value}`
}
