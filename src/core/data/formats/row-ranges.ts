/** Rows `start` to `end`, `end` not included. Several ranges go upwards and share no row. */
export interface RowRange {
  readonly start: number
  readonly end: number
}

export function rowsIn(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** What of the ranges lies within rows `from` to `to`. */
export function overlapping(ranges: readonly RowRange[], from: number, to: number): RowRange[] {
  return ranges
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end)
}

/** Where each range starts among the rows taken, and how a row taken is called in the file. */
export function rowOf(ranges: readonly RowRange[], taken: number): number {
  let before = 0
  for (const { start, end } of ranges) {
    if (taken < before + end - start) return start + taken - before
    before += end - start
  }
  return taken
}

/** The rows of a matrix [rows, width] that lie in the ranges. */
export function rowsTaken<T extends Float32Array | Float64Array>(
  values: T,
  width: number,
  ranges: readonly RowRange[],
): T {
  const [only] = ranges
  if (ranges.length === 1 && only!.start === 0 && only!.end * width === values.length) return values
  const taken = new (values.constructor as { new (length: number): T })(rowsIn(ranges) * width)
  let at = 0
  for (const { start, end } of ranges) {
    taken.set(values.subarray(start * width, end * width), at)
    at += (end - start) * width
  }
  return taken
}
