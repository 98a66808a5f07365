import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type DataFile, readAllBytes, readBytes, readChunks } from './data-file'
import { isColumnar, recordsWithin, stepsIn } from './json-episodes'
import { type JsonRecord, JsonTable } from './json-table'
import { LIMITS } from './limits'
import type { Pace } from './pace'
import { refuseLarge } from './sniff'
import { quote, type Source } from './source'
import { decodeNext, detectEncoding, lineTooLong } from './text'

const example =
  '{"episode": 0, "observation": [0.1, 0.2], "action": [1.0], "reward": 0.5, "terminated": false, "truncated": false}'

/**
 * Opens JSON in the forms that people have: an object for each transition in lines, in an array or one after the
 * other, or whole columns in an object, for the file or for each episode. Of lines no more are read than hold
 * `mostRows`.
 */
export async function openJson(file: DataFile, pace: Pace, mostRows = Number.POSITIVE_INFINITY): Promise<Source> {
  const { label, assumptions } = await detectEncoding(file)
  const head = new TextDecoder(label).decode(
    await readBytes(file, 0, Math.min(file.size, 2 * LIMITS.jsonLineCharacters)),
  )
  const text = head.replace(/^\ufeff/, '').trimStart()
  const [firstLine, ...others] = text.split(/\r?\n/, 3)
  const inLines = text.startsWith('{') && others.some((line) => line.trim() !== '') && isWhole(firstLine!)
  const rows: Row[] = []
  const name = (row: number) => rowName(rows[row], inLines)
  const reader = new RecordReader(new JsonTable(name), rows)
  const take = (line: string, number: number) => {
    reader.take(parseRecord(line, number), number)
    return rows.length < mostRows
  }
  if (inLines) await eachLine(file, label, pace, take)
  else await eachValue(file, label, pace, (value, number) => reader.takeTop(value, number))
  return reader.source(inLines ? 'JSON Lines' : 'JSON', assumptions)
}

interface Row {
  /** Line or record. */
  readonly number: number
  /** Within an episode that the record holds. */
  readonly step: number | null
}

function rowName(row: Row | undefined, inLines: boolean): Message {
  const { number, step } = row ?? { number: 1, step: null }
  const record = inLines ? message`line ${number}` : message`record ${number}`
  return step === null ? record : message`${record}, step ${step} (counted from 0)`
}

class RecordReader {
  #columnar: boolean | undefined
  #episodes = 0
  #numbered = false
  /** Each value at the top holds the records of an episode. */
  #grouped = false

  constructor(
    private readonly table: JsonTable,
    private readonly rows: Row[],
  ) {}

  /** A value at the top of the file, which may hold the records: of the whole file, or of one episode after the other. */
  takeTop(record: JsonRecord, number: number): void {
    const within = recordsWithin(record)
    if (!within || (this.table.rows > 0 && !this.#grouped)) {
      this.take(record, number)
      return
    }
    if (isColumnar(within[0]!)) {
      for (const [i, each] of within.entries()) this.take(each, i + 1)
      return
    }
    this.#grouped = true
    this.#columnar = true
    if (this.#episodes === 1) for (let i = 0; i < this.rows.length; i++) this.rows[i] = { number: number - 1, step: i }
    const episode = this.#episodes++
    for (const [i, each] of within.entries()) {
      this.rows.push(episode === 0 ? { number: i + 1, step: null } : { number, step: i })
      this.#numbered ||= 'episode' in each
      this.table.take('episode' in each ? each : { ...each, episode })
    }
  }

  take(record: JsonRecord, number: number): void {
    this.#columnar ??= isColumnar(record)
    if (!this.#columnar) {
      this.rows.push({ number, step: null })
      this.table.take(record)
      return
    }
    const episode = this.#episodes++
    let step = 0
    for (const row of stepsIn(record)) {
      this.rows.push({ number, step: step++ })
      this.#numbered ||= 'episode' in row
      this.table.take('episode' in row ? row : { ...row, episode })
    }
  }

  source(format: string, assumptions: readonly Message[]): Source {
    const several = this.#episodes > 1
    const source = this.table.source(format, assumptions, several ? { separateEpisodes: true } : {})
    // One record with all columns is no episode of its own.
    if (!this.#columnar || several || this.#numbered) return source
    return { ...source, fields: source.fields.filter(({ name }) => name !== 'episode') }
  }
}

function isWhole(line: string): boolean {
  try {
    const value: unknown = parseNumbers(withoutComma(line))
    return value !== null && typeof value === 'object'
  } catch {
    return false
  }
}

/** Some write a comma behind each line. */
function withoutComma(line: string): string {
  const trimmed = line.trimEnd()
  return trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed
}

/** Never evaluates anything; `__proto__` is a key like any other here. */
function parseRecord(text: string, line: number): JsonRecord {
  return asRecord(parse(withoutComma(text), message`line ${line}`), message`line ${line}`)
}

function parse(text: string, where: Message): unknown {
  try {
    return parseNumbers(text)
  } catch {
    throw new DatasetError(message`${where} is not a whole JSON object: ${quote(text)}; expected ${example}`)
  }
}

/** Stands for a number in text that JSON has no word for; no text of a file begins so. */
const MARK = '\u0000'
const bareNumber = /"(?:[^"\\]|\\.)*"|\bNaN\b|-?\bInfinity\b/g

/**
 * NaN and Infinity as Python writes them are numbers, which is no JSON. They are refused where their column is used, and
 * nowhere else.
 */
function parseNumbers(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/NaN|Infinity/.test(text)) throw error
    const marked = text.replace(bareNumber, (found) => (found.startsWith('"') ? found : `"\\u0000${found}"`))
    return JSON.parse(marked, (_, value) =>
      typeof value === 'string' && value.startsWith(MARK) ? Number(value.slice(1)) : value,
    )
  }
}

