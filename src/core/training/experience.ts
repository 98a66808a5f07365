import type { Dataset } from '../data/dataset'
import { EpisodeRecorder, type RecordedStep } from '../data/generation/episode-recorder'
import type { VectorStep } from '../environments/vector-environment'

/** As many as a replay buffer of the online phase keeps. */
const MOST_TRANSITIONS = 200_000

/**
 * What a run has lived through, in the environment's own units and in whole episodes: the parallel copies' steps are put
 * in order, each episode when it ends. A run that is restored from a snapshot remembers from there on.
 */
export class Experience {
  readonly #recorder: EpisodeRecorder
  readonly #running: RecordedStep[][]

  constructor(
    private readonly observationSize: number,
    private readonly actionSize: number,
    numEnvironments: number,
  ) {
    this.#recorder = new EpisodeRecorder(observationSize, actionSize)
    this.#running = Array.from({ length: numEnvironments }, () => [])
  }

  take(step: VectorStep): void {
    if (this.#recorder.count >= MOST_TRANSITIONS) return
    for (const [copy, episode] of this.#running.entries()) {
      const timeout = step.timeouts[copy] === 1
      const terminal = step.terminals[copy] === 1
      const row = (values: Float32Array, width: number) => values.slice(copy * width, (copy + 1) * width)
      episode.push({
        observation: row(step.observations, this.observationSize),
        action: row(step.actions, this.actionSize),
        reward: step.rewards[copy]!,
        nextObservation: row(step.nextObservations, this.observationSize),
        terminal,
        timeout,
      })
      if (!terminal && !timeout) continue
      for (const recorded of episode.splice(0)) this.#recorder.record(recorded)
    }
  }

  /** Finished episodes; null where there is none yet. */
  dataset(name: string): Dataset | null {
    return this.#recorder.count === 0 ? null : this.#recorder.dataset(name)
  }
}
