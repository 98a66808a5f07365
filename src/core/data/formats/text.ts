import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { type DataFile, readBytes } from './data-file'
import { LIMITS } from './limits'

/** How the text of a file is encoded, and what had to be assumed about it. */
export interface Encoding {
  readonly label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
  readonly assumptions: readonly Message[]
}

const lookedAt = 65_536

/** By the byte order mark, else UTF-8 where the bytes are that, else GBK where they make Chinese of it. */
export async function detectEncoding(file: DataFile): Promise<Encoding> {
  const head = await readBytes(file, 0, Math.min(file.size, lookedAt))
  return encodingOf(head)
}

export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return utf16('utf-16le')
  if (head[0] === 0xfe && head[1] === 0xff) return utf16('utf-16be')
  if (head.length >= 8 && head.subarray(0, 64).every((byte, i) => (i % 2 === 1) === (byte === 0)))
    return utf16('utf-16le')
  const text = decoded(head, 'utf-8')
  if (text === null && /[\u4e00-\u9fff]/.test(decoded(head, 'gb18030') ?? ''))
    return { label: 'gb18030', assumptions: [message`The text is not UTF-8; it was read as GBK.`] }
  return { label: 'utf-8', assumptions: [] }
}

function utf16(label: 'utf-16le' | 'utf-16be'): Encoding {
  return { label, assumptions: [message`The text is UTF-16; it was read as that.`] }
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

/** Decodes the next piece of text with a decoder that is fatal. */
export function decodeNext(decoder: TextDecoder, bytes: Uint8Array, line: number): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    throw new DatasetError(
      message`after line ${line}: the file is not UTF-8 text. Save it as UTF-8 (in Excel: "CSV UTF-8"; in pandas: encoding="utf-8").`,
    )
  }
}

/** Before a line that would be one too many is kept: what is read line by line says nothing of its size beforehand. */
export function refuseManyNumbers(rows: number, width: number): void {
  if (rows * width > LIMITS.arrayValues)
    throw new DatasetError(
      message`more than ${LIMITS.arrayValues.toLocaleString('en-GB')} numbers are asked for; that is as many as are read. Use fewer columns, or a part of the episodes.`,
    )
}

export function tooManyTransitions(): DatasetError {
  return new DatasetError(
    message`more than ${LIMITS.transitions.toLocaleString('en-GB')} transitions; that is the limit. Take the first episodes, or an even sample of them.`,
  )
}

export function lineTooLong(line: number, limit: number = LIMITS.lineCharacters): DatasetError {
  return new DatasetError(message`line ${line} is longer than ${limit.toLocaleString('en-GB')} characters.`)
}
