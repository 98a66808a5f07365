/** Actions [P] of one state on a grid, with what is known about each. */
export interface TiltGiven {
  /** Q(s, a) */
  readonly q: ArrayLike<number>
  /** mu(a|s) > 0, up to a factor */
  readonly behaviour: ArrayLike<number>
}

/** The best policy that stays near mu, and how near that is. */
export interface TiltedPolicy {
  /** pi(a|s), adding up to 1: [P] */
  readonly policy: Float64Array
  /** E_pi[A]: how much better it is than mu, by these values of Q */
  readonly advantage: number
  /** KL(pi || mu) in nats */
  readonly divergence: number
  /** 1 / sum pi^2 / mu, as a share: 1 for mu itself, near 0 where one action has all weight */
  readonly effectiveShare: number
}

/**
 * argmax_pi E_pi[A] subject to KL(pi || mu) <= epsilon is pi(a|s) = mu(a|s) exp(A(s, a) / lambda) / Z(s), lambda the multiplier
 * of the constraint (Nair et al. 2020, eq. 8 to 11). Small lambda: the best action alone; large lambda: mu itself.
 */
export function tiltedPolicy({ q, behaviour }: TiltGiven, lambda: number): TiltedPolicy {
  const mu = normalised(behaviour)
  const value = expectation(mu, q)
  // Relative to the largest, so that nothing overflows.
  const best = Math.max(...Array.from(q))
  const policy = normalised(mu.map((share, i) => share * Math.exp((q[i]! - best) / lambda)))
  const divergence = divergenceOf(policy, mu)
  const squared = policy.reduce((sum, p, i) => (p > 0 ? sum + (p * p) / mu[i]! : sum), 0)
  return { policy, advantage: expectation(policy, q) - value, divergence, effectiveShare: 1 / squared }
}

/**
 * The same with a fitted model of mu in its place, as a policy that is held to a clone explicitly would have it; measured against
 * mu itself.
 */
export function tiltedByModel(
  { q, behaviour }: TiltGiven,
  model: ArrayLike<number>,
  lambda: number,
): Omit<TiltedPolicy, 'effectiveShare'> {
  const mu = normalised(behaviour)
  const { policy } = tiltedPolicy({ q, behaviour: model }, lambda)
  return { policy, advantage: expectation(policy, q) - expectation(mu, q), divergence: divergenceOf(policy, mu) }
}

/** KL(p || mu) in nats */
function divergenceOf(policy: Float64Array, mu: Float64Array): number {
  return policy.reduce((sum, p, i) => (p > 0 ? sum + p * Math.log(p / mu[i]!) : sum), 0)
}

/**
 * mu(a|s) along one entry of the action, from the actions of the nearest rows: a Gaussian of Silverman's width around each, and
 * a little everywhere, so that no action is impossible. actions [n] and positions [P] in [-1, 1] -> [P]
 */
export function behaviourDensity(actions: ArrayLike<number>, positions: ArrayLike<number>): Float64Array {
  const values = Array.from(actions)
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length))
  const width = Math.max(LEAST_WIDTH, 1.06 * deviation * values.length ** -0.2)
  const density = Float64Array.from(Array.from(positions), (at) =>
    values.reduce((sum, value) => sum + Math.exp(-0.5 * ((at - value) / width) ** 2), 0),
  )
  const most = Math.max(...density)
  return density.map((share) => (most > 0 ? share / most : 1) + EVERYWHERE)
}

/** Of the range of an action, from -1 to 1. */
const LEAST_WIDTH = 0.05
/** Of the density at its peak. */
const EVERYWHERE = 1e-3

function normalised(shares: ArrayLike<number>): Float64Array {
  const sum = Array.from(shares).reduce((total, share) => total + share, 0)
  return Float64Array.from(Array.from(shares), (share) => share / sum)
}

function expectation(policy: Float64Array, values: ArrayLike<number>): number {
  return policy.reduce((sum, share, i) => sum + share * values[i]!, 0)
}
