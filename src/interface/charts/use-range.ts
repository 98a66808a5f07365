import { useRef } from 'react'
import { type Range, roundRange } from '../../core/pictures/ticks'

/**
 * The axis of a chart over time: it holds every value that is drawn and nothing else, so that the same curves have the
 * same axis whatever was shown before. It is steady while a run trains, since values are only added. `beside`: see
 * `roundRange`.
 */
export function useRange(low: number, high: number, beside: readonly number[] = []): Range {
  const before = useRef<Range | undefined>(undefined)
  before.current = same(roundRange(low, high, beside.filter(Number.isFinite)), before.current)
  return before.current
}

/**
 * The axis of a picture of one moment, whose values change as a run trains: it grows with them, so that it does not
 * jump. `subject` is what the picture is of, such as the run's own curves; another one begins anew.
 */
export function useGrownRange(subject: object, low: number, high: number): Range {
  const kept = useRef<{ subject: object; held: Range; range: Range } | null>(null)
  const before = kept.current?.subject === subject ? kept.current : undefined
  const held = both({ low, high }, before?.held)
  const range = same(roundRange(held.low, held.high), before?.range)
  kept.current = { subject, held, range }
  return range
}

function both(one: Range, other: Range = one): Range {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}

function same(range: Range, before: Range | undefined): Range {
  return before && range.low === before.low && range.high === before.high ? before : range
}
