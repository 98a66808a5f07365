import { useRef } from 'react'
import { type Range, roundRange } from './ticks'

/**
 * The axis of one run: grows with what it has to hold, begins anew with the next run. Whoever shows the same values shows
 * the same axis, however often it was drawn on the way: what is kept are the values' own ends. `beside`: see `roundRange`.
 */
export function useGrownRange(runId: number, low: number, high: number, beside: readonly number[] = []): Range {
  const kept = useRef<{ runId: number; held: Range; beside: Range; range: Range } | null>(null)
  const before = kept.current?.runId === runId ? kept.current : undefined
  const held = both({ low, high }, before?.held)
  const compared = both({ low: Math.min(...beside), high: Math.max(...beside) }, before?.beside)
  const ends = [compared.low, compared.high].filter(Number.isFinite)
  const range = same(roundRange(held.low, held.high, ends), before?.range)
  kept.current = { runId, held, beside: compared, range }
  return range
}

function both(one: Range, other: Range = one): Range {
  return { low: Math.min(one.low, other.low), high: Math.max(one.high, other.high) }
}

function same(range: Range, before: Range | undefined): Range {
  return before && range.low === before.low && range.high === before.high ? before : range
}
