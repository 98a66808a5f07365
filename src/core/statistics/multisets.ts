/** One way to draw n of n rows with replacement, order apart. */
export interface Multiset {
  /** [n], ascending */
  readonly rows: readonly number[]
  /** Of all n^n draws, the share that gives these rows. */
  readonly probability: number
}

const known = new Map<number, readonly Multiset[]>()

/** All of them; their number grows as 4^n. */
export function multisets(n: number): readonly Multiset[] {
  let all = known.get(n)
  if (!all) {
    all = ascendingRows(n, n, 0).map((rows) => ({ rows, probability: orders(rows) / n ** n }))
    known.set(n, all)
  }
  return all
}

function ascendingRows(n: number, length: number, from: number): number[][] {
  if (length === 0) return [[]]
  return Array.from({ length: n - from }, (_, i) => from + i).flatMap((row) =>
    ascendingRows(n, length - 1, row).map((rest) => [row, ...rest]),
  )
}

/** In how many orders the rows can have been drawn. */
function orders(rows: readonly number[]): number {
  let [ways, repeated] = [1, 0]
  rows.forEach((row, i) => {
    repeated = row === rows[i - 1] ? repeated + 1 : 1
    ways = (ways * (i + 1)) / repeated
  })
  return Math.round(ways)
}
