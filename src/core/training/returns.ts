import { type Dataset, episodeCount } from '../data/dataset'
import { returnsToGo } from '../data/returns-to-go'

/** What follows the last step of a trajectory that was cut off; see the run setting of the same name. */
export type TruncatedReturns = 'truncate' | 'average' | 'sparse-failure'

/** Returns-to-go [count] of transformed rewards, with the run's choice for cut trajectories. */
export function trainingReturns(
  dataset: Dataset,
  rewards: Float64Array,
  discount: number,
  truncated: TruncatedReturns,
): Float64Array {
  switch (truncated) {
    case 'truncate':
      return returnsToGo(dataset, { discount, rewards, atTimeLimit: 'truncate' })
    case 'sparse-failure':
      return returnsToGo(dataset, { discount, rewards, atTimeLimit: 'truncate', failureReward: smallest(rewards) })
    case 'average':
      return returnsToGo(dataset, {
        discount,
        rewards,
        atTimeLimit: { bootstrap: averages(dataset, rewards, discount) },
      })
  }
}

/** Steps whose rewards count in a discounted return: 1 / (1 - gamma). */
function effectiveHorizon(discount: number): number {
  return Math.max(1, Math.round(1 / (1 - discount)))
}

/** Per episode: the mean reward of its last effective horizon, earned for ever. */
function averages(dataset: Dataset, rewards: Float64Array, discount: number): Float64Array {
  const values = new Float64Array(episodeCount(dataset))
  for (let episode = 0; episode < values.length; episode++) {
    const end = dataset.episodeStarts[episode + 1]!
    const start = Math.max(dataset.episodeStarts[episode]!, end - effectiveHorizon(discount))
    let sum = 0
    for (let row = start; row < end; row++) sum += rewards[row]!
    values[episode] = sum / (end - start) / (1 - discount)
  }
  return values
}

function smallest(values: Float64Array): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity)
}

/** Returns-to-go of one finished online episode, by the same choices. */
export function episodeReturnsToGo(
  rewards: readonly number[],
  terminal: boolean,
  discount: number,
  truncated: TruncatedReturns,
  failureReward: number,
): number[] {
  if (truncated === 'sparse-failure' && rewards.every((reward) => reward === failureReward)) {
    return rewards.map(() => failureReward / (1 - discount))
  }
  const last = rewards.slice(-effectiveHorizon(discount))
  const mean = last.reduce((sum, reward) => sum + reward, 0) / last.length
  let following = !terminal && truncated === 'average' ? mean / (1 - discount) : 0
  const returns = new Array<number>(rewards.length)
  for (let t = rewards.length - 1; t >= 0; t--) {
    following = rewards[t]! + discount * following
    returns[t] = following
  }
  return returns
}
