import { NO_RETURN, type Transition, type TransitionColumns, TransitionStore } from '../../data/transition-store'
import type { Environment } from '../../environments/environment'
import { VectorEnvironment } from '../../environments/vector-environment'
import type { RandomStream } from '../../random/random-stream'
import { pearson } from '../../statistics/correlation'
import { mean } from '../../statistics/moments'
import type { BatchArrays, BatchSource } from '../../training/batch-source'
import type { Policy } from '../../training/evaluation'
import { denormaliseObservations, normaliseObservations, type Preprocessing } from '../../training/preprocessing'
import type { ReplayBuffer } from '../../training/replay-buffer'
import type { BatchRequest, Sizes } from '../algorithm'
import type { LearntDynamics } from './model'
import { penalisedReward } from './mopo'

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
  model: LearntDynamics,
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
  const environments = new VectorEnvironment(environment, episodes, random)
  const returns = new Float64Array(episodes)
  const alive = new Uint8Array(episodes).fill(1)
  let factor = 1
  for (let step = 0; step < environment.timeLimit && alive.includes(1); step++) {
    const { rewards, terminals } = environments.step(await policy(environments.observations))
    for (let copy = 0; copy < episodes; copy++) {
      if (alive[copy] === 0) continue
      returns[copy]! += factor * rewards[copy]!
      if (terminals[copy] === 1) alive[copy] = 0
    }
    factor *= discount
  }
  return mean(returns)
}

/** observations [n, S] -> actions [n, A], in the learner's units */
export type ImaginedPolicy = (observations: Float32Array) => Promise<Float32Array>

export interface RolloutOptions {
  readonly starts: number
  readonly length: number
  readonly elites: readonly number[]
}

export interface SavedRollouts {
  readonly written: number
  readonly columns: TransitionColumns
  readonly penalties: Float32Array
  readonly largestReward: number
}

/** Imagined transitions D_model, with what their penalty would be. */
export class Rollouts {
  readonly store: TransitionStore
  readonly #penalties: Float32Array
  /** r_max: largest |r| of the data, and that the model ever predicted. */
  #largestReward: number

  constructor(
    private readonly sizes: Sizes,
    capacity: number,
    /** Of the data: [n] */
    rewards: Float32Array,
  ) {
    this.#largestReward = rewards.reduce((most, reward) => Math.max(most, Math.abs(reward)), 0)
    this.store = new TransitionStore(capacity, sizes.observation, sizes.action)
    this.#penalties = new Float32Array(capacity)
  }

  get largestReward(): number {
    return this.#largestReward
  }

  /** Rolls the policy out in the model from states of the data; returns metrics of these rollouts. */
  async add(
    model: LearntDynamics,
    policy: ImaginedPolicy,
    replay: ReplayBuffer,
    { starts, length, elites }: RolloutOptions,
    random: RandomStream,
  ): Promise<Record<string, number>> {
    const batch = emptyRows(starts, this.sizes)
    replay.fill({ rows: starts, from: 'replay' }, batch, random)
    let observations = batch.observations
    const alive = new Uint8Array(starts).fill(1)
    const seen = { penalties: [] as number[], withTruth: [] as number[], errors: [] as number[], beyond: 0 }
    for (let step = 0; step < length && alive.includes(1); step++) {
      const actions = await policy(observations)
      const imagined = await model.step(observations, actions, elites, random)
      for (let row = 0; row < starts; row++) {
        if (alive[row] === 0) continue
        seen.beyond += imagined.beyond[row]!
        this.#push(observations, actions, imagined, row)
        seen.penalties.push(imagined.penalties[row]!)
        const error = imagined.trueErrors?.[row] ?? Number.NaN
        if (!Number.isNaN(error)) {
          seen.withTruth.push(imagined.penalties[row]!)
          seen.errors.push(error)
        }
        this.#largestReward = Math.max(this.#largestReward, imagined.rewardBounds[row]!)
        if (imagined.terminals[row] === 1) alive[row] = 0
      }
      observations = imagined.nextObservations
    }
    const { penalties, withTruth, errors, beyond } = seen
    const agreement = errors.length > 0 ? pearson(withTruth, errors) : Number.NaN
    return {
      penalty: mean(penalties),
      beyondData: beyond / penalties.length,
      largestReward: this.#largestReward,
      ...(Number.isFinite(agreement) && { penaltyCorrelation: agreement }),
    }
  }

  copyRow(row: number, into: BatchArrays, intoRow: number, penaltyWeight: number): void {
    this.store.copyRow(row, into, intoRow)
    into.rewards[intoRow] = penalisedReward(into.rewards[intoRow]!, penaltyWeight, this.#penalties[row]!)
  }

  saved(): SavedRollouts {
    const { written, columns } = this.store.saved()
    return { written, columns, penalties: this.#penalties.slice(), largestReward: this.#largestReward }
  }

  restore({ penalties, largestReward, ...store }: SavedRollouts): void {
    this.store.restore(store)
    this.#penalties.set(penalties)
    this.#largestReward = largestReward
  }

  #push(
    observations: Float32Array,
    actions: Float32Array,
    imagined: Awaited<ReturnType<LearntDynamics['step']>>,
    row: number,
  ): void {
    const { observation, action } = this.sizes
    const transition: Transition = {
      observation: observations.slice(row * observation, (row + 1) * observation),
      action: actions.slice(row * action, (row + 1) * action),
      reward: imagined.rewards[row]!,
      nextObservation: imagined.nextObservations.slice(row * observation, (row + 1) * observation),
      terminal: imagined.terminals[row]!,
      returnToGo: NO_RETURN,
    }
    this.#penalties[this.store.add(transition)] = imagined.penalties[row]!
  }
}

/** Batches of a share of real rows, first and without penalty, and imagined ones: SAC's D_env and D_model in one. */
export class MixedSource implements BatchSource {
  constructor(
    private readonly replay: ReplayBuffer,
    readonly rollouts: Rollouts,
    private readonly mixture: () => { readonly realRatio: number; readonly penaltyWeight: number },
  ) {}

  fill(request: BatchRequest, into: BatchArrays, random: RandomStream): void {
    const { realRatio, penaltyWeight } = this.mixture()
    const imagined = this.rollouts.store.count
    const real = imagined === 0 ? request.rows : Math.floor(request.rows * realRatio)
    if (real > 0) this.replay.fill({ ...request, rows: real }, into, random)
    for (let row = real; row < request.rows; row++) {
      this.rollouts.copyRow(random.integer(imagined), into, row, penaltyWeight)
    }
  }

  setPriorities(): void {}
}

export function emptyRows(rows: number, { observation, action }: Sizes): BatchArrays {
  return {
    observations: new Float32Array(rows * observation),
    actions: new Float32Array(rows * action),
    rewards: new Float32Array(rows),
    nextObservations: new Float32Array(rows * observation),
    terminals: new Float32Array(rows),
    returnsToGo: new Float32Array(rows),
  }
}
