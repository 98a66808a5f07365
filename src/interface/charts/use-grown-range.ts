import { useRef } from 'react'
import { grownRange, type Range } from './ticks'

/** The axis of one run: grows with what it has to hold, begins anew with the next run. */
export function useGrownRange(runId: number, low: number, high: number): Range {
  const kept = useRef<{ runId: number; range: Range } | null>(null)
  const before = kept.current?.runId === runId ? kept.current.range : null
  const range = grownRange(before, low, high)
  kept.current = { runId, range }
  return range
}
