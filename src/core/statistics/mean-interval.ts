import type { Interval } from './bootstrap'
import { mean, standardDeviation } from './moments'
import { FEWEST_SEEDS } from './seeds'
import { studentQuantile } from './student'

/** Student's t interval of the mean over seeds; null of fewer than `FEWEST_SEEDS`. */
export function meanInterval(values: ArrayLike<number>, confidence = 0.95): Interval | null {
  if (values.length < FEWEST_SEEDS) return null
  const half = studentHalfWidth(standardDeviation(values) / Math.sqrt(values.length), values.length - 1, confidence)
  const centre = mean(values)
  return { low: centre - half, high: centre + half }
}

/** How much better one method does than another. */
export interface Difference {
  /** Of the means. */
  readonly mean: number
  /** 95 %; null of too few seeds. */
  readonly interval: Interval | null
  /** Pairs of equal seeds; null where the seeds are not the same and the groups are compared as strangers. */
  readonly pairs: {
    readonly count: number
    /** Two-sided probability of at least so many equal signs if neither were better (exact sign test, ties left out). */
    readonly signTest: number
  } | null
}

/**
 * x minus y, each by seed. Methods share start states, data and initial draws of a seed, so that the differences of pairs vary
 * less than the seeds do: Student's t over the pairs. Where the seeds are not the same, Welch's interval of two independent
 * groups.
 */
export function differenceOfMeans(x: ReadonlyMap<number, number>, y: ReadonlyMap<number, number>): Difference {
  const shared = [...x.keys()].filter((seed) => y.has(seed))
  const [of, minus] = [[...x.values()], [...y.values()]]
  if (shared.length === x.size && x.size === y.size) {
    const differences = shared.map((seed) => x.get(seed)! - y.get(seed)!)
    return {
      mean: mean(differences),
      interval: meanInterval(differences),
      pairs: { count: shared.length, signTest: signTest(differences) },
    }
  }
  return { mean: mean(of) - mean(minus), interval: welchInterval(of, minus), pairs: null }
}

/** Exact, two-sided. */
export function signTest(differences: readonly number[]): number {
  const signs = differences.filter((difference) => difference !== 0)
  const fewer = Math.min(signs.filter((difference) => difference > 0).length, signs.filter((d) => d < 0).length)
  let [tail, ways] = [0, 1]
  for (let k = 0; k <= fewer; k++) {
    tail += ways
    ways = (ways * (signs.length - k)) / (k + 1)
  }
  return Math.min(1, (2 * tail) / 2 ** signs.length)
}

/** Welch 1947, the degrees of freedom rounded down. */
function welchInterval(x: readonly number[], y: readonly number[]): Interval | null {
  if (Math.min(x.length, y.length) < FEWEST_SEEDS) return null
  const [a, b] = [standardDeviation(x) ** 2 / x.length, standardDeviation(y) ** 2 / y.length]
  const difference = mean(x) - mean(y)
  if (a + b === 0) return { low: difference, high: difference }
  const degrees = Math.floor((a + b) ** 2 / (a ** 2 / (x.length - 1) + b ** 2 / (y.length - 1)))
  const half = studentHalfWidth(Math.sqrt(a + b), degrees, 0.95)
  return { low: difference - half, high: difference + half }
}

function studentHalfWidth(error: number, degrees: number, confidence: number): number {
  return error === 0 ? 0 : error * studentQuantile(1 - (1 - confidence) / 2, degrees)
}
