import type { RandomState, RandomStream } from '../random/random-stream'
import { toEnvironmentUnits } from './action-scaling'
import type { Environment, StepOutcome } from './environment'

/** One step of all copies. The arrays are reused by the next step: copy what has to last. */
export interface VectorStep {
  /** [count, observations.length], before the step */
  readonly observations: Float32Array
  /** [count, actions.length], in the environment's units, within its box */
  readonly actions: Float32Array
  /** [count] */
  readonly rewards: Float64Array
  /** [count, observations.length], what the step led to, also where the copy has since begun anew */
  readonly nextObservations: Float32Array
  /** [count], 1 where the task ended */
  readonly terminals: Uint8Array
  /** [count], 1 where the time limit cut the episode off; never together with a terminal */
  readonly timeouts: Uint8Array
  /** Episodes that this step finished. */
  readonly finished: readonly FinishedEpisode[]
}

export interface FinishedEpisode {
  readonly copy: number
  /** Undiscounted. */
  readonly return: number
  /** In steps. */
  readonly length: number
  readonly terminal: boolean
}

/** Everything that a checkpoint needs; plain data and typed arrays. */
export interface VectorEnvironmentState {
  readonly random: RandomState
  readonly states: Float64Array
  readonly returns: Float64Array
  readonly lengths: Uint32Array
}

/** `count` independent copies of an environment with time limits; a finished copy begins anew at once. */
export class VectorEnvironment {
  readonly environment: Environment
  readonly count: number
  /** [count, observations.length], what the agent sees now. */
  readonly observations: Float32Array
  /** [count, stateSize], the true states, for drawing. */
  readonly states: Float64Array
  /** [count], undiscounted return so far of each running episode */
  readonly returns: Float64Array
  /** [count], steps so far of each running episode */
  readonly lengths: Uint32Array
  readonly #random: RandomStream
  readonly #actions: Float64Array
  readonly #outcome: StepOutcome
  readonly #step: Omit<VectorStep, 'finished'>

  /** Takes a stream of its own from `random`, so that it shares its draws with nobody. */
  constructor(environment: Environment, count: number, random: RandomStream) {
    const observationSize = environment.observations.length
    const actionSize = environment.actions.length
    this.environment = environment
    this.count = count
    this.#random = random.split()
    this.observations = new Float32Array(count * observationSize)
    this.states = new Float64Array(count * environment.stateSize)
    this.returns = new Float64Array(count)
    this.lengths = new Uint32Array(count)
    this.#actions = new Float64Array(count * actionSize)
    this.#outcome = {
      states: new Float64Array(count * environment.stateSize),
      rewards: new Float64Array(count),
      terminals: new Uint8Array(count),
    }
    this.#step = {
      observations: new Float32Array(count * observationSize),
      actions: new Float32Array(count * actionSize),
      rewards: this.#outcome.rewards,
      nextObservations: new Float32Array(count * observationSize),
      terminals: this.#outcome.terminals,
      timeouts: new Uint8Array(count),
    }
    this.resetAll()
  }

  /** All copies begin a new episode. */
  resetAll(): void {
    for (let copy = 0; copy < this.count; copy++) this.#begin(copy)
    this.environment.observe(this.states, this.observations)
  }

  /** agentActions: [count, actions.length] in [-1, 1], scaled to the environment's box. */
  step(agentActions: Float32Array | Float64Array): VectorStep {
    const step = this.#step
    step.observations.set(this.observations)
    toEnvironmentUnits(this.environment.actions, agentActions, this.#actions)
    step.actions.set(this.#actions)
    this.environment.step(this.states, this.#actions, this.#outcome)
    this.environment.observe(this.#outcome.states, step.nextObservations)
    this.states.set(this.#outcome.states)
    const finished: FinishedEpisode[] = []
    for (let copy = 0; copy < this.count; copy++) {
      this.returns[copy]! += step.rewards[copy]!
      this.lengths[copy]! += 1
      const terminal = step.terminals[copy] === 1
      const timeout = !terminal && this.lengths[copy]! >= this.environment.timeLimit
      step.timeouts[copy] = timeout ? 1 : 0
      if (!terminal && !timeout) continue
      finished.push({ copy, return: this.returns[copy]!, length: this.lengths[copy]!, terminal })
      this.#begin(copy)
    }
    this.environment.observe(this.states, this.observations)
    return { ...step, finished }
  }

  /** The complete state, its random stream included. */
  state(): VectorEnvironmentState {
    return {
      random: this.#random.state(),
      states: this.states.slice(),
      returns: this.returns.slice(),
      lengths: this.lengths.slice(),
    }
  }

  restore(state: VectorEnvironmentState): void {
    this.#random.restore(state.random)
    this.states.set(state.states)
    this.returns.set(state.returns)
    this.lengths.set(state.lengths)
    this.environment.observe(this.states, this.observations)
  }

  #begin(copy: number): void {
    const size = this.environment.stateSize
    this.environment.reset(this.#random, this.states.subarray(copy * size, (copy + 1) * size))
    this.returns[copy] = 0
    this.lengths[copy] = 0
  }
}
