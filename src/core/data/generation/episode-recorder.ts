import { message } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'

/** What one step adds to a recording. */
export interface RecordedStep {
  /** [observationSize] */
  readonly observation: ArrayLike<number>
  /** [actionSize], environment units */
  readonly action: ArrayLike<number>
  readonly reward: number
  /** [observationSize] */
  readonly nextObservation: ArrayLike<number>
  /** The task itself ended here. */
  readonly terminal: boolean
  /** The time limit, or a person's wish, cut the episode off here; ignored at a terminal. */
  readonly timeout: boolean
}

const INITIAL_CAPACITY = 1024

/** Collects whole episodes, whoever drives: a behaviour policy, a training run, a person. */
export class EpisodeRecorder {
  readonly #observationSize: number
  readonly #actionSize: number
  #observations: Float32Array
  #actions: Float32Array
  #rewards: Float64Array
  #nextObservations: Float32Array
  #terminals: Uint8Array
  #timeouts: Uint8Array
  #count = 0
  #capacity = INITIAL_CAPACITY
  readonly #starts: number[] = []
  #running = false

  constructor(observationSize: number, actionSize: number) {
    this.#observationSize = observationSize
    this.#actionSize = actionSize
    this.#observations = new Float32Array(INITIAL_CAPACITY * observationSize)
    this.#actions = new Float32Array(INITIAL_CAPACITY * actionSize)
    this.#rewards = new Float64Array(INITIAL_CAPACITY)
    this.#nextObservations = new Float32Array(INITIAL_CAPACITY * observationSize)
    this.#terminals = new Uint8Array(INITIAL_CAPACITY)
    this.#timeouts = new Uint8Array(INITIAL_CAPACITY)
  }

  /** Transitions so far, the running episode included. */
  get count(): number {
    return this.#count
  }

  /** Episodes so far, the running one included. */
  get episodes(): number {
    return this.#starts.length
  }

  /** True between an episode's first step and its end. */
  get running(): boolean {
    return this.#running
  }

  /** Adds a step to the running episode, or begins one with it. */
  record(step: RecordedStep): void {
    if (!this.#running) this.#starts.push(this.#count)
    if (this.#count === this.#capacity) this.#grow()
    const row = this.#count++
    this.#observations.set(step.observation, row * this.#observationSize)
    this.#actions.set(step.action, row * this.#actionSize)
    this.#rewards[row] = step.reward
    this.#nextObservations.set(step.nextObservation, row * this.#observationSize)
    this.#terminals[row] = step.terminal ? 1 : 0
    this.#timeouts[row] = step.timeout && !step.terminal ? 1 : 0
    this.#running = !step.terminal && !step.timeout
  }

  /** Cuts the running episode off at its last step; between episodes nothing happens. */
  cutOff(): void {
    if (!this.#running) return
    this.#timeouts[this.#count - 1] = 1
    this.#running = false
  }

  /** Forgets the latest episode, finished or not. */
  discardLast(): void {
    this.#count = this.#starts.pop() ?? 0
    this.#running = false
  }

  /** A copy of all episodes; a running one counts as cut off, here but not in the recording. */
  dataset(name: string): Dataset {
    const count = this.#count
    if (count === 0) throw new DatasetError(message`No transition has been recorded yet; drive at least one step.`)
    const timeouts = this.#timeouts.slice(0, count)
    if (this.#running) timeouts[count - 1] = 1
    return {
      name,
      count,
      observationSize: this.#observationSize,
      actionSize: this.#actionSize,
      observations: this.#observations.slice(0, count * this.#observationSize),
      actions: this.#actions.slice(0, count * this.#actionSize),
      rewards: this.#rewards.slice(0, count),
      nextObservations: this.#nextObservations.slice(0, count * this.#observationSize),
      terminals: this.#terminals.slice(0, count),
      timeouts,
      episodeStarts: Uint32Array.from([...this.#starts, count]),
      assumptions: [],
      warnings: [],
    }
  }

  #grow(): void {
    const grown = <T extends Float32Array | Float64Array | Uint8Array>(from: T, to: T): T => {
      to.set(from)
      return to
    }
    this.#capacity *= 2
    const capacity = this.#capacity
    this.#observations = grown(this.#observations, new Float32Array(capacity * this.#observationSize))
    this.#actions = grown(this.#actions, new Float32Array(capacity * this.#actionSize))
    this.#rewards = grown(this.#rewards, new Float64Array(capacity))
    this.#nextObservations = grown(this.#nextObservations, new Float32Array(capacity * this.#observationSize))
    this.#terminals = grown(this.#terminals, new Uint8Array(capacity))
    this.#timeouts = grown(this.#timeouts, new Uint8Array(capacity))
  }
}
