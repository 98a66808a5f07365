import type { BehaviourPolicy, Environment } from '../../environments/environment'
import { createEnvironment } from '../../environments/registry'
import { runEpisode } from '../../environments/rollout'
import { message } from '../../messages/message'
import { RandomStream } from '../../random/random-stream'
import { type Dataset, DatasetError } from '../dataset'
import { Pace, type PaceOptions } from '../formats/pace'
import { EpisodeRecorder } from './episode-recorder'
import { checkRecipe, type DatasetRecipe } from './recipe'

/** So many episodes in a row thrown away mean that the filter leaves nothing. */
const PATIENCE = 500

/**
 * Makes the dataset of a recipe: whole episodes of its behaviour policies, dealt out in proportion, until there are
 * exactly `transitions`; the last episode is cut off there. The same recipe gives the same dataset. Yields to the event
 * loop between episodes; a cancelled `signal` rejects with its reason.
 */
export async function generateDataset(
  recipe: DatasetRecipe,
  name: string,
  options: PaceOptions = {},
): Promise<Dataset> {
  const { environment: id, parameters, shares, transitions, seed, drop } = checkRecipe(recipe)
  const environment = createEnvironment(id, parameters)
  const random = RandomStream.fromSeed(seed)
  const recorder = new EpisodeRecorder(environment.observations.length, environment.actions.length)
  const deal = dealer(environment.behaviourPolicies, shares)
  const pace = new Pace(options)
  let droppedInARow = 0
  while (recorder.count < transitions) {
    const policy = deal.next()
    const failed = recordEpisode(environment, policy, random, recorder, transitions)
    if (failed && drop === 'failures') {
      recorder.discardLast()
      if (++droppedInARow === PATIENCE) {
        throw new DatasetError(
          message`All of ${PATIENCE} episodes in a row ended in a failure and were dropped; keep them or choose other behaviour policies.`,
        )
      }
    } else {
      deal.kept(policy)
      droppedInARow = 0
    }
    await pace.step(recorder.count / transitions)
  }
  options.onProgress?.(1)
  return recorder.dataset(name)
}

/** Deals out policies so that the kept episodes stay as close to their shares as whole episodes can. */
function dealer(policies: readonly BehaviourPolicy[], shares: Readonly<Record<string, number>>) {
  const dealt = policies
    .filter((policy) => (shares[policy.id] ?? 0) > 0)
    .map((policy) => ({ policy, share: shares[policy.id]!, kept: 0 }))
  return {
    next: () =>
      dealt.reduce((best, other) => ((other.kept + 1) / other.share < (best.kept + 1) / best.share ? other : best))
        .policy,
    kept(policy: BehaviourPolicy) {
      dealt.find((entry) => entry.policy === policy)!.kept++
    },
  }
}

/** Records one episode, cut off at `transitions` in all; returns whether it ended in a failure. */
function recordEpisode(
  environment: Environment,
  policy: BehaviourPolicy,
  random: RandomStream,
  recorder: EpisodeRecorder,
  transitions: number,
): boolean {
  const observation = new Float32Array(environment.observations.length)
  const nextObservation = new Float32Array(environment.observations.length)
  let failed = false
  let full = false
  runEpisode(environment, policy, random, ({ state, action, reward, nextState, terminal, timeout }) => {
    if (terminal) failed = environment.isFailure?.(nextState) ?? false
    if (full) return
    environment.observe(state, observation)
    environment.observe(nextState, nextObservation)
    full = recorder.count === transitions - 1
    recorder.record({ observation, action, reward, nextObservation, terminal, timeout: timeout || full })
  })
  return failed
}
