import Papa from 'papaparse'
import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes, readChunks } from './data-file'
import { LIMITS } from './limits'
import type { Pace } from './pace'
import { type Column, type Field, findField, GrowingColumn, quote, type Source } from './source'
import { decodeNext, detectEncoding, lineTooLong, refuseManyNumbers, tooManyTransitions } from './text'

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const booleans = new Map([
  ['true', 1],
  ['false', 0],
])

/** Opens a CSV file with one header line (comma, semicolon, tab or bar between the values). */
export async function openCsv(file: DataFile): Promise<Source> {
  const encoding = await detectEncoding(file)
  const head = new TextDecoder(encoding.label).decode(await readBytes(file, 0, Math.min(file.size, 1 << 18)))
  const firstRows = Papa.parse<string[]>(head, { preview: 5, delimitersToGuess: [',', ';', '\t', '|'] })
  const delimiter = firstRows.data[0]?.length === 1 ? ',' : firstRows.meta.delimiter
  const header = firstRows.data[0]?.map((name, i) => nameOf(name.trim().replace(/^\ufeff/, ''), i)) ?? []
  checkHeader(header)
  const widths = header.map((_, i) => vectorIn(firstRows.data[1]?.[i] ?? '')?.length ?? null)
  const fields: Field[] = header.map((name, i) => ({ name, rows: null, width: widths[i] ?? 1, refusal: null }))
  const lines = new GrowingColumn()

  return {
    format: 'CSV',
    fields,
    assumptions: encoding.assumptions,
    rowName: (row) => message`line ${lines.at(row)}`,
    close: () => undefined,
    async read(names, pace, ranges) {
      const wanted = ranges ? [...ranges] : null
      const last = wanted?.at(-1)?.end ?? Number.POSITIVE_INFINITY
      let row = -1
      for (const name of names) findField(fields, name)
      const indices = names.map((name) => header.indexOf(name))
      const targets = names.map(() => new GrowingColumn())
      const isBoolean = names.map(() => true)
      const hasPoint = names.map(() => false)
      lines.length = 0
      const width = indices.reduce((sum, index) => sum + (widths[index] ?? 1), 0)
      await forEachRow(file, encoding.label, delimiter, pace, (cells, line) => {
        if (line === 1) return true
        if (cells.length !== header.length) {
          throw new DatasetError(
            message`line ${line} has ${counted(cells.length, 'value')}, but the header names ${counted(header.length, 'column')}.`,
          )
        }
        row++
        if (wanted) {
          while (wanted.length > 0 && wanted[0]!.end <= row) wanted.shift()
          if (!(wanted[0] && wanted[0].start <= row)) return row < last
        }
        if (lines.length >= (ranges ? LIMITS.rows : LIMITS.transitions)) throw tooManyTransitions()
        refuseManyNumbers(lines.length, width)
        for (let i = 0; i < indices.length; i++) {
          const text = cells[indices[i]!]!.trim()
          const width = widths[indices[i]!]
          if (width != null) {
            hasPoint[i] = true
            isBoolean[i] = false
            pushVector(targets[i]!, text, width, message`line ${line}, column ${quote(header[indices[i]!]!)}`)
            continue
          }
          const boolean = booleans.get(text.toLowerCase())
          if (boolean === undefined) isBoolean[i] = false
          if (text.includes('.') || text.includes('e')) hasPoint[i] = true
          targets[i]!.push(boolean ?? parseNumber(text, line, header[indices[i]!]!))
        }
        lines.push(line)
        return row + 1 < last
      })
      return names.map(
        (name, i): Column => ({
          name,
          rows: lines.length,
          width: widths[indices[i]!] ?? 1,
          // Whole numbers without a point may well be class labels; numbers with one are not.
          kind: isBoolean[i] ? 'boolean' : hasPoint[i] ? 'float' : 'text',
          values: targets[i]!.take(),
        }),
      )
    },
  }
}

/** pandas writes its index without a name, and reads it back under this one. */
function nameOf(name: string, index: number): string {
  return name === '' ? `Unnamed: ${index}` : name
}

/** `[0.1, 0.2]`, `(0.1; 0.2)` or `[0.1 0.2]` as NumPy prints it: the texts of its numbers; null where it is no vector. */
function vectorIn(cell: string): string[] | null {
  const inner = /^\s*(?:array\()?[[(]([^\])]*)[\])]/.exec(cell)?.[1]
  return inner === undefined ? null : inner.split(/[\s,;]+/).filter((part) => part !== '')
}

