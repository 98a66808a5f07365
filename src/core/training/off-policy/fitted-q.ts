import { studentQuantile } from '../../statistics/student'
import { choleskyOf, dot, multiply, solveCholesky } from './linear'

/** Rows of transitions as features of (s, a) and of (s', a'), with the group of episodes that each belongs to. */
export interface FittedQProblem {
  readonly features: number
  /** phi(s, a) [n, features] */
  readonly now: Float64Array
  /** phi(s', a') [n, features], a' of the policy that is evaluated */
  readonly next: Float64Array
  /** [n] */
  readonly rewards: Float64Array
  /** [n], 1 where the task ended */
  readonly terminals: ArrayLike<number>
  readonly discount: number
  /** phi(s_0, a_0) of the first step of each episode [starts, features] */
  readonly starts: Float64Array
  /** Group of each row, and of each start: 0 .. groups - 1. Rows of one episode share one. */
  readonly groups: number
  readonly groupOf: ArrayLike<number>
  readonly groupOfStart: ArrayLike<number>
}

export interface FittedQ {
  /** Mean over the starts of Q(s_0, a_0). */
  readonly value: number
  /** 95 %, by the delete-a-group jackknife; null with fewer than three groups. */
  readonly interval: { readonly low: number; readonly high: number } | null
  /** Root mean square of r + gamma Q(s', a') - Q(s, a) on rows whose group was left out of the fit; null likewise. */
  readonly tdError: number | null
}

/** Of the mean diagonal of the Gram matrix; more where an iteration does not come to rest. */
const RIDGES = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1]
const SETTLED = 1e-6
const MOST_ITERATIONS = 5000
const LARGEST = 1e12
const LEAST_GROUPS = 3

/**
 * Fitted Q evaluation (Le, Voloshin and Yue 2019, algorithm 3) with ridge regression: Q_0 = 0, and Q_{k+1} is fitted to
 * r + gamma Q_k(s', a') until it rests. Null where it never does. Its error is found by leaving out a group of episodes at a time.
 */
export function fittedQ(problem: FittedQProblem): FittedQ | null {
  const parts = Array.from({ length: problem.groups }, (_, group) => sumsOf(problem, group))
  const whole = parts.reduce((sum, part) => combined(sum, part, 1))
  const weights = weightsOf(whole, problem)
  if (!weights) return null
  const value = meanAtStarts(problem, weights, null)
  if (problem.groups < LEAST_GROUPS) return { value, interval: null, tdError: null }

  const left: number[] = []
  let [squares, rows] = [0, 0]
  for (const [group, part] of parts.entries()) {
    const without = weightsOf(combined(whole, part, -1), problem)
    if (!without) return null
    left.push(meanAtStarts(problem, without, group))
    for (let row = 0; row < problem.rewards.length; row++) {
      if (problem.groupOf[row] !== group) continue
      squares += temporalDifference(problem, without, row) ** 2
      rows++
    }
  }
  const middle = left.reduce((sum, each) => sum + each, 0) / left.length
  const spread = left.reduce((sum, each) => sum + (each - middle) ** 2, 0)
  const margin = studentQuantile(0.975, left.length - 1) * Math.sqrt(((left.length - 1) / left.length) * spread)
  return { value, interval: { low: value - margin, high: value + margin }, tdError: Math.sqrt(squares / rows) }
}

interface Sums {
  readonly rows: number
  /** sum phi phi^T [features, features] */
  readonly gram: Float64Array
  /** sum (1 - d) phi phi'^T [features, features] */
  readonly cross: Float64Array
  /** sum r phi [features] */
  readonly rewarded: Float64Array
}

function sumsOf({ features: n, now, next, rewards, terminals, groupOf }: FittedQProblem, group: number): Sums {
  const [gram, cross, rewarded] = [new Float64Array(n * n), new Float64Array(n * n), new Float64Array(n)]
  let rows = 0
  for (let row = 0; row < rewards.length; row++) {
    if (groupOf[row] !== group) continue
    rows++
    const at = row * n
    const goesOn = terminals[row] ? 0 : 1
    for (let i = 0; i < n; i++) {
      const value = now[at + i]!
      rewarded[i]! += rewards[row]! * value
      for (let j = 0; j <= i; j++) gram[i * n + j]! += value * now[at + j]!
      if (goesOn) for (let j = 0; j < n; j++) cross[i * n + j]! += value * next[at + j]!
    }
  }
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) gram[i * n + j] = gram[j * n + i]!
  return { rows, gram, cross, rewarded }
}

/** One and `sign` times the other. */
function combined(one: Sums, other: Sums, sign: 1 | -1): Sums {
  const sum = (a: Float64Array, b: Float64Array) => a.map((value, i) => value + sign * b[i]!)
  return {
    rows: one.rows + sign * other.rows,
    gram: sum(one.gram, other.gram),
    cross: sum(one.cross, other.cross),
    rewarded: sum(one.rewarded, other.rewarded),
  }
}

function weightsOf({ gram, cross, rewarded }: Sums, { features: n, discount }: FittedQProblem): Float64Array | null {
  let trace = 0
  for (let i = 0; i < n; i++) trace += gram[i * n + i]! / n
  for (const ridge of RIDGES) {
    const regular = gram.slice()
    for (let i = 0; i < n; i++) regular[i * n + i]! += ridge * trace
    const factor = choleskyOf(regular, n)
    const weights = factor && iterated(factor, cross, rewarded, discount)
    if (weights) return weights
  }
  return null
}

function iterated(
  factor: Float64Array,
  cross: Float64Array,
  rewarded: Float64Array,
  discount: number,
): Float64Array | null {
  const n = rewarded.length
  const first = solveCholesky(factor, rewarded)
  // One step is w' = first + gamma (G^-1 C) w.
  const step = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    const column = solveCholesky(
      factor,
      Float64Array.from({ length: n }, (_, i) => discount * cross[i * n + j]!),
    )
    for (let i = 0; i < n; i++) step[i * n + j] = column[i]!
  }
  let weights = first
  for (let k = 0; k < MOST_ITERATIONS; k++) {
    const next = multiply(step, weights)
    let [moved, size] = [0, 0]
    for (let i = 0; i < n; i++) {
      next[i]! += first[i]!
      moved = Math.max(moved, Math.abs(next[i]! - weights[i]!))
      size = Math.max(size, Math.abs(next[i]!))
    }
    weights = next
    if (!(size <= LARGEST)) return null
    if (moved <= SETTLED * (1 - discount) * size) return weights
  }
  return null
}

function temporalDifference(
  { features: n, now, next, rewards, terminals, discount }: FittedQProblem,
  weights: Float64Array,
  row: number,
): number {
  const here = dot(weights, now.subarray(row * n, (row + 1) * n))
  const there = terminals[row] ? 0 : dot(weights, next.subarray(row * n, (row + 1) * n))
  return rewards[row]! + discount * there - here
}

function meanAtStarts(
  { features: n, starts, groupOfStart }: FittedQProblem,
  weights: Float64Array,
  out: number | null,
) {
  let [sum, count] = [0, 0]
  for (let i = 0; i < groupOfStart.length; i++) {
    if (groupOfStart[i] === out) continue
    sum += dot(weights, starts.subarray(i * n, (i + 1) * n))
    count++
  }
  return sum / count
}
