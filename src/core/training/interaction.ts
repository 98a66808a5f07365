import type { Algorithm, Sizes } from '../algorithms/algorithm'
import type { Dataset } from '../data/dataset'
import type { World } from '../environments/world'
import type { RandomStream } from '../random/random-stream'
import { Collector, type CollectorOptions, type CollectorState, type TransitionSink } from './collector'
import type { Policy } from './evaluation'
import { Experience } from './experience'
import type { Preprocessing } from './preprocessing'

/** What a snapshot keeps of it. */
export interface InteractionState {
  readonly collector: CollectorState | null
  readonly environmentSteps: number
  /** Of the episodes since the last report. */
  readonly episodeReturns: readonly number[]
}

/** A run's interaction with its environment online; without an environment there is none. */
export class Interaction {
  /** Steps of all copies together, those of a run that this one continues among them. */
  environmentSteps = 0
  readonly #collector: Collector | undefined
  readonly #experience: Experience | undefined
  #episodeReturns: number[] = []

  constructor(
    world: World | undefined,
    sizes: Sizes,
    numEnvironments: number,
    preprocessing: Preprocessing,
    random: RandomStream,
    { wholeEpisodes = false }: Pick<Algorithm, 'wholeEpisodes'>,
  ) {
    if (!world) return
    this.#collector = new Collector(world, numEnvironments, preprocessing, random, wholeEpisodes)
    this.#experience = new Experience(sizes.observation, sizes.action, numEnvironments)
  }

  get isPossible(): boolean {
    return this.#collector !== undefined
  }

  /** One step of every copy. */
  async step(policy: Policy, options: CollectorOptions, sink: TransitionSink): Promise<void> {
    const step = await this.#collector!.step(policy, options, sink)
    this.#experience!.take(step)
    this.environmentSteps += this.#collector!.environment.count
    this.#episodeReturns.push(...step.finished.map((episode) => episode.return))
  }

  /** Of the episodes that have ended since the last call. */
  takeEpisodeReturns(): number[] {
    return this.#episodeReturns.splice(0)
  }

  experience(name: string): Dataset | null {
    return this.#experience?.dataset(name) ?? null
  }

  state(): InteractionState {
    return {
      collector: this.#collector?.state() ?? null,
      environmentSteps: this.environmentSteps,
      episodeReturns: this.#episodeReturns.slice(),
    }
  }

  restore({ collector, environmentSteps, episodeReturns }: InteractionState): void {
    if (collector) this.#collector?.restore(collector)
    this.environmentSteps = environmentSteps
    this.#episodeReturns = [...episodeReturns]
  }
}
