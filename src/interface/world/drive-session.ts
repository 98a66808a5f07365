import type { Dataset } from '../../core/data/dataset'
import { Drive } from '../../core/data/generation/drive'
import { EpisodeRecorder } from '../../core/data/generation/episode-recorder'
import { toEnvironmentUnits } from '../../core/environments/action-scaling'
import type { Environment } from '../../core/environments/environment'
import type { RandomStream } from '../../core/random/random-stream'

/** How an episode came to its end. */
export interface DriveOutcome {
  readonly kind: 'ended' | 'failed' | 'time-up'
  readonly episodeReturn: number
}

/**
 * A person at the controls, one tick per step of the world. An episode begins with a push, and the next one only with
 * another push after letting go, so that nobody drives on by accident.
 */
export class DriveSession {
  phase: 'waiting' | 'driving' | 'resting' = 'waiting'
  outcome: DriveOutcome | null = null
  /** Where the world was before the last step and where it is, [stateSize] each. */
  previous: Float64Array
  state: Float64Array
  /** [actions.length], environment units */
  action: Float64Array
  trail: Float64Array[] = []
  steps = 0
  episodeReturn = 0
  readonly #recorder: EpisodeRecorder
  readonly #drive: Drive
  #letGo = true

  constructor(
    readonly environment: Environment,
    /** Time stands still while nobody pushes. */
    private readonly waits: boolean,
    random: RandomStream,
  ) {
    this.#recorder = new EpisodeRecorder(environment.observations.length, environment.actions.length)
    this.#drive = new Drive(environment, random, this.#recorder)
    this.state = this.#drive.state.slice()
    this.previous = this.state
    this.action = new Float64Array(environment.actions.length)
  }

  get episodes(): number {
    return this.#recorder.episodes
  }

  get transitions(): number {
    return this.#recorder.count
  }

  /** `push`: [actions.length] in [-1, 1], null while nobody steers. Returns whether the world moved. */
  tick(push: readonly number[] | null): boolean {
    if (push === null) this.#letGo = true
    if (this.phase !== 'driving') {
      if (push === null || !this.#letGo) return false
      this.#begin()
    } else if (push === null && this.waits) {
      this.#stand()
      return false
    }
    this.#step(push ?? Array(this.action.length).fill(0))
    return true
  }

  /** Cuts the running episode off; the next push begins a new one. */
  restart(): void {
    this.#drive.restart()
    this.phase = 'waiting'
    this.outcome = null
    this.#show(this.#drive.state)
  }

  /** All episodes, a running one cut off; null before the first step. */
  dataset(name: string): Dataset | null {
    return this.#recorder.count === 0 ? null : this.#recorder.dataset(name)
  }

  #begin(): void {
    this.phase = 'driving'
    this.outcome = null
    this.#show(this.#drive.state)
  }

  #show(state: Float64Array): void {
    this.state = state.slice()
    this.trail = []
    this.steps = 0
    this.episodeReturn = 0
    this.#stand()
  }

  #stand(): void {
    this.previous = this.state
    this.action.fill(0)
  }

  #step(push: readonly number[]): void {
    toEnvironmentUnits(this.environment.actions, Float64Array.from(push), this.action)
    this.trail.push(this.state)
    const { nextState, terminal, timeout, failure, episodeReturn } = this.#drive.step(this.action)
    this.previous = this.state
    this.state = nextState
    this.steps++
    this.episodeReturn = episodeReturn
    if (!terminal && !timeout) return
    this.phase = 'resting'
    this.#letGo = false
    this.outcome = { kind: failure ? 'failed' : terminal ? 'ended' : 'time-up', episodeReturn }
  }
}
