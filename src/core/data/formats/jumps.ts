/** What rows show about which of them follow each other. */
export interface JumpEvidence {
  readonly count: number
  readonly observationSize: number
  readonly observations: Float32Array
  readonly nextObservations: Float32Array | null
}

/** Largest difference between next observation and the following one within an episode (CORL pull request 63). */
const usualTolerance = 1e-6
/** A share of the spread of the observations; rounding to float16 or to four digits is far below it. */
const rounding = 0.02
const sampledRows = 4000

/**
 * [count], 1 where the next observation is not the one that follows; null without next observations. Where one of the
 * two was rounded, all rows differ a little: then only differences far beyond the usual one count.
 */
export function followingJumps(evidence: JumpEvidence): Uint8Array | null {
  const { count, observationSize: size, observations, nextObservations } = evidence
  if (!nextObservations) return null
  const tolerance = jumpTolerance(evidence)
  const jumps = new Uint8Array(count)
  for (let row = 0; row + 1 < count; row++) {
    for (let i = row * size; i < (row + 1) * size; i++) {
      if (Math.abs(nextObservations[i]! - observations[i + size]!) > tolerance) {
        jumps[row] = 1
        break
      }
    }
  }
  return jumps
}

/** In the observations' units. */
export function jumpTolerance({ count, observationSize: size, observations, nextObservations }: JumpEvidence): number {
  if (!nextObservations || count < 2) return usualTolerance
  const stride = Math.max(1, Math.floor(count / sampledRows))
  const differences: number[] = []
  for (let row = 0; row + 1 < count; row += stride) {
    let largest = 0
    for (let i = row * size; i < (row + 1) * size; i++)
      largest = Math.max(largest, Math.abs(nextObservations[i]! - observations[i + size]!))
    differences.push(largest)
  }
  const usual = median(differences)
  if (usual <= usualTolerance) return usualTolerance
  // Rows in no order at all differ by as much as observations do.
  return usual > rounding * typicalSpread(size, observations) ? usualTolerance : Number((20 * usual).toPrecision(2))
}

/** [count], 1 where the step to the following row is longer than `times` the median of all steps. */
export function observationJumps(
  { count, observationSize: size, observations }: JumpEvidence,
  times: number,
): Uint8Array {
  const lengths = new Float64Array(Math.max(0, count - 1))
  for (let row = 0; row + 1 < count; row++) {
    let sum = 0
    for (let i = row * size; i < (row + 1) * size; i++) sum += (observations[i + size]! - observations[i]!) ** 2
    lengths[row] = Math.sqrt(sum)
  }
  const limit = times * median([...lengths])
  return Uint8Array.from({ length: count }, (_, row) => (limit > 0 && (lengths[row] ?? 0) > limit ? 1 : 0))
}

function typicalSpread(size: number, observations: Float32Array): number {
  const count = observations.length / size
  const stride = Math.max(1, Math.floor(count / sampledRows))
  let widest = 0
  for (let i = 0; i < size; i++) {
    const values: number[] = []
    for (let row = 0; row < count; row += stride) values.push(observations[row * size + i]!)
    const middle = median(values)
    widest = Math.max(widest, median(values.map((value) => Math.abs(value - middle))))
  }
  return widest
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
