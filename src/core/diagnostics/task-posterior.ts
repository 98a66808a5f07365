import { emptyRows } from '../algorithms/mopo/rollouts'
import type { Beliefs } from '../algorithms/pearl/acting'
import { type TaskEpisode, taskEpisodes } from '../algorithms/pearl/acting'
import { fillTestContext } from '../algorithms/pearl/buffer'
import type { H } from '../algorithms/pearl/hyperparameters'
import type { Task } from '../environments/tasks/task-family'
import type { RandomStream } from '../random/random-stream'
import type { TaskAccess } from '../training/task-access'
import { type ContextKind, type ContextKindBelief, compareContextKinds } from './context-kinds'

export interface TaskPosteriorOptions {
  /** Which of the test tasks. */
  readonly task: number
  /** Transitions that count as context, in the order in which the task met them; null: all of them. */
  readonly context: readonly number[] | null
}

/** What a policy that meets an unseen task comes to believe of it, and what it does on that belief. */
export interface TaskPosterior {
  readonly familyId: string
  readonly task: Task
  readonly tasks: number
  /** Z */
  readonly latentSize: number
  /** Sizes of the growing contexts, from 0 on; q(z|c) of each: [contexts, Z]. */
  readonly contextSizes: Uint32Array
  readonly means: Float32Array
  readonly variances: Float32Array
  /** q(z|c) of the chosen context: [Z] each. */
  readonly chosen: Beliefs
  /** Transitions that there are to choose from: reward [n] and place [n, S]. */
  readonly rewards: Float32Array
  readonly places: Float32Array
  readonly episodes: readonly {
    readonly return: number
    /** [steps + 1, S] */
    readonly path: Float32Array
    /** The z that it acted on: [Z] */
    readonly latent: Float32Array
  }[]
  /** Where the test tasks lay in latent space at the last evaluation: [tasks, Z], and what is hidden in each. */
  readonly positions: Float32Array
  readonly hidden: readonly (readonly number[])[]
  /** Of the training task of the same number; missing before one was visited, and in older recordings. */
  readonly contextKinds?: Readonly<Record<ContextKind, ContextKindBelief>>
}

/**
 * Adapts to one test task as an evaluation does (z from the prior, then from the posterior of all that was seen), and
 * infers q(z|c) from ever longer parts of that experience (Rakelly et al. 2019, section 4).
 * Cost: `adaptationEpisodes` episodes of one task and two calls of the encoder.
 */
export async function computeTaskPosterior(
  access: TaskAccess,
  { task: wanted, context }: TaskPosteriorOptions,
  random: RandomStream,
): Promise<TaskPosterior> {
  const { family, testTasks, testEnvironments, policy, hyperparameters, sizes, adaptations } = access
  const { adaptationEpisodes, explorationEpisodes, contextRows, latentSize } = hyperparameters.values as unknown as H
  const index = Math.min(wanted, testTasks.length - 1)
  const seen: TaskEpisode[] = []
  const episodes: TaskPosterior['episodes'][number][] = []
  let beliefs = policy.prior(1)
  for (let episode = 0; episode < adaptationEpisodes; episode++) {
    if (episode >= explorationEpisodes) beliefs = await inferFrom(access, [seen], contextRows, random)
    const latent = policy.sample(beliefs, random)
    const act = (observations: Float32Array) => policy.act(observations, latent)
    const [finished] = await taskEpisodes([testEnvironments[index]!], act, random)
    seen.push(finished!)
    episodes.push({ return: finished!.return, path: pathOf(finished!), latent })
  }
  const steps = seen.flatMap((episode) => episode.steps)
  const contextSizes = growing(steps.length)
  const parts = contextSizes.map((size) => [partOf(steps, (i) => i < size)])
  const grown = await inferFrom(access, parts, steps.length, random)
  const picked = context ? partOf(steps, (i) => context.includes(i)) : partOf(steps, () => true)
  const contextKinds = await compareContextKinds(access, index, random)
  const size = sizes.observation
  const places = new Float32Array(steps.length * size)
  steps.forEach((step, i) => {
    places.set(step.nextObservation, i * size)
  })
  return {
    familyId: family.id,
    task: testTasks[index]!,
    tasks: testTasks.length,
    latentSize,
    contextSizes: Uint32Array.from(contextSizes),
    means: grown.mean,
    variances: grown.variance,
    chosen: await inferFrom(access, [[picked]], steps.length, random),
    ...(contextKinds && { contextKinds }),
    rewards: Float32Array.from(steps, ({ reward }) => reward),
    places,
    episodes,
    positions: Float32Array.from(adaptations.flatMap(({ episodes: of }) => [...of.at(-1)!.mean])),
    hidden: adaptations.map(({ task }) => task.hidden),
  }
}

/** q(z|c) of several contexts at once; where one is empty, the prior. */
async function inferFrom(
  { policy, sizes }: TaskAccess,
  contexts: readonly (readonly TaskEpisode[])[],
  rows: number,
  random: RandomStream,
): Promise<Beliefs> {
  const filled = emptyRows(contexts.length * rows, sizes)
  contexts.forEach((episodes, k) => {
    fillTestContext(episodes, rows, filled, k * rows, random)
  })
  return policy.infer(filled, contexts.length)
}

function partOf(steps: TaskEpisode['steps'], belongs: (index: number) => boolean): TaskEpisode {
  return { steps: steps.filter((_, i) => belongs(i)), return: 0 }
}

/** 0, 1, 2, 4, 8, ... and all: close together where a posterior moves most. */
function growing(count: number): number[] {
  const sizes = [0]
  for (let size = 1; size < count; size *= 2) sizes.push(size)
  return [...sizes, count]
}

function pathOf({ steps }: TaskEpisode): Float32Array {
  return Float32Array.from([...steps[0]!.observation, ...steps.flatMap((step) => [...step.nextObservation])])
}
