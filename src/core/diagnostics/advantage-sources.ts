import { isReturnKnown } from '../data/transition-store'
import { spearman } from '../statistics/correlation'
import { effectiveSampleSize } from '../statistics/effective-sample-size'
import { standardDeviation } from '../statistics/moments'

/** The same rows [n]: what became of each, what the critic says of it, and what it says of its state. */
export interface RowValues {
  /** G; NO_RETURN where the episode still runs */
  readonly returnsToGo: ArrayLike<number>
  /** Q(s, a) */
  readonly q: ArrayLike<number>
  /** V(s) */
  readonly values: ArrayLike<number>
}

/** Of one kind of advantage. */
export interface AdvantageSpread {
  /** [rows with a return] */
  readonly advantages: Float64Array
  /** Standard deviation over these rows */
  readonly deviation: number
  /** (sum w)^2 / (n sum w^2) of w = exp(A / lambda): the share of the rows that the weights leave in effect */
  readonly effectiveShare: number
}

export interface AdvantageSources {
  /** G - V(s), as AWR weighs: what happened, with all its luck and with the data's behaviour from there on. */
  readonly monteCarlo: AdvantageSpread
  /** Q(s, a) - V(s), as AWAC weighs: one step, then the critic and the policy. */
  readonly bootstrapped: AdvantageSpread
  /** Spearman's, between both */
  readonly rankCorrelation: number
}

/** Both advantages on the rows whose return is known; undefined below three of them. */
export function compareAdvantages({ returnsToGo, q, values }: RowValues, lambda: number): AdvantageSources | undefined {
  const known = Array.from(returnsToGo, (value, i) => (isReturnKnown(value) ? i : -1)).filter((i) => i >= 0)
  if (known.length < 3) return undefined
  const spread = (of: ArrayLike<number>): AdvantageSpread => {
    const advantages = Float64Array.from(known, (i) => of[i]! - values[i]!)
    const most = Math.max(...advantages)
    const weights = advantages.map((advantage) => Math.exp((advantage - most) / lambda))
    return {
      advantages,
      deviation: standardDeviation(advantages),
      effectiveShare: effectiveSampleSize(weights) / known.length,
    }
  }
  const [monteCarlo, bootstrapped] = [spread(returnsToGo), spread(q)]
  return { monteCarlo, bootstrapped, rankCorrelation: spearman(monteCarlo.advantages, bootstrapped.advantages) }
}
