import type { Interval } from '../statistics/bootstrap'
import { meanInterval } from '../statistics/mean-interval'
import { mean } from '../statistics/moments'
import { FEWEST_SEEDS } from '../statistics/seeds'

/** Undiscounted returns that a policy earned in the evaluation at the switch; one policy per seed. */
export interface PolicyAtSwitch {
  readonly seed: number
  readonly returns: readonly number[]
}

/** Undiscounted returns of the dataset's episodes. */
export interface DataReturns {
  readonly mean: number
  readonly best: number
}

/**
 * Which source of knowledge is better where a run goes online. `better` compares the policy with the data's mean episode,
 * `againstBest` with their best one; `undecided` where the interval holds the data's figure, or there is none.
 */
export interface SourceComparison {
  readonly better: 'policy' | 'data' | 'undecided'
  readonly againstBest: 'above' | 'below' | 'undecided'
  readonly policy: { readonly mean: number; readonly interval: Interval | null }
  readonly data: DataReturns
  /** What the interval is over: seeds carry it to other seeds, episodes speak of these policies alone. */
  readonly over: { readonly kind: 'seeds' | 'episodes'; readonly count: number; readonly policies: number }
}

/**
 * Li, Ni, Sun and Bacon 2025 (arXiv 2510.01460): preserve the pretrained policy or the dataset, whichever is better. The line
 * that is drawn here is not theirs: the policy's 95 % interval (Student's t) lies wholly above or below what the data earned.
 * What the data earned is a fact of this dataset and has no interval. Undefined without policies.
 */
export function compareSources(policies: readonly PolicyAtSwitch[], data: DataReturns): SourceComparison | undefined {
  const seeds = policies.filter(({ returns }) => returns.length > 0)
  if (seeds.length === 0) return undefined
  const means = seeds.map(({ returns }) => mean(returns))
  const bySeed = seeds.length >= FEWEST_SEEDS
  const values = bySeed ? means : seeds.flatMap(({ returns }) => returns)
  const interval = meanInterval(values)
  const sideOf = (level: number) => {
    if (!interval) return 'undecided'
    return interval.low > level ? 'above' : interval.high < level ? 'below' : 'undecided'
  }
  const better = ({ above: 'policy', below: 'data', undecided: 'undecided' } as const)[sideOf(data.mean)]
  return {
    better,
    againstBest: sideOf(data.best),
    policy: { mean: mean(means), interval },
    data,
    over: { kind: bySeed ? 'seeds' : 'episodes', count: values.length, policies: seeds.length },
  }
}
