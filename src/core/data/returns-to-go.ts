import { type Dataset, episodeCount } from './dataset'

export interface ReturnsToGoOptions {
  readonly discount: number
  /** [count] as training uses them, that is after scale and bias; the dataset's own where missing. */
  readonly rewards?: ArrayLike<number>
  /**
   * Sparse tasks only: the reward (after scale and bias) of a step that is no success. A trajectory of nothing else
   * is taken to fail for ever: G = failureReward / (1 - discount) in all of it (Cal-QL, `JaxCQL/replay_buffer.py`).
   */
  readonly failureReward?: number
  /**
   * What comes after a time limit, where there is no reference behaviour for dense rewards:
   * `truncate` takes nothing, which is pessimistic for positive rewards and optimistic for negative ones;
   * `bootstrap` takes the given value of the last next observation, G_T = r_T + discount * V(s_{T+1}).
   */
  readonly atTimeLimit: 'truncate' | { readonly bootstrap: ArrayLike<number> }
}

/**
 * Monte-Carlo returns-to-go [count]: G_t = r_t + discount (1 - d_t) G_{t+1}, restarted at every episode boundary
 * (Cal-QL, Nakamoto et al. 2023). The values to bootstrap from are one per episode.
 */
export function returnsToGo(dataset: Dataset, options: ReturnsToGoOptions): Float64Array {
  const { discount, failureReward, atTimeLimit } = options
  const rewards = options.rewards ?? dataset.rewards
  if (!(discount >= 0 && discount <= 1)) throw new RangeError(`discount is ${discount}; it must lie in [0, 1].`)
  if (failureReward !== undefined && discount === 1) {
    throw new RangeError('a trajectory that fails for ever has no finite return with discount 1.')
  }
  if (atTimeLimit !== 'truncate' && atTimeLimit.bootstrap.length !== episodeCount(dataset)) {
    throw new RangeError(`${atTimeLimit.bootstrap.length} values for ${episodeCount(dataset)} episodes.`)
  }
  const returns = new Float64Array(dataset.count)
  for (let episode = 0; episode < episodeCount(dataset); episode++) {
    const start = dataset.episodeStarts[episode]!
    const end = dataset.episodeStarts[episode + 1]!
    if (failureReward !== undefined && allEqual(rewards, failureReward, start, end)) {
      returns.fill(failureReward / (1 - discount), start, end)
      continue
    }
    let following = atTimeLimit === 'truncate' ? 0 : atTimeLimit.bootstrap[episode]!
    for (let row = end - 1; row >= start; row--) {
      following = rewards[row]! + (dataset.terminals[row] ? 0 : discount * following)
      returns[row] = following
    }
  }
  return returns
}

function allEqual(values: ArrayLike<number>, expected: number, start: number, end: number): boolean {
  for (let row = start; row < end; row++) if (values[row] !== expected) return false
  return true
}
