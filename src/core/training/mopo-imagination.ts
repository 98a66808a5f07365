import type { Environment } from '../environments/environment'
import { VectorEnvironment } from '../environments/vector-environment'
import type { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import type { Policy } from './evaluation'
import type { WorldModel } from './mopo-model'
import type { ImaginedPolicy } from './mopo-rollouts'
import { denormaliseObservations, normaliseObservations, type Preprocessing } from './preprocessing'

export interface ImaginationOptions {
  readonly episodes: number
  readonly discount: number
  readonly penaltyWeight: number
  /** r_max, in the learner's units */
  readonly largestReward: number
  readonly elites: readonly number[]
}

export interface Imagination {
  /** In the environment's units of reward. */
  readonly returns: {
    /** Undiscounted, to set beside the learning curve. */
    readonly imaginedReturn: number
    readonly modelReturn: number
    readonly penalisedReturn: number
    readonly returnBound: number
  }
  /** One path per episode through the imagined observations [steps + 1, S], in the environment's units. */
  readonly paths: readonly Float32Array[]
}

/**
 * Whole episodes in the model from the environment's start states. The bound takes 2 gamma / (1 - gamma) r_max TV(s, a)
 * off each reward (Yu et al. 2020, section 4.1, with |V| <= r_max / (1 - gamma)), TV guessed by the ensemble.
 */
export async function imagineEpisodes(
  model: WorldModel,
  policy: ImaginedPolicy,
  environment: Environment,
  preprocessing: Preprocessing,
  { episodes, discount, penaltyWeight, largestReward, elites }: ImaginationOptions,
  random: RandomStream,
): Promise<Imagination> {
  const starts = new VectorEnvironment(environment, episodes, random).observations
  const size = environment.observations.length
  let observations = new Float32Array(starts.length)
  normaliseObservations(preprocessing, starts, observations)
  const paths = Array.from({ length: episodes }, (_, row) => [...starts.subarray(row * size, (row + 1) * size)])
  const alive = new Uint8Array(episodes).fill(1)
  const returns = { imaginedReturn: 0, modelReturn: 0, penalisedReturn: 0, returnBound: 0 }
  const { rewardScale, rewardShift } = preprocessing
  const worstCase = ((2 * discount) / (1 - discount)) * largestReward
  let factor = 1
  for (let step = 0; step < environment.timeLimit && alive.includes(1); step++) {
    const actions = await policy(observations)
    const imagined = await model.step(observations, actions, elites, random)
    observations = Float32Array.from(imagined.nextObservations)
    const world = new Float32Array(observations.length)
    denormaliseObservations(preprocessing, observations, world)
    for (let row = 0; row < episodes; row++) {
      if (alive[row] === 0) continue
      const share = factor / episodes / rewardScale
      const reward = imagined.rewards[row]! - rewardShift
      returns.imaginedReturn += reward / episodes / rewardScale
      returns.modelReturn += share * reward
      returns.penalisedReturn += share * (reward - penaltyWeight * imagined.penalties[row]!)
      returns.returnBound += share * (reward - worstCase * imagined.totalVariation[row]!)
      for (let i = 0; i < size; i++) paths[row]!.push(world[row * size + i]!)
      if (imagined.terminals[row] === 1) alive[row] = 0
    }
    factor *= discount
  }
  return { returns, paths: paths.map((path) => Float32Array.from(path)) }
}

/** Mean discounted return of whole episodes in the environment. */
export async function discountedReturn(
  environment: Environment,
  policy: Policy,
  episodes: number,
  discount: number,
  random: RandomStream,
): Promise<number> {
  const copies = new VectorEnvironment(environment, episodes, random)
  const returns = new Float64Array(episodes)
  const alive = new Uint8Array(episodes).fill(1)
  let factor = 1
  for (let step = 0; step < environment.timeLimit && alive.includes(1); step++) {
    const { rewards, terminals } = copies.step(await policy(copies.observations))
    for (let copy = 0; copy < episodes; copy++) {
      if (alive[copy] === 0) continue
      returns[copy]! += factor * rewards[copy]!
      if (terminals[copy] === 1) alive[copy] = 0
    }
    factor *= discount
  }
  return mean(returns)
}
