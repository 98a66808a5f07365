import { mean, standardDeviation } from '../statistics/moments'

/** A Gaussian fitted to actions by maximum likelihood, as a clone of mu is, and how it fares on others. */
export interface FittedBehaviour {
  readonly mean: number
  readonly deviation: number
  /** Its density at positions, up to a factor: [P] */
  readonly density: Float64Array
  /** Mean log-likelihood, in nats: of the rows that it was fitted to, of others near the same state, of the policy's actions */
  readonly fitted: number
  readonly heldOut: number
  readonly policy: number
}

/** Below this a clone of a few equal actions would be a needle. */
const LEAST_DEVIATION = 0.02

/**
 * Along one entry of the action: fitted to every second of `actions` [n], asked about the rest and about `policyActions`.
 * Undefined below four rows.
 */
export function fitBehaviour(
  actions: ArrayLike<number>,
  policyActions: ArrayLike<number>,
  positions: ArrayLike<number>,
): FittedBehaviour | undefined {
  if (actions.length < 4) return undefined
  const half = (rest: number) => Array.from(actions).filter((_, i) => i % 2 === rest)
  const [fitted, others] = [half(0), half(1)]
  const centre = mean(fitted)
  // Of maximum likelihood: over n, not n - 1.
  const spread = standardDeviation(fitted) * Math.sqrt((fitted.length - 1) / fitted.length)
  const deviation = Math.max(LEAST_DEVIATION, spread)
  const log = (action: number) =>
    -0.5 * ((action - centre) / deviation) ** 2 - Math.log(deviation * Math.sqrt(2 * Math.PI))
  return {
    mean: centre,
    deviation,
    density: Float64Array.from(Array.from(positions), (at) => Math.exp(log(at))),
    fitted: mean(fitted.map(log)),
    heldOut: mean(others.map(log)),
    policy: mean(Array.from(policyActions, log)),
  }
}