function pushVector(target: GrowingColumn, cell: string, width: number, where: Message): void {
  const parts = vectorIn(cell)
  if (!parts) throw new DatasetError(message`${where} is ${quote(cell)}, not a list of numbers.`)
  if (parts.includes('...'))
    throw new DatasetError(
      message`${where} was shortened by NumPy ("..."); save the numbers in full, say as one column each.`,
    )
  if (parts.length !== width)
    throw new DatasetError(message`${where} has ${counted(parts.length, 'number')}; the first row has ${width}.`)
  for (const part of parts) {
    if (!numberPattern.test(part)) throw new DatasetError(message`${where} is ${quote(part)}, not a number.`)
    target.push(Number(part))
  }
}

function checkHeader(header: readonly string[]): void {
  if (header.length < 3) {
    throw new DatasetError(
      message`line 1 has ${counted(header.length, 'column')}; a header such as obs_0,obs_1,action_0,reward,terminated,truncated,episode was expected.`,
    )
  }
  if (header.length > LIMITS.fields) {
    throw new DatasetError(message`line 1 names ${header.length} columns; ${LIMITS.fields} are read at most.`)
  }
  if (header.every((name) => numberPattern.test(name))) {
    throw new DatasetError(
      message`line 1 holds numbers; the first line must name the columns (obs_0,obs_1,action_0,reward,...).`,
    )
  }
  const seen = new Set<string>()
  for (const name of header) {
    if (seen.has(name)) throw new DatasetError(message`line 1 names ${quote(name)} twice.`)
    seen.add(name)
  }
}

function parseNumber(text: string, line: number, column: string): number {
  if (numberPattern.test(text)) return Number(text)
  const where = message`line ${line}, column ${quote(column)}`
  if (text === '') throw new DatasetError(message`${where} is empty; a number was expected.`)
  if (/^[+-]?(nan|inf|infinity)$/i.test(text)) {
    throw new DatasetError(message`${where} is ${quote(text)}; only finite numbers can be trained on.`)
  }
  if (/^[+-]?\d+,\d+$/.test(text)) {
    throw new DatasetError(message`${where} is ${quote(text)}; decimals need a point, not a comma.`)
  }
  throw new DatasetError(message`${where} is ${quote(text)}, not a number.`)
}

/** Papa Parse on pieces of text, the way its own streamers do it: the unfinished last row waits for the next piece. */
async function forEachRow(
  file: DataFile,
  encoding: string,
  delimiter: string,
  pace: Pace,
  /** Whether more rows are wanted. */
  onRow: (cells: string[], line: number) => boolean,
): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  let rest = ''
  let newline = ''
  let wanted = true
  const parse = (text: string, last: boolean): void => {
    newline ||= text.includes('\r\n') ? '\r\n' : text.includes('\n') ? '\n' : '\r'
    const { data, errors, meta } = new Papa.Parser({ delimiter, newline: newline as '\n' }).parse(text, 0, !last)
    for (const [i, cells] of (data as string[][]).entries()) {
      const blank = cells.length === 1 && cells[0]!.trim() === ''
      const error = (errors as { row: number; code: string }[]).find((candidate) => candidate.row === i)
      if (error) throw new DatasetError(message`line ${line}: ${quotesOf(error.code)}.`)
      if (!blank) wanted = onRow(cells, line)
      if (!wanted) return
      line += 1 + cells.reduce((breaks, cell) => breaks + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)
    }
    rest = last ? '' : text.slice(meta.cursor as number)
    if (rest.length > LIMITS.lineCharacters) {
      throw lineTooLong(line)
    }
  }
  for await (const chunk of readChunks(file, pace)) {
    // Small pieces keep a long read cancellable.
    const piece = 1 << 18
    for (let start = 0; start < chunk.length; start += piece) {
      parse(rest + decodeNext(decoder, chunk.subarray(start, start + piece), line), false)
      if (!wanted) return
      await pace.step()
    }
  }
  if (rest !== '') parse(rest, true)
}

/** The two mistakes that Papa Parse finds in a row, in its own words. */
function quotesOf(code: string): Message {
  return code === 'MissingQuotes'
    ? message`Quoted field unterminated`
    : message`Trailing quote on quoted field is malformed`
}
