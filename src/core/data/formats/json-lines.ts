import { counted } from '../../said/counted'
import { type Said, type SaidValue, said } from '../../said/said'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes, readChunks } from './data-file'
import { LIMITS } from './limits'
import type { Pace } from './pace'
import { type Column, type Field, findField, GrowingColumn, quote, type Source } from './source'
import { decodeNext, lineTooLong, tooManyTransitions } from './text'

type JsonRecord = Readonly<Record<string, unknown>>

const example =
  '{"episode": 0, "observation": [0.1, 0.2], "action": [1.0], "reward": 0.5, "terminated": false, "truncated": false}'

/** Opens a JSON Lines file: one transition, as an object, in each line. The first line says what the fields are. */
export async function openJsonLines(file: DataFile): Promise<Source> {
  const fields = await readFields(file)
  const lines = new GrowingColumn()

  return {
    format: 'JSON Lines',
    fields,
    assumptions: [],
    rowName: (row) => said`line ${lines.at(row)}`,
    close: () => undefined,
    async read(names, pace) {
      const targets = names.map((name) => new FieldReader(findField(fields, name)))
      lines.length = 0
      await forEachLine(file, pace, (text, line) => {
        if (lines.length >= LIMITS.transitions) throw tooManyTransitions()
        const record = parseRecord(text, line)
        for (const target of targets) target.take(record, line)
        lines.push(line)
      })
      return targets.map((target) => target.column())
    },
  }
}

class FieldReader {
  readonly #values = new GrowingColumn()
  #rows = 0
  #booleansOnly = true
  #certainlyReal = false

  constructor(private readonly field: Field) {
    if (field.refusal) throw new DatasetError(said`line 1, ${quote(field.name)} ${field.refusal}`)
  }

  take(record: JsonRecord, line: number): void {
    const { name, width } = this.field
    const where = said`line ${line}, ${quote(name)}`
    if (!Object.hasOwn(record, name)) throw new DatasetError(said`${where} is missing, but line 1 has it.`)
    const value = record[name]
    this.#rows++
    if (!Array.isArray(value)) {
      if (width !== 1)
        throw new DatasetError(said`${where} is one value; ${width} numbers were expected, as in line 1.`)
      this.#push(value, where)
      return
    }
    if (value.length !== width) {
      throw new DatasetError(said`${where} has ${counted(value.length, 'number')}; line 1 has ${width}.`)
    }
    // A class label comes as a number; a list is a vector, whole numbers or not.
    this.#certainlyReal = true
    for (let i = 0; i < width; i++) this.#push(value[i], where, i)
  }

  column(): Column {
    const kind = this.#booleansOnly ? 'boolean' : this.#certainlyReal ? 'float' : 'text'
    return { name: this.field.name, rows: this.#rows, width: this.field.width, kind, values: this.#values.take() }
  }

  #push(value: unknown, where: Said, column?: number): void {
    if (typeof value === 'boolean') {
      this.#values.push(value ? 1 : 0)
      return
    }
    this.#booleansOnly = false
    const place = column === undefined ? where : said`${where}, column ${column}`
    if (typeof value !== 'number') throw new DatasetError(said`${place} is ${describeValue(value)}, not a number.`)
    if (!Number.isFinite(value)) throw new DatasetError(said`${place} is too large for a number.`)
    if (!Number.isInteger(value)) this.#certainlyReal = true
    this.#values.push(value)
  }
}

async function readFields(file: DataFile): Promise<Field[]> {
  const head = new TextDecoder().decode(await readBytes(file, 0, Math.min(file.size, 2 * LIMITS.lineCharacters)))
  const firstLine = head.replace(/^\ufeff/, '').split(/\r?\n/, 1)[0]!
  if (firstLine.length > LIMITS.lineCharacters) throw lineTooLong(1)
  const record = parseRecord(firstLine, 1)
  const names = Object.keys(record)
  if (names.length > LIMITS.fields)
    throw new DatasetError(said`line 1 has ${names.length} fields; ${LIMITS.fields} are read at most.`)
  return names.map((name) => {
    const value = record[name]
    return { name, rows: null, width: Array.isArray(value) ? value.length : 1, refusal: refusalOf(value) }
  })
}

function refusalOf(value: unknown): Said | null {
  if (Array.isArray(value)) {
    if (value.some(Array.isArray))
      return said`holds lists in a list (images, or a whole episode in one line); one flat list of numbers per transition is supported.`
    return value.every((entry) => typeof entry === 'number' || typeof entry === 'boolean')
      ? null
      : said`holds something other than numbers.`
  }
  if (typeof value === 'number' || typeof value === 'boolean') return null
  if (value !== null && typeof value === 'object')
    return said`is a nested object; one flat list of numbers per transition is supported.`
  return said`is ${describeValue(value)}, not a number.`
}

function describeValue(value: unknown): SaidValue {
  if (value === null) return 'null'
  if (typeof value === 'string') return said`the text ${quote(value)}`
  return Array.isArray(value) ? said`a list` : said`a nested ${typeof value}`
}

/** Never evaluates anything; `__proto__` is a key like any other here. */
function parseRecord(text: string, line: number): JsonRecord {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const bare = /[[:,]\s*(NaN|-?Infinity)\b/.exec(text)?.[1]
    throw new DatasetError(
      bare
        ? said`line ${line} holds ${bare}; only finite numbers can be trained on.`
        : said`line ${line} is not a whole JSON object: ${quote(text)}; expected ${example}`,
    )
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DatasetError(said`line ${line} is not a JSON object; expected ${example}`)
  }
  return value as JsonRecord
}

/** Blank lines are left out. */
async function forEachLine(file: DataFile, pace: Pace, onLine: (text: string, line: number) => void): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  let line = 0
  const take = (text: string): void => {
    line++
    if (text.length > LIMITS.lineCharacters) throw lineTooLong(line)
    if (text.trim() !== '') onLine(text, line)
  }
  for await (const chunk of readChunks(file, pace)) {
    // Small pieces keep a long read cancellable.
    const piece = 1 << 18
    for (let start = 0; start < chunk.length; start += piece) {
      const lines = (rest + decodeNext(decoder, chunk.subarray(start, start + piece), line)).split('\n')
      rest = lines.pop()!
      for (const text of lines) take(text)
      if (rest.length > LIMITS.lineCharacters) throw lineTooLong(line + 1)
      await pace.step()
    }
  }
  if (rest !== '') take(rest)
}
