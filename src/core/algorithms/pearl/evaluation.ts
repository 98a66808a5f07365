import type { Task, TaskFamily } from '../../environments/tasks/task-family'
import type { RandomStream } from '../../random/random-stream'
import { mean } from '../../statistics/moments'
import type { LiveValues } from '../../training/live-values'
import type { RunRecord } from '../../training/training-run'
import type { Sizes } from '../algorithm'
import { emptyRows } from '../mopo/rollouts'
import type { Beliefs, TaskPolicy } from './acting'
import { type TaskEnvironment, type TaskEpisode, taskEpisodes } from './acting'
import type { Adaptation, AdaptationEpisode } from './adaptation'
import { fillTestContext } from './buffer'
import type { H } from './hyperparameters'

/**
 * Episodes on unseen tasks without any gradient step: z from the prior for the first ones, then, before each, from the
 * posterior given all transitions so far; the policy acts by its mean (oyster, rl_algorithm.py `collect_paths`).
 */
export async function adapt(
  tasks: readonly Task[],
  environments: readonly TaskEnvironment[],
  policy: TaskPolicy,
  h: LiveValues,
  sizes: Sizes,
  random: RandomStream,
): Promise<Adaptation[]> {
  const { adaptationEpisodes, explorationEpisodes } = h.values as unknown as H
  const seen: TaskEpisode[][] = tasks.map(() => [])
  const adapted: AdaptationEpisode[][] = tasks.map(() => [])
  let beliefs = policy.prior(tasks.length)
  for (let episode = 0; episode < adaptationEpisodes; episode++) {
    if (episode >= explorationEpisodes) beliefs = await inferFrom(seen, policy, h, sizes, random)
    const latent = policy.sample(beliefs, random)
    const finished = await taskEpisodes(environments, (observations) => policy.act(observations, latent), random)
    finished.forEach((one, k) => {
      seen[k]!.push(one)
      adapted[k]!.push(record(one, beliefs, latent, k, latent.length / tasks.length))
    })
  }
  return tasks.map((task, k) => ({ task, episodes: adapted[k]! }))
}

/** What is believed about each task, given the episodes seen in it. */
export function inferFrom(
  seen: readonly (readonly TaskEpisode[])[],
  policy: TaskPolicy,
  h: LiveValues,
  sizes: Sizes,
  random: RandomStream,
): Promise<Beliefs> {
  const { contextRows } = h.values as unknown as H
  const contexts = emptyRows(seen.length * contextRows, sizes)
  seen.forEach((episodes, k) => {
    fillTestContext(episodes, contextRows, contexts, k * contextRows, random)
  })
  return policy.infer(contexts, seen.length)
}

function record(
  episode: TaskEpisode,
  beliefs: Beliefs,
  latents: Float32Array,
  k: number,
  size: number,
): AdaptationEpisode {
  const own = (values: Float32Array) => values.slice(k * size, (k + 1) * size)
  const first = episode.steps[0]!.observation
  const path = Float32Array.from([...first, ...episode.steps.flatMap((step) => [...step.nextObservation])])
  return {
    return: episode.return,
    path,
    mean: own(beliefs.mean),
    variance: own(beliefs.variance),
    latent: own(latents),
  }
}

type Evaluation = Extract<RunRecord, { kind: 'evaluation' }>

/** What an evaluation says about a policy that has adapted to each test task. `environments`: of the same tasks, in order. */
export function evaluationOf(
  family: TaskFamily,
  environments: readonly TaskEnvironment[],
  adaptations: readonly Adaptation[],
): Pick<Evaluation, 'returns' | 'mean' | 'normalisedScore' | 'adaptation'> & { readonly oracleReturn: number } {
  const oracles = adaptations.map(({ task }) => family.oracleReturn(task))
  /** 0 is chance in this task, 100 a controller that is told what is hidden. */
  const score = (episodeReturn: number, k: number) => {
    const { random } = environments[k]!.environment.referenceReturns
    return (100 * (episodeReturn - random)) / (oracles[k]! - random)
  }
  const adaptation = adaptations[0]!.episodes.map((_, episode) =>
    adaptations.map(({ episodes }) => episodes[episode]!.return),
  )
  const returns = adaptation.at(-1)!
  return {
    returns,
    mean: mean(returns),
    normalisedScore: mean(returns.map(score)),
    adaptation,
    oracleReturn: mean(oracles),
  }
}
