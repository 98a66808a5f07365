import { episodeOf, type TaskEpisode, type TaskStep, taskStep } from '../core/algorithms/pearl/acting'
import { inferFrom } from '../core/algorithms/pearl/evaluation'
import type { H } from '../core/algorithms/pearl/hyperparameters'
import { VectorEnvironment, type VectorStep } from '../core/environments/vector-environment'
import type { RandomStream } from '../core/random/random-stream'
import type { TaskAccess } from '../core/training/task-access'
import type { TaskAttempt } from './protocol'
import type { WorldStage } from './world-stage'

/**
 * One test task after the other, adapted to as an evaluation does it: some episodes on a z of the prior, then, before
 * each, one of the posterior given what was seen in this task so far.
 */
export class TaskTour implements WorldStage {
  #world: VectorEnvironment
  #task = 0
  #seen: TaskEpisode[] = []
  #steps: TaskStep[] = []
  #latent: Float32Array
  #informed = false

  constructor(
    private readonly tasks: TaskAccess,
    private readonly random: RandomStream,
  ) {
    this.#world = this.#worldOfTask()
    this.#latent = this.#fromPrior()
  }

  get world(): VectorEnvironment {
    return this.#world
  }

  get attempt(): TaskAttempt {
    return {
      task: this.tasks.testTasks[this.#task]!,
      episode: this.#seen.length + 1,
      episodes: this.#settings.adaptationEpisodes,
      informed: this.#informed,
    }
  }

  act(): Promise<Float32Array> {
    return this.tasks.policy.act(this.#world.observations, this.#latent)
  }

  async follow(taken: VectorStep): Promise<void> {
    this.#steps.push(taskStep(this.tasks.testEnvironments[this.#task]!, taken))
    if (taken.finished.length === 0) return
    this.#seen.push(episodeOf(this.#steps))
    this.#steps = []
    const { adaptationEpisodes, explorationEpisodes } = this.#settings
    if (this.#seen.length >= adaptationEpisodes) this.#next()
    else if (this.#seen.length >= explorationEpisodes) await this.#infer()
    else this.#latent = this.#fromPrior()
  }

  #next(): void {
    this.#task = (this.#task + 1) % this.tasks.testTasks.length
    this.#seen = []
    this.#informed = false
    this.#world = this.#worldOfTask()
    this.#latent = this.#fromPrior()
  }

  async #infer(): Promise<void> {
    const { policy, hyperparameters, sizes } = this.tasks
    const beliefs = await inferFrom([this.#seen], policy, hyperparameters, sizes, this.random)
    this.#latent = policy.sample(beliefs, this.random)
    this.#informed = true
  }

  #fromPrior(): Float32Array {
    return this.tasks.policy.sample(this.tasks.policy.prior(1), this.random)
  }

  #worldOfTask(): VectorEnvironment {
    return new VectorEnvironment(this.tasks.testEnvironments[this.#task]!.environment, 1, this.random)
  }

  get #settings(): H {
    return this.tasks.hyperparameters.values as unknown as H
  }
}
