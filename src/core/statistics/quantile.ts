/** Ascending copy; NaN is refused, because it would move silently to one end. */
export function ascending(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values)
  if (sorted.some(Number.isNaN)) throw new RangeError('A quantile of values with NaN among them is undefined.')
  return sorted.sort()
}

/** Of values in ascending order, linear between neighbours (type 7 of Hyndman and Fan 1996, the default of NumPy). */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`The quantile ${p} is undefined; it must lie in [0, 1].`)
  if (sorted.length === 0) return Number.NaN
  const position = p * (sorted.length - 1)
  const below = Math.floor(position)
  const low = sorted[below]!
  const share = position - below
  return share === 0 ? low : low + share * (sorted[below + 1]! - low)
}

/** NaN of no values. */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(ascending(values), p)
}

export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5)
}
