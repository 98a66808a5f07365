import type { Transition } from '../data/transition-store'
import { toAgentUnits } from '../environments/action-scaling'
import type { Environment } from '../environments/environment'
import { VectorEnvironment, type VectorEnvironmentState, type VectorStep } from '../environments/vector-environment'
import type { RandomStream } from '../random/random-stream'
import type { Policy } from './evaluation'
import { normaliseObservations, type Preprocessing, transformReward } from './preprocessing'
import { episodeReturnsToGo, type TruncatedReturns } from './returns'

export interface CollectorOptions {
  readonly pushProbability: number
  readonly pushLength: number
  readonly discount: number
  readonly truncated: TruncatedReturns
  readonly failureReward: number
}

/** A random action that a copy is made to take. */
interface Push {
  readonly action: readonly number[]
  readonly stepsLeft: number
}

export interface CollectorState {
  readonly environment: VectorEnvironmentState
  readonly pushes: readonly Push[]
  readonly episodes: readonly (readonly Transition[])[]
}

const NO_PUSH: Push = { action: [], stepsLeft: 0 }

/** Steps parallel copies with the exploring policy and hands over transitions in a learner's units. */
export class Collector {
  readonly environment: VectorEnvironment
  #pushes: Push[]
  /** Transitions of the running episodes, held back until their returns are known. */
  #episodes: Transition[][]

  constructor(
    environment: Environment,
    copies: number,
    private readonly preprocessing: Preprocessing,
    private readonly random: RandomStream,
    /** Hold transitions back until their episode is over, so that each comes with its return-to-go. */
    private readonly wholeEpisodes: boolean,
  ) {
    this.environment = new VectorEnvironment(environment, copies, random)
    this.#pushes = Array(copies).fill(NO_PUSH)
    this.#episodes = Array.from({ length: copies }, () => [])
  }

  /** One step of every copy. */
  async step(policy: Policy, options: CollectorOptions, push: (transition: Transition) => void): Promise<VectorStep> {
    const actions = await policy(this.environment.observations)
    this.#pushAround(actions, options)
    const step = this.environment.step(actions)
    for (let copy = 0; copy < this.environment.count; copy++) this.#take(copy, step, options, push)
    return step
  }

  state(): CollectorState {
    return {
      environment: this.environment.state(),
      pushes: [...this.#pushes],
      episodes: this.#episodes.map((e) => [...e]),
    }
  }

  restore(state: CollectorState): void {
    this.environment.restore(state.environment)
    this.#pushes = [...state.pushes]
    this.#episodes = state.episodes.map((episode) => [...episode])
  }

  /** Now and then one random action, held for some steps: without it a narrow policy never meets what it does not know. */
  #pushAround(actions: Float32Array, { pushProbability, pushLength }: CollectorOptions): void {
    if (pushProbability === 0) return
    const width = actions.length / this.environment.count
    for (let copy = 0; copy < this.environment.count; copy++) {
      if (this.#pushes[copy]!.stepsLeft === 0 && this.random.uniform() < pushProbability) {
        const action = Array.from({ length: width }, () => this.random.uniformBetween(-1, 1))
        this.#pushes[copy] = { action, stepsLeft: pushLength }
      }
      const { action, stepsLeft } = this.#pushes[copy]!
      if (stepsLeft === 0) continue
      actions.set(action, copy * width)
      this.#pushes[copy] = { action, stepsLeft: stepsLeft - 1 }
    }
  }

  #take(copy: number, step: VectorStep, options: CollectorOptions, push: (transition: Transition) => void): void {
    const transition = this.#transition(copy, step)
    const ended = step.terminals[copy] === 1 || step.timeouts[copy] === 1
    if (ended) this.#pushes[copy] = NO_PUSH
    if (!this.wholeEpisodes) {
      push(transition)
      return
    }
    const episode = this.#episodes[copy]!
    episode.push(transition)
    if (!ended) return
    const returns = episodeReturnsToGo(
      episode.map(({ reward }) => reward),
      step.terminals[copy] === 1,
      options.discount,
      options.truncated,
      options.failureReward,
    )
    episode.forEach((held, t) => {
      push({ ...held, returnToGo: returns[t]! })
    })
    this.#episodes[copy] = []
  }

  #transition(copy: number, step: VectorStep): Transition {
    const { environment } = this.environment
    const row = (values: Float32Array, width: number) => values.subarray(copy * width, (copy + 1) * width)
    const [states, actions] = [environment.observations.length, environment.actions.length]
    const observation = new Float32Array(states)
    const nextObservation = new Float32Array(states)
    const action = new Float32Array(actions)
    normaliseObservations(this.preprocessing, row(step.observations, states), observation)
    normaliseObservations(this.preprocessing, row(step.nextObservations, states), nextObservation)
    toAgentUnits(environment.actions, row(step.actions, actions), action)
    return {
      observation,
      action,
      reward: transformReward(this.preprocessing, step.rewards[copy]!),
      nextObservation,
      terminal: step.terminals[copy]!,
      returnToGo: 0,
    }
  }
}
