import type { TransitionColumns } from '../../data/transition-store'
import type { HostArray, Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import type { ValuesOf } from '../../schema/field'
import type { BatchArrays, BatchSource } from '../../training/batch-source'
import type { Policy } from '../../training/evaluation'
import type { LiveValues } from '../../training/live-values'
import { namedArrays, namedData } from '../../training/snapshot'
import type { BatchRequest, Sizes } from '../algorithm'
import { emptyRows } from '../mopo/rollouts'
import type { Beliefs, TaskPolicy } from './acting'
import { type TaskEnvironment, type TaskEpisode, taskEpisodes } from './acting'
import { type SavedTaskBuffer, TaskBuffer } from './buffer'
import type { H, hyperparameters } from './hyperparameters'
import { randomWalk, walking } from './search'

/** Undiscounted returns of collected episodes, and their steps in all. */
export interface Collected {
  readonly returns: readonly number[]
  readonly steps: number
}

/** What a snapshot keeps of the buffers. */
export interface SavedTasks {
  readonly buffers: readonly Omit<SavedTaskBuffer, 'columns' | 'contextRewards'>[]
  /** Their columns by the name of the task. */
  readonly arrays: Readonly<Record<string, Tree<HostArray>>>
}

/** Training tasks with their buffers: collects episodes, and is where updates draw their batches from. */
export class TrainingTasks implements BatchSource {
  readonly buffers: readonly TaskBuffer[]
  /** Tasks of the batch that is being filled: the context must be theirs. */
  #drawn: number[] = []

  constructor(
    private readonly tasks: readonly TaskEnvironment[],
    private readonly sizes: Sizes,
    private readonly h: LiveValues,
    private readonly policy: TaskPolicy,
    private readonly random: RandomStream,
  ) {
    this.buffers = tasks.map(() => new TaskBuffer(sizes.observation, sizes.action))
  }

  get isEmpty(): boolean {
    return this.buffers.every((buffer) => buffer.isEmpty)
  }

  /** Tasks with replacement; their rows one task after the other, for the actor-critic and then as contexts. */
  fill({ rows, from }: BatchRequest, into: BatchArrays, random: RandomStream): void {
    const { metaBatch } = this.#settings
    const perTask = rows / metaBatch
    if (from === 'context') {
      this.#drawn.forEach((task, k) => {
        this.buffers[task]!.fillContext(this.#settings, perTask, into, k * perTask, random)
      })
      return
    }
    this.#drawn = Array.from({ length: metaBatch }, () => random.integer(this.tasks.length))
    this.#drawn.forEach((task, k) => {
      this.buffers[task]!.fillRows(perTask, into, k * perTask, random)
    })
  }

  setPriorities(): void {}

  /** What meta-training begins with: episodes of every task with z from the prior. */
  async collectFirst(): Promise<Collected> {
    const all = this.tasks.map((_, task) => task)
    const episodes: TaskEpisode[] = []
    for (let i = 0; i < this.#settings.initialEpisodes; i++) episodes.push(...(await this.#collect(all, 'prior', true)))
    return summed(episodes)
  }

  /** One round of visits to random tasks: episodes from the prior, from the posterior, and extra ones. */
  async collectRound(): Promise<Collected> {
    const { tasksCollected, priorEpisodes, posteriorEpisodes, extraEpisodes } = this.#settings
    const visited = this.#differentTasks(Math.min(tasksCollected, this.tasks.length))
    if (priorEpisodes + posteriorEpisodes > 0) for (const task of visited) this.buffers[task]!.beginVisit()
    const episodes: TaskEpisode[] = []
    for (let i = 0; i < priorEpisodes; i++) episodes.push(...(await this.#collect(visited, 'prior', true)))
    for (let i = 0; i < posteriorEpisodes; i++) episodes.push(...(await this.#collect(visited, 'posterior', true)))
    for (let i = 0; i < extraEpisodes; i++) episodes.push(...(await this.#collect(visited, 'posterior', false)))
    return summed(episodes)
  }

  saved(): SavedTasks {
    const all = this.buffers.map((buffer) => buffer.saved())
    const named = all.map(({ columns, contextRewards }) => namedArrays({ ...columns, contextRewards }))
    return {
      buffers: all.map(({ written, episodes, visitStart }) => ({ written, episodes, visitStart })),
      arrays: Object.fromEntries(named.map((arrays, task) => [nameOf(task), arrays])),
    }
  }

  restore({ buffers, arrays }: SavedTasks): void {
    this.buffers.forEach((buffer, task) => {
      const saved = namedData<keyof TransitionColumns | 'contextRewards'>(arrays[nameOf(task)]!)
      const { contextRewards, ...columns } = saved
      buffer.restore({ ...buffers[task]!, columns, contextRewards })
    })
  }

  get #settings(): H {
    return this.h.values as unknown as H
  }

  async #collect(
    visited: readonly number[],
    from: 'prior' | 'posterior',
    entersContext: boolean,
  ): Promise<TaskEpisode[]> {
    const beliefs = from === 'prior' ? this.policy.prior(visited.length) : await this.#posterior(visited)
    const latent = this.policy.sample(beliefs, this.random)
    const policy: Policy = (observations) => this.policy.act(observations, latent, this.random)
    const episodes = await taskEpisodes(
      visited.map((task) => this.tasks[task]!),
      from === 'prior' ? this.#searching(policy, visited.length) : policy,
      this.random,
    )
    episodes.forEach((episode, k) => {
      this.buffers[visited[k]!]!.add(episode, entersContext)
    })
    return episodes
  }

  /** Some of the episodes search, the others act as `policy` does. */
  #searching(policy: Policy, tasks: number): Policy {
    const { searchShare, searchSteps } = this.h.values as ValuesOf<typeof hyperparameters>
    if (!(searchShare > 0)) return policy
    const walks = Array.from({ length: tasks }, () =>
      this.random.uniform() < searchShare ? randomWalk(this.sizes.action, searchSteps, this.random) : null,
    )
    return walking(policy, walks)
  }

  /** Beliefs from contexts as updates draw them; a visit without context so far still knows the task from before. */
  async #posterior(visited: readonly number[]): Promise<Beliefs> {
    const rows = this.#settings.contextRows
    const contexts = emptyRows(visited.length * rows, this.sizes)
    visited.forEach((task, k) => {
      this.buffers[task]!.fillContext(this.#settings, rows, contexts, k * rows, this.random)
    })
    return this.policy.infer(contexts, visited.length)
  }

  #differentTasks(count: number): number[] {
    const rest = this.tasks.map((_, task) => task)
    return Array.from({ length: count }, () => rest.splice(this.random.integer(rest.length), 1)[0]!)
  }
}

function nameOf(task: number): string {
  return `task${task}`
}

function summed(episodes: readonly TaskEpisode[]): Collected {
  return {
    returns: episodes.map((episode) => episode.return),
    steps: episodes.reduce((sum, { steps }) => sum + steps.length, 0),
  }
}
