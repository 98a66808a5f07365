import * as v from 'valibot'
import { type Message, message } from '../messages/message'
import type { Problems } from './problems'

const loose = v.record(v.string(), v.unknown())
/** An object of which nothing is known yet. */
export type Loose = v.InferOutput<typeof loose>

interface WholeRange {
  readonly minimum: number
  readonly maximum: number
  readonly fallback: number
}

/** A whole number, brought into its range. */
export function wholeOf(what: Message, given: unknown, { minimum, maximum, fallback }: WholeRange, problems: Problems) {
  if (given === undefined) return fallback
  if (typeof given !== 'number' || Number.isNaN(given)) {
    problems.add(message`${what} must be a whole number from ${minimum} to ${maximum}; ${fallback} is used.`)
    return fallback
  }
  const taken = Math.min(maximum, Math.max(minimum, Math.round(given)))
  if (taken !== given) problems.add(message`${what} = ${given} is outside ${minimum} to ${maximum}; ${taken} is used.`)
  return taken
}

/** Own entries alone: never what an object inherits. */
export function objectOf(given: unknown): Loose | undefined {
  const parsed = v.safeParse(loose, given)
  return parsed.success && !Array.isArray(given) ? parsed.output : undefined
}
