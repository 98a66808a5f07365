import { NO_RETURN, type Transition } from '../data/transition-store'
import { toAgentUnits } from '../environments/action-scaling'
import type { VectorEnvironmentState, VectorStep } from '../environments/vector-environment'
import { type ParallelEnvironments, parallelEnvironments, type World } from '../environments/world'
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

/** Where transitions go. */
export interface TransitionSink {
  /** Returns the transition's number, counted from 0. */
  add(transition: Transition): number
  /** The return-to-go of a transition that was handed over before its episode ended. */
  settle(pushed: number, returnToGo: number): void
}

/** A running episode whose transitions were handed over already: their numbers and rewards. */
export interface OpenEpisode {
  readonly pushed: readonly number[]
  readonly rewards: readonly number[]
}

/** A random action that a copy is made to take. */
interface Perturbation {
  readonly action: readonly number[]
  readonly stepsLeft: number
}

export interface CollectorState {
  readonly environment: VectorEnvironmentState
  readonly pushes: readonly Perturbation[]
  /** Transitions that are held back, by copy. */
  readonly episodes: readonly (readonly Transition[])[]
  /** Otherwise, by copy; older snapshots lack them. */
  readonly open?: readonly OpenEpisode[]
}

const NO_PERTURBATION: Perturbation = { action: [], stepsLeft: 0 }

function nothingOpen(): { pushed: number[]; rewards: number[] } {
  return { pushed: [], rewards: [] }
}

/** Steps parallel copies with the exploring policy and hands over transitions in a learner's units. */
export class Collector {
  readonly environment: ParallelEnvironments
  #perturbations: Perturbation[]
  /** Transitions of the running episodes, held back until their returns are known. */
  #episodes: Transition[][]
  #open: { pushed: number[]; rewards: number[] }[]

  constructor(
    world: World,
    numEnvironments: number,
    private readonly preprocessing: Preprocessing,
    private readonly random: RandomStream,
    /** Hold transitions back until their episode is over, so that each comes with its return-to-go. */
    private readonly wholeEpisodes: boolean,
  ) {
    this.environment = parallelEnvironments(world, numEnvironments, random)
    this.#perturbations = Array(numEnvironments).fill(NO_PERTURBATION)
    this.#episodes = Array.from({ length: numEnvironments }, () => [])
    this.#open = Array.from({ length: numEnvironments }, nothingOpen)
  }

  /** One step of every copy. */
  async step(policy: Policy, options: CollectorOptions, sink: TransitionSink): Promise<VectorStep> {
    await this.environment.begin?.()
    const actions = await policy(this.environment.observations)
    this.#perturb(actions, options)
    const step = await this.environment.step(actions)
    for (let copy = 0; copy < this.environment.count; copy++) this.#take(copy, step, options, sink)
    return step
  }

  /** null where the copies' state cannot be kept: their running episodes are given up then. */
  state(): CollectorState | null {
    const environment = this.environment.state()
    if (!environment) return null
    return {
      environment,
      pushes: [...this.#perturbations],
      episodes: this.#episodes.map((e) => [...e]),
      open: this.#open.map(({ pushed, rewards }) => ({ pushed: [...pushed], rewards: [...rewards] })),
    }
  }

  restore(state: CollectorState): void {
    this.environment.restore(state.environment)
    this.#perturbations = [...state.pushes]
    this.#episodes = state.episodes.map((episode) => [...episode])
    this.#open = state.episodes.map((_, copy) => {
      const { pushed, rewards } = state.open?.[copy] ?? nothingOpen()
      return { pushed: [...pushed], rewards: [...rewards] }
    })
  }

  /** Now and then one random action, held for some steps: without it a narrow policy never meets what it does not know. */
  #perturb(actions: Float32Array, { pushProbability, pushLength }: CollectorOptions): void {
    if (pushProbability === 0) return
    const width = actions.length / this.environment.count
    for (let copy = 0; copy < this.environment.count; copy++) {
      if (this.#perturbations[copy]!.stepsLeft === 0 && this.random.uniform() < pushProbability) {
        const action = Array.from({ length: width }, () => this.random.uniformBetween(-1, 1))
        this.#perturbations[copy] = { action, stepsLeft: pushLength }
      }
      const { action, stepsLeft } = this.#perturbations[copy]!
      if (stepsLeft === 0) continue
      actions.set(action, copy * width)
      this.#perturbations[copy] = { action, stepsLeft: stepsLeft - 1 }
    }
  }

  #take(copy: number, step: VectorStep, options: CollectorOptions, sink: TransitionSink): void {
    const transition = this.#transition(copy, step)
    const ended = step.terminals[copy] === 1 || step.timeouts[copy] === 1
    if (ended) this.#perturbations[copy] = NO_PERTURBATION
    const episode = this.#episodes[copy]!
    const open = this.#open[copy]!
    if (this.wholeEpisodes) episode.push(transition)
    else {
      open.pushed.push(sink.add(transition))
      open.rewards.push(transition.reward)
    }
    if (!ended) return
    const rewards = this.wholeEpisodes ? episode.map(({ reward }) => reward) : open.rewards
    const { discount, truncated, failureReward } = options
    const returns = episodeReturnsToGo(rewards, step.terminals[copy] === 1, discount, truncated, failureReward)
    episode.forEach((held, t) => {
      sink.add({ ...held, returnToGo: returns[t]! })
    })
    open.pushed.forEach((pushed, t) => {
      sink.settle(pushed, returns[t]!)
    })
    this.#episodes[copy] = []
    this.#open[copy] = nothingOpen()
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
      returnToGo: NO_RETURN,
    }
  }
}
