import type { DiagnosticAccess, Rows } from '../training/diagnostic-access'

/** A row of the data near an observation. */
export interface NearRow {
  readonly source: 'offline' | 'online'
  readonly row: number
  /** Euclidean, each entry in standard deviations of the offline data (of the online data where there are none). */
  readonly distance: number
}

/** The `count` rows nearest to a learner's observation [S], the nearest first. Cost: one pass over all rows. */
export function nearestRows(
  { offline, online }: Pick<DiagnosticAccess, 'offline' | 'online'>,
  observation: Float32Array,
  count: number,
): NearRow[] {
  const scale = deviations(offline.count > 0 ? offline : online)
  const nearest: NearRow[] = []
  for (const [source, { count: rows, columns }] of [
    ['offline', offline],
    ['online', online],
  ] as const) {
    for (let row = 0; row < rows; row++) {
      let squares = 0
      for (let i = 0; i < observation.length; i++) {
        squares += ((columns.observations[row * observation.length + i]! - observation[i]!) / scale[i]!) ** 2
      }
      const distance = Math.sqrt(squares)
      if (nearest.length === count && distance >= nearest[count - 1]!.distance) continue
      let at = nearest.length
      while (at > 0 && nearest[at - 1]!.distance > distance) at--
      nearest.splice(at, 0, { source, row, distance })
      if (nearest.length > count) nearest.pop()
    }
  }
  return nearest
}

/** Standard deviation of each entry of the observations; 1 where one never varies. */
function deviations({ count, observationSize, columns }: Rows): Float64Array {
  const sums = new Float64Array(observationSize)
  const squares = new Float64Array(observationSize)
  for (let i = 0; i < count * observationSize; i++) {
    sums[i % observationSize]! += columns.observations[i]!
    squares[i % observationSize]! += columns.observations[i]! ** 2
  }
  return sums.map((sum, i) => Math.sqrt(Math.max(0, squares[i]! / count - (sum / count) ** 2)) || 1)
}
