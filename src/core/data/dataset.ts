import type { Message } from '../messages/message'
import { UserError } from '../messages/user-error'

/** What a dataset is, in a few numbers. */
export interface DatasetFacts {
  readonly episodes: number
  readonly transitions: number
  readonly observationSize: number
  readonly actionSize: number
  /** Undiscounted, one per episode. */
  readonly returns: readonly number[]
  readonly rewardSum: number
  /** [observationSize] */
  readonly observationMean: readonly number[]
  readonly terminals: number
  readonly timeouts: number
}

/**
 * Transitions of whole episodes, one after the other. Row-major typed arrays; actions in the environment's units.
 * The last row of each episode has `terminals` = 1 (the task ended) or `timeouts` = 1 (it was cut off), never both.
 * Where a recording goes on after the task ended (antmaze at its goal), a terminal stands within an episode: no value
 * is taken from behind it.
 */
export interface Dataset {
  readonly name: string
  readonly count: number
  readonly observationSize: number
  readonly actionSize: number
  /** [count, observationSize] */
  readonly observations: Float32Array
  /** [count, actionSize] */
  readonly actions: Float32Array
  /** [count] */
  readonly rewards: Float64Array
  /** [count, observationSize] */
  readonly nextObservations: Float32Array
  /** [count] */
  readonly terminals: Uint8Array
  /** [count] */
  readonly timeouts: Uint8Array
  /** First row of each episode, then `count`: [episodes + 1]. */
  readonly episodeStarts: Uint32Array
  /** What had to be assumed while reading, one sentence each. */
  readonly assumptions: readonly Message[]
  /** Suspicious but usable, one sentence each, with numbers. */
  readonly warnings: readonly Message[]
  /**
   * The facts of the file it was read from, where steps without a next observation had to be left out of the rows
   * above. Whoever changes the rows leaves it out.
   */
  readonly recorded?: DatasetFacts
  /** Fields of the file that nothing was made of. */
  readonly unused?: readonly string[]
  /** The file has no rewards: they are 0 here, and mean nothing. */
  readonly unrewarded?: boolean
}

export function episodeCount(dataset: Dataset): number {
  return dataset.episodeStarts.length - 1
}

/** Undiscounted return of each episode. */
export function episodeReturns(dataset: Dataset): Float64Array {
  const returns = new Float64Array(episodeCount(dataset))
  for (let episode = 0; episode < returns.length; episode++) {
    let sum = 0
    for (let row = dataset.episodeStarts[episode]!; row < dataset.episodeStarts[episode + 1]!; row++) {
      sum += dataset.rewards[row]!
    }
    returns[episode] = sum
  }
  return returns
}

/** A dataset that cannot be used; the message says what is wrong, where, and what would be right. */
export class DatasetError extends UserError {
  override readonly name = 'DatasetError'
}