function asRecord(value: unknown, where: Message): JsonRecord {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DatasetError(message`${where} is not a JSON object; expected ${example}`)
  }
  return value as JsonRecord
}

/** Blank lines are left out. */
async function eachLine(
  file: DataFile,
  label: string,
  pace: Pace,
  /** Whether more lines are wanted. */
  onLine: (text: string, line: number) => boolean,
): Promise<void> {
  const decoder = new TextDecoder(label, { fatal: true })
  let rest = ''
  let line = 0
  const take = (text: string): boolean => {
    line++
    if (text.length > LIMITS.jsonLineCharacters) throw lineTooLong(line, LIMITS.jsonLineCharacters)
    return text.trim() === '' || onLine(text, line)
  }
  for await (const chunk of readChunks(file, pace)) {
    // Small pieces keep a long read cancellable.
    const piece = 1 << 18
    for (let start = 0; start < chunk.length; start += piece) {
      const lines = (rest + decodeNext(decoder, chunk.subarray(start, start + piece), line)).split('\n')
      rest = lines.pop()!
      for (const text of lines) if (!take(text)) return
      if (rest.length > LIMITS.jsonLineCharacters) throw lineTooLong(line + 1, LIMITS.jsonLineCharacters)
      await pace.step()
    }
  }
  if (rest !== '') take(rest)
}

/** The values at the top of the text, or within the one array that it is. */
async function eachValue(
  file: DataFile,
  label: string,
  pace: Pace,
  onValue: (record: JsonRecord, number: number) => void,
): Promise<void> {
  refuseLarge(file)
  const bytes = await readAllBytes(file, pace.part(0, 0.5))
  const text = decodeNext(new TextDecoder(label, { fatal: true }), bytes, 0)
  let at = /^\ufeff?\s*\[?/.exec(text)![0].length
  let number = 0
  const work = pace.part(0.5, 1)
  while (true) {
    while (at < text.length && /[\s,\]]/.test(text[at]!)) at++
    if (at >= text.length) return
    number++
    const end = endOfValue(text, at)
    onValue(asRecord(parse(text.slice(at, end), message`record ${number}`), message`record ${number}`), number)
    at = end
    await work.step(at / text.length)
  }
}

const QUOTE = 34
const BACKSLASH = 92

function endOfValue(text: string, start: number): number {
  let depth = 0
  let inText = false
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inText) {
      if (code === BACKSLASH) at++
      else if (code === QUOTE) inText = false
    } else if (code === QUOTE) inText = true
    else if (code === 123 || code === 91) depth++
    else if (code === 125 || code === 93) {
      depth--
      if (depth === 0) return at + 1
    } else if (depth === 0 && (code === 44 || code === 10)) return at
  }
  return text.length
}
