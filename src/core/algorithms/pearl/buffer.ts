import { NO_RETURN, type TransitionColumns, TransitionStore } from '../../data/transition-store'
import type { RandomStream } from '../../random/random-stream'
import type { BatchArrays } from '../../training/batch-source'
import type { TaskEpisode, TaskStep } from './acting'
import type { H } from './hyperparameters'

/** Transitions that a task remembers. */
export const TASK_CAPACITY = 10_000

interface StoredEpisode {
  /** Count of transitions written before it. */
  readonly start: number
  readonly length: number
}

export interface SavedTaskBuffer {
  readonly written: number
  readonly columns: TransitionColumns
  readonly contextRewards: Float32Array
  readonly episodes: readonly StoredEpisode[]
  readonly visitStart: number
}

/** All transitions of one training task for the actor-critic, and which of them may be context. */
export class TaskBuffer {
  readonly #store: TransitionStore
  /** The task's own rewards by row, where the store holds those that the critic learns from. */
  readonly #contextRewards: Float32Array
  /** Episodes that may be context, oldest first. */
  #episodes: StoredEpisode[] = []
  /** Count of transitions at the beginning of the last visit. */
  #visitStart = 0

  constructor(observationSize: number, actionSize: number) {
    this.#store = new TransitionStore(TASK_CAPACITY, observationSize, actionSize)
    this.#contextRewards = new Float32Array(TASK_CAPACITY)
  }

  get isEmpty(): boolean {
    return this.#store.count === 0
  }

  /** Whether its last visit left an episode that may be context; without one no kind of context can be drawn. */
  get hasRecent(): boolean {
    return this.#visit.length > 0
  }

  /** From here on, what is recent begins anew. */
  beginVisit(): void {
    this.#visitStart = this.#store.written
  }

  add(episode: TaskEpisode, entersContext: boolean): void {
    const start = this.#store.written
    for (const step of episode.steps) {
      const row = this.#store.add({ ...step, reward: step.trainingReward, returnToGo: NO_RETURN })
      this.#contextRewards[row] = step.reward
    }
    if (entersContext) this.#episodes.push({ start, length: episode.steps.length })
    const oldest = this.#store.written - TASK_CAPACITY
    this.#episodes = this.#episodes.filter((stored) => stored.start >= oldest)
  }

  /** Rows for the actor-critic, uniformly with replacement. */
  fillRows(rows: number, into: BatchArrays, at: number, random: RandomStream): void {
    for (let i = 0; i < rows; i++) this.#store.copyRow(random.integer(this.#store.count), into, at + i)
  }

  /** A context of at most `rows` rows, as the setting says; rows that are left pad. */
  fillContext(
    { contextSampler, contextEpisodes }: Pick<H, 'contextSampler' | 'contextEpisodes'>,
    rows: number,
    into: BatchArrays,
    at: number,
    random: RandomStream,
  ): void {
    const chosen = contextSampler === 'episodes' ? this.#episodeRows(contextEpisodes, rows, random) : []
    for (let i = 0; i < rows; i++) {
      const row = contextSampler === 'episodes' ? chosen[i] : this.#contextRow(contextSampler, random)
      into.terminals[at + i] = row === undefined ? 1 : 0
      if (row === undefined) continue
      this.#store.copyRow(row, into, at + i)
      into.rewards[at + i] = this.#contextRewards[row]!
      into.terminals[at + i] = 0
    }
  }

  saved(): SavedTaskBuffer {
    return {
      ...this.#store.saved(),
      contextRewards: this.#contextRewards.slice(0, this.#store.count),
      episodes: this.#episodes.slice(),
      visitStart: this.#visitStart,
    }
  }

  restore({ contextRewards, episodes, visitStart, ...store }: SavedTaskBuffer): void {
    this.#store.restore(store)
    this.#contextRewards.set(contextRewards)
    this.#episodes = [...episodes]
    this.#visitStart = visitStart
  }

  get #visit(): StoredEpisode[] {
    return this.#episodes.filter(({ start }) => start >= this.#visitStart)
  }

  /** All rows of one to `most` different episodes out of the newest twice as many; a random part if they are too many. */
  #episodeRows(most: number, rows: number, random: RandomStream): readonly number[] {
    const recent = this.#episodes.slice(-2 * most)
    const count = 1 + random.integer(Math.min(most, recent.length))
    const chosen: number[] = []
    for (let i = 0; i < count; i++) {
      const [episode] = recent.splice(random.integer(recent.length), 1)
      for (let t = 0; t < episode!.length; t++) chosen.push((episode!.start + t) % TASK_CAPACITY)
    }
    return randomPart(chosen, rows, random)
  }

  /** A row of the last visit's context episodes, or of everything. */
  #contextRow(sampler: 'recent' | 'buffer', random: RandomStream): number {
    if (sampler === 'buffer') return random.integer(this.#store.count)
    const visit = this.#visit
    const total = visit.reduce((sum, { length }) => sum + length, 0)
    let index = random.integer(total)
    for (const { start, length } of visit) {
      if (index < length) return (start + index) % TASK_CAPACITY
      index -= length
    }
    throw new Error('A task without a context episode in its last visit was asked for recent context.')
  }
}

/** The context of all steps seen so far at test time, at most `rows` of them. */
export function fillTestContext(
  episodes: readonly TaskEpisode[],
  rows: number,
  into: BatchArrays,
  at: number,
  random: RandomStream,
): void {
  const steps = randomPart(
    episodes.flatMap((episode) => episode.steps),
    rows,
    random,
  )
  for (let i = 0; i < rows; i++) {
    const step = steps[i]
    into.terminals[at + i] = step ? 0 : 1
    if (step) copyStep(step, into, at + i)
  }
}

function copyStep({ observation, action, reward, nextObservation }: TaskStep, into: BatchArrays, row: number): void {
  into.observations.set(observation, row * observation.length)
  into.actions.set(action, row * action.length)
  into.nextObservations.set(nextObservation, row * nextObservation.length)
  into.rewards[row] = reward
}

/** All of them if there are no more than `most`, otherwise a random part without repetition. */
function randomPart<T>(all: readonly T[], most: number, random: RandomStream): readonly T[] {
  if (all.length <= most) return all
  const rest = [...all]
  return Array.from({ length: most }, () => {
    const [one] = rest.splice(random.integer(rest.length), 1)
    return one!
  })
}
