import type { BatchRequest, Sizes } from '../algorithms/algorithm'
import { NO_RETURN, type Transition, type TransitionColumns, TransitionStore } from '../data/transition-store'
import type { RandomStream } from '../random/random-stream'
import { pearson } from '../statistics/correlation'
import { mean } from '../statistics/moments'
import type { BatchArrays, BatchSource } from './batch-source'
import type { WorldModel } from './mopo-model'
import type { Replay } from './replay'

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
  /** r_max: largest |r| that the model ever predicted. */
  #largestReward = 0

  constructor(
    private readonly sizes: Sizes,
    capacity: number,
  ) {
    this.store = new TransitionStore(capacity, sizes.observation, sizes.action)
    this.#penalties = new Float32Array(capacity)
  }

  get largestReward(): number {
    return this.#largestReward
  }

  /** Rolls the policy out in the model from states of the data; returns metrics of these rollouts. */
  async add(
    model: WorldModel,
    policy: ImaginedPolicy,
    replay: Replay,
    { starts, length, elites }: RolloutOptions,
    random: RandomStream,
  ): Promise<Record<string, number>> {
    const batch = emptyRows(starts, this.sizes)
    replay.fill({ rows: starts, from: 'replay' }, batch, random)
    let observations = batch.observations
    const alive = new Uint8Array(starts).fill(1)
    const seen = { penalties: [] as number[], errors: [] as number[], beyond: 0 }
    for (let step = 0; step < length && alive.includes(1); step++) {
      const actions = await policy(observations)
      const imagined = await model.step(observations, actions, elites, random)
      for (let row = 0; row < starts; row++) {
        if (alive[row] === 0) continue
        seen.beyond += imagined.beyond[row]!
        this.#push(observations, actions, imagined, row)
        seen.penalties.push(imagined.penalties[row]!)
        if (imagined.trueErrors) seen.errors.push(imagined.trueErrors[row]!)
        this.#largestReward = Math.max(this.#largestReward, imagined.rewardBounds[row]!)
        if (imagined.terminals[row] === 1) alive[row] = 0
      }
      observations = imagined.nextObservations
    }
    const { penalties, errors, beyond } = seen
    const agreement = errors.length > 0 ? pearson(penalties, errors) : Number.NaN
    return {
      penalty: mean(penalties),
      beyondData: beyond / penalties.length,
      largestReward: this.#largestReward,
      ...(Number.isFinite(agreement) && { penaltyCorrelation: agreement }),
    }
  }

  copyRow(row: number, into: BatchArrays, intoRow: number, penaltyWeight: number): void {
    this.store.copyRow(row, into, intoRow)
    into.rewards[intoRow]! -= penaltyWeight * this.#penalties[row]!
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
    imagined: Awaited<ReturnType<WorldModel['step']>>,
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
    this.#penalties[this.store.push(transition)] = imagined.penalties[row]!
  }
}

/** Batches of a share of real rows, first and without penalty, and imagined ones: SAC's D_env and D_model in one. */
export class MixedSource implements BatchSource {
  constructor(
    private readonly replay: Replay,
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
