import type { Task } from '../../environments/tasks/task-family'

/** One episode of adaptation to one task. */
export interface AdaptationEpisode {
  readonly return: number
  /** Observations [steps + 1, S]. */
  readonly path: Float32Array
  /** The belief from which z was drawn: [Z] each. */
  readonly mean: Float32Array
  readonly variance: Float32Array
  /** [Z] */
  readonly latent: Float32Array
}

/** How the policy found its way in one unseen task. */
export interface Adaptation {
  readonly task: Task
  readonly episodes: readonly AdaptationEpisode[]
}
