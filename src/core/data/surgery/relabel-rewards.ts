import type { Environment } from '../../environments/environment'
import { message, named } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'
import { episodeSegments, keepSegments } from './keep-segments'

/**
 * The same transitions as seen by a task with another goal: rewards and terminals from the environment's known model.
 * An episode now ends where the new task ends; where only the old task ended, it is cut off. Only for tasks whose goal is
 * no part of the observation (mazes with another goal, task families). `what` completes the name.
 */
export function relabelRewards(dataset: Dataset, environment: Environment, what: string): Dataset {
  const { model } = environment
  if (!model)
    throw new DatasetError(
      message`The reward of ${named(environment.label)} is no known function of what the agent sees.`,
    )
  if (
    dataset.observationSize !== environment.observations.length ||
    dataset.actionSize !== environment.actions.length
  ) {
    throw new DatasetError(
      message`${dataset.name} has ${dataset.observationSize} numbers in an observation and ${dataset.actionSize} in an action; ${named(environment.label)} has ${environment.observations.length} and ${environment.actions.length}.`,
    )
  }
  const rewards = new Float64Array(dataset.count)
  const terminals = new Uint8Array(dataset.count)
  model.rewards(dataset.observations, dataset.actions, dataset.nextObservations, rewards)
  model.terminals(dataset.observations, dataset.actions, dataset.nextObservations, terminals)
  const segments = episodeSegments(dataset).map(({ start, end }) => {
    const ending = terminals.subarray(start, end).indexOf(1)
    return { start, end: ending < 0 ? end : start + ending + 1 }
  })
  return keepSegments({ ...dataset, rewards, terminals, unrewarded: false }, segments, `${dataset.name}, ${what}`)
}
