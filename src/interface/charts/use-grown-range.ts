import { useRef } from 'react'
import { type Range, roundRange } from './ticks'

/**
 * The axis of one run: grows with what it has to hold, begins anew with the next run. Whoever shows the same values shows
 * the same axis, however often it was drawn on the way: what is kept are the values' own ends.
 */
export function useGrownRange(runId: number, low: number, high: number): Range {
  const kept = useRef<{ runId: number; held: Range; range: Range } | null>(null)
  const before = kept.current?.runId === runId ? kept.current : null
  const held = { low: Math.min(low, before?.held.low ?? low), high: Math.max(high, before?.held.high ?? high) }
  const grown = held.low !== before?.held.low || held.high !== before.held.high
  const range = grown ? same(roundRange(held.low, held.high), before?.range) : before.range
  kept.current = { runId, held, range }
  return range
}

function same(range: Range, before: Range | undefined): Range {
  return before && range.low === before.low && range.high === before.high ? before : range
}
