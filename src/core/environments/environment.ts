import { UserError } from '../messages/user-error'
import type { RandomStream } from '../random/random-stream'
import type { Schema, Values } from '../schema/field'
import type { Rectangle } from './maze/geometry'
import type { Maze } from './maze/maze'

/** One entry of an observation, an action or a state: its name, its unit and the range in which it lives. */
export interface Quantity {
  readonly name: string
  /** LaTeX without dollar signs. */
  readonly symbol: string
  readonly unit: string
  readonly low: number
  readonly high: number
}

/** A periodic entry means the same at `high` as at `low`, and may run on beyond both. */
export interface StateQuantity extends Quantity {
  readonly periodic?: boolean
}

/** What a step writes, one row per parallel copy. */
export interface StepOutcome {
  /** [count, stateSize] */
  readonly states: Float64Array
  /** [count] */
  readonly rewards: Float64Array
  /** [count], 1 where the task itself ends. A time limit is no terminal: `timeLimit` is the runner's business. */
  readonly terminals: Uint8Array
}

/** Numbers in either precision: datasets hold float32, simulators float64. */
export type Reals = Float32Array | Float64Array

/**
 * The reward and the end of a task as functions of what the agent sees, for rollouts in a learnt model of the dynamics
 * (MOPO). Agrees with `step` wherever the next observation is the one that `step` leads to.
 */
export interface ObservationModel {
  /** rewards [count] of observations and next observations [count, observations.length], actions [count, actions.length] */
  rewards(observations: Reals, actions: Reals, nextObservations: Reals, rewards: Reals): void
  /** terminals [count], 1 where the task itself ends */
  terminals(observations: Reals, actions: Reals, nextObservations: Reals, terminals: Uint8Array): void
}

/** A way to act that makes data: knows the true state, which an agent does not. */
export interface BehaviourPolicy {
  readonly id: string
  readonly label: string
  readonly explanation: string
  /** A fresh policy for one episode, which may keep a memory of its own (a waypoint reached, say). */
  begin(random: RandomStream): (state: Float64Array, action: Float64Array, step: number) => void
}

/**
 * A continuous-control task. Pure: nothing is kept between calls, and all randomness comes from the given stream.
 * States and dynamics are float64, observations float32. Actions are in the environment's own units.
 */
export interface Environment {
  readonly id: string
  readonly label: string
  readonly stateSize: number
  readonly observations: readonly Quantity[]
  /** `low` and `high` bound the action; `step` clips to them. */
  readonly actions: readonly Quantity[]
  /** Steps after which an episode is cut off (not a terminal). */
  readonly timeLimit: number
  /** Mean undiscounted episode returns; the normalised score is 100 (return - random) / (expert - random), as in D4RL. */
  readonly referenceReturns: { readonly random: number; readonly expert: number; readonly source: string }
  readonly behaviourPolicies: readonly BehaviourPolicy[]
  /** Present where reward and end are functions of the observation; otherwise a model-based method learns the reward. */
  readonly model?: ObservationModel
  /** The place itself, where the task is a maze: for drawing it. */
  readonly maze?: Maze | undefined
  /** Walls in the state's coordinates, where a ball rolls between them: for drawing. */
  readonly walls?: readonly Rectangle[]
  /** Entries of the state, [stateSize], for maps and grids over it; present together with `stateOf`. */
  readonly states?: readonly StateQuantity[]
  /**
   * The speed, in units of the state per second, of a change by one of each entry of the observation in one step:
   * [observations.length]. Absent where observations are not linear in the state.
   */
  readonly speedOfChange?: readonly number[]
  /** True in a state where the task ended badly (fallen, off the track); absent where no ending is bad. */
  isFailure?(state: Float64Array): boolean
  /** Draws a start state into `state` [stateSize]. */
  reset(random: RandomStream, state: Float64Array): void
  /** observations [count, observations.length] of states [count, stateSize] */
  observe(states: Float64Array, observations: Reals): void
  /** The inverse of `observe`, where an observation tells the state: states [count, stateSize], periodic entries once. */
  stateOf?(observations: Reals, states: Float64Array): void
  /**
   * possible [count]: 0 where nobody can be where the observation says, inside a wall or outside the maze, and 1 elsewhere. What
   * `stateOf` and `step` make of such a place means nothing. Absent where every observation is of a state.
   */
  isPossible?(observations: Reals, possible: Uint8Array): void
  /** One step of all copies: states [count, stateSize], actions [count, actions.length]. Must not change its inputs. */
  step(states: Float64Array, actions: Float64Array, outcome: StepOutcome): void
}

/** A dataset that is offered by name: what its behaviour policies do at the environment's default parameters. */
export interface OfferedRecipe {
  readonly id: string
  readonly label: string
  /** One sentence: what the data is like and what it is good for. */
  readonly explanation: string
  /** Weight of each behaviour policy, by id; episodes are dealt out in these proportions. */
  readonly shares: Readonly<Record<string, number>>
  readonly transitions: number
  /** `failures`: episodes that end in a failure are thrown away and replaced. */
  readonly drop?: 'failures'
}

/** An environment before its parameters (walls, rewards, masses) are chosen. */
export interface EnvironmentDefinition {
  readonly id: string
  readonly label: string
  /** One or two sentences: what the task is and why it is here. */
  readonly summary: string
  /** The Gymnasium task that this reproduces step by step at its default parameters. */
  readonly gymnasiumId?: string
  readonly parameters: Schema
  /** Hyperparameters and run settings that suit this task better than the general defaults, for every algorithm that has them. */
  readonly recommended?: Values
  /** The first is what the page begins with. */
  readonly recipes: readonly [OfferedRecipe, ...OfferedRecipe[]]
  create(parameters: Values): Environment
}

export function normalisedScore(
  { referenceReturns }: Pick<Environment, 'referenceReturns'>,
  episodeReturn: number,
): number {
  const { random, expert } = referenceReturns
  return (100 * (episodeReturn - random)) / (expert - random)
}

/** Settings from which no environment can be made; the message says what is wrong and what would be right. */
export class EnvironmentError extends UserError {
  override readonly name = 'EnvironmentError'
}
