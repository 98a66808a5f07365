import { emptyRows } from '../algorithms/mopo/rollouts'
import { type TaskEpisode, taskEpisodes } from '../algorithms/pearl/acting'
import { fillTestContext } from '../algorithms/pearl/buffer'
import type { H } from '../algorithms/pearl/hyperparameters'
import { RandomStream } from '../random/random-stream'
import { mean } from '../statistics/moments'
import type { TaskAccess } from '../training/task-access'

/**
 * How a meta-trained policy adapted to unseen tasks at the last evaluation, means over tasks; episodes count from 1:
 * `return1`, `return2`, ... and `oracleReturn`; `sigma1`, ... is the standard deviation of the belief that an episode acted
 * on; `regained2`, ... is the share of the way from episode 1 to the oracle, and `regainedByInference` its mean over the
 * episodes that act on the posterior; `orderMatters` the largest change of the posterior's mean or deviation when its context
 * is put in another order. Where reward is sparse, `found` is the share of tasks in which one of the episodes before
 * inference met a reward.
 */
export async function adaptationFigures(access: TaskAccess, seed: number): Promise<Record<string, number>> {
  const { adaptations, family, testTasks } = access
  const { explorationEpisodes } = access.hyperparameters.values as unknown as H
  const figures: Record<string, number> = {
    oracleReturn: mean(testTasks.map((task) => family.oracleReturn(task))),
    orderMatters: await effectOfOrder(access, RandomStream.fromSeed(seed)),
  }
  for (let episode = 0; episode < adaptations[0]!.episodes.length; episode++) {
    const ofTasks = adaptations.map((adaptation) => adaptation.episodes[episode]!)
    const number = episode + 1
    figures[`return${number}`] = mean(ofTasks.map((one) => one.return))
    figures[`sigma${number}`] = mean(ofTasks.flatMap((one) => [...one.variance].map(Math.sqrt)))
    if (episode === 0) continue
    const first = figures.return1!
    figures[`regained${number}`] = (figures[`return${number}`]! - first) / (figures.oracleReturn! - first)
  }
  const inferred = Object.entries(figures).flatMap(([name, value]) =>
    Number(/^regained(\d+)$/.exec(name)?.[1]) > explorationEpisodes ? [value] : [],
  )
  if (inferred.length > 0) figures.regainedByInference = mean(inferred)
  if (family.trainingRewards) {
    const searched = adaptations.map(({ episodes }) => episodes.slice(0, explorationEpisodes))
    figures.found = mean(searched.map((episodes) => (episodes.some((one) => one.return > 0) ? 1 : 0)))
  }
  return figures
}

async function effectOfOrder(access: TaskAccess, random: RandomStream): Promise<number> {
  const { testEnvironments, testTasks, policy, hyperparameters, sizes } = access
  const { contextRows } = hyperparameters.values as unknown as H
  const latent = policy.sample(policy.prior(testTasks.length), random)
  const episodes = await taskEpisodes(testEnvironments, (observations) => policy.act(observations, latent), random)
  const infer = (contexts: readonly TaskEpisode[]) => {
    const rows = emptyRows(contexts.length * contextRows, sizes)
    contexts.forEach((context, k) => {
      fillTestContext([context], contextRows, rows, k * contextRows, random)
    })
    return policy.infer(rows, contexts.length)
  }
  const inOrder = await infer(episodes)
  const shuffled = await infer(episodes.map((episode) => ({ ...episode, steps: inRandomOrder(episode.steps, random) })))
  let largest = 0
  for (let i = 0; i < inOrder.mean.length; i++) {
    const deviation = Math.sqrt(inOrder.variance[i]!) - Math.sqrt(shuffled.variance[i]!)
    largest = Math.max(largest, Math.abs(inOrder.mean[i]! - shuffled.mean[i]!), Math.abs(deviation))
  }
  return largest
}

function inRandomOrder<T>(items: readonly T[], random: RandomStream): T[] {
  const rest = [...items]
  return items.map(() => rest.splice(random.integer(rest.length), 1)[0]!)
}
