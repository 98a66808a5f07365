/** Counts in equal bins from `low` to `high`. */
export interface Histogram {
  readonly low: number
  readonly high: number
  readonly counts: readonly number[]
}

/** Over the range of the finite values, or over `within`, whose end bins then hold what lies beyond. */
export function histogram(
  values: ArrayLike<number>,
  bins: number,
  within?: { readonly low: number; readonly high: number },
): Histogram {
  const { low, high } = within ?? finiteRange(values)
  const counts = new Array<number>(bins).fill(0)
  const scale = high > low ? bins / (high - low) : 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    counts[Math.max(0, Math.min(bins - 1, Math.floor((value - low) * scale)))]!++
  }
  return { low, high, counts }
}

/** Of the finite values; 0 to 0 where there are none. */
export function finiteRange(values: ArrayLike<number>): { low: number; high: number } {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return low <= high ? { low, high } : { low: 0, high: 0 }
}
