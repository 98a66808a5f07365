import { said } from '../../said/said'
import { DatasetError } from '../dataset'
import { LIMITS } from './limits'

/** Decodes the next piece of UTF-8 text with a decoder that is fatal. */
export function decodeNext(decoder: TextDecoder, bytes: Uint8Array, line: number): string {
  try {
    return decoder.decode(bytes, { stream: true })
  } catch {
    throw new DatasetError(said`after line ${line}: the file is not UTF-8 text.`)
  }
}

export function tooManyTransitions(): DatasetError {
  return new DatasetError(said`more than ${LIMITS.transitions.toLocaleString('en-GB')} transitions; that is the limit.`)
}

export function lineTooLong(line: number): DatasetError {
  return new DatasetError(
    said`line ${line} is longer than ${LIMITS.lineCharacters.toLocaleString('en-GB')} characters.`,
  )
}
