import type { Environment } from '../../environments/environment'
import { clamp } from '../../environments/numbers'
import type { RandomStream } from '../../random/random-stream'
import type { EpisodeRecorder } from './episode-recorder'

/** What a step by hand led to. */
export interface DrivenStep {
  readonly reward: number
  readonly terminal: boolean
  readonly timeout: boolean
  /** The task ended badly: fallen, off the track. */
  readonly failure: boolean
  /** [stateSize], where the step led, also at an episode's end. */
  readonly nextState: Float64Array
  /** Undiscounted return of the episode so far, this step included. */
  readonly episodeReturn: number
}

/** A person at the controls: steps an environment by given actions and records every episode. */
export class Drive {
  /** [stateSize], for drawing; after an episode's end already the next start. */
  readonly state: Float64Array
  readonly #environment: Environment
  readonly #random: RandomStream
  readonly #recorder: EpisodeRecorder
  #steps = 0
  #return = 0

  constructor(environment: Environment, random: RandomStream, recorder: EpisodeRecorder) {
    this.#environment = environment
    this.#random = random
    this.#recorder = recorder
    this.state = new Float64Array(environment.stateSize)
    environment.reset(random, this.state)
  }

  /** action: [actions.length] in environment units; cut to the environment's box. */
  step(action: ArrayLike<number>): DrivenStep {
    const environment = this.#environment
    const bounded = Float64Array.from(environment.actions, ({ low, high }, i) =>
      Math.fround(clamp(action[i]!, low, high)),
    )
    const outcome = {
      states: new Float64Array(environment.stateSize),
      rewards: new Float64Array(1),
      terminals: new Uint8Array(1),
    }
    environment.step(this.state, bounded, outcome)
    const observation = this.#observe(this.state)
    const nextObservation = this.#observe(outcome.states)
    const reward = outcome.rewards[0]!
    const terminal = outcome.terminals[0] === 1
    const timeout = !terminal && ++this.#steps >= environment.timeLimit
    this.#recorder.record({ observation, action: bounded, reward, nextObservation, terminal, timeout })
    this.#return += reward
    const episodeReturn = this.#return
    this.state.set(outcome.states)
    if (terminal || timeout) this.#begin()
    const failure = terminal && (environment.isFailure?.(outcome.states) ?? false)
    return { reward, terminal, timeout, failure, nextState: outcome.states, episodeReturn }
  }

  /** Cuts the running episode off and begins a new one. */
  restart(): void {
    this.#recorder.cutOff()
    this.#begin()
  }

  #begin(): void {
    this.#environment.reset(this.#random, this.state)
    this.#steps = 0
    this.#return = 0
  }

  #observe(state: Float64Array): Float32Array {
    const observation = new Float32Array(this.#environment.observations.length)
    this.#environment.observe(state, observation)
    return observation
  }
}
