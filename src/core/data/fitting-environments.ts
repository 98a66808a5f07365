import type { Environment } from '../environments/environment'
import { createEnvironment, environmentDefinitions, findEnvironment } from '../environments/registry'
import { type Message, message, named } from '../messages/message'
import { checkActionsAlone, checkAgainstEnvironment, type EnvironmentShape } from './check-against-environment'
import type { Dataset } from './dataset'
import { type FoundOrder, findOrder } from './known-orders'
import { bestWorld, type WorldFit } from './world-variants'

export interface FittingEnvironments {
  /** Environments whose steps the rows are, the best first, with the parameters that the rows tell. */
  readonly ids: readonly string[]
  /** All built-in environments of the same sizes, with how far the rows agree. */
  readonly worlds: readonly WorldFit[]
  /** Orders of columns in which the rows would be those of an environment. */
  readonly orders: readonly FoundOrder[]
  /** About the dataset with the first of them, or about finding none. */
  readonly warnings: readonly Message[]
}

/** Rows in corners, or rounded ones, may miss. */
const enoughRows = 0.9

/**
 * Built-in environments in which an agent trained on the dataset can act. Equal sizes mean little: rows are replayed,
 * and only worlds whose steps they are count as fitting.
 */
export function fittingEnvironments(dataset: Dataset): FittingEnvironments {
  const sized = environmentsOfSize(dataset)
  if (sized.length === 0) {
    const { observationSize, actionSize } = dataset
    const alone = message`No built-in environment has ${observationSize} observations and ${actionSize} actions in a step: it trains offline only, and returns cannot be measured.`
    return { ids: [], worlds: [], orders: [], warnings: [alone, ...checkActionsAlone(dataset)] }
  }
  const worlds = sized
    .flatMap(({ id }) => bestWorld(dataset, id) ?? [])
    .toSorted((a, b) => b.share - a.share || a.error - b.error)
  const agreeing = worlds.filter(({ share }) => share >= enoughRows)
  const [first] = agreeing
  const boundsOf = (id: string) => {
    const label = named(findEnvironment(id).label)
    const { warnings } = sized.find((candidate) => candidate.id === id)!
    return warnings.map((warning) => message`${warning} (bounds of ${label})`)
  }
  if (first) {
    return {
      ids: agreeing.map(({ id }) => id),
      worlds,
      orders: [],
      warnings: [...boundsOf(first.id), ...taskWarnings(first, dataset)],
    }
  }
  const orders = sized.flatMap(({ id }) => findOrder(dataset, id) ?? [])
  return {
    ids: [],
    worlds,
    orders,
    warnings: [...boundsOf(sized[0]!.id), ...worlds.map(disagreement), ...orders.map(orderFound)],
  }
}

/** Those of the same sizes, whatever their steps. */
export function environmentsOfSize(dataset: Dataset) {
  return environmentDefinitions
    .map(({ id }) => ({ id, ...checkAgainstEnvironment(dataset, environmentShape(createEnvironment(id))) }))
    .filter(({ fits }) => fits)
    .toSorted((a, b) => a.warnings.length - b.warnings.length)
}

function disagreement({ id, rows, share, error }: WorldFit): Message {
  return message`${named(findEnvironment(id).label)} has the same sizes, but ${percent(share)} of ${rows.toLocaleString('en-GB')} rows replayed in it agree (one-step error ${error.toPrecision(2)}): it is not the world of these data, and no environment is chosen.`
}

function orderFound({ environment, of, share, observations }: FoundOrder): Message {
  const label = named(findEnvironment(environment).label)
  const order = observations.join(', ')
  if (share >= enoughRows)
    return message`With the columns in the order ${order}, ${percent(share)} of the rows agree with ${label}; reorder them to go online there.`
  return message`The columns stand in the order of ${of!}; in that of ${label} they are ${order}. Reordered, ${percent(share)} of the rows agree: the bodies differ, too.`
}

function taskWarnings({ id, rewardShare, terminalShare }: WorldFit, { unrewarded }: Dataset): Message[] {
  const label = named(findEnvironment(id).label)
  if (unrewarded)
    return [
      message`The steps are those of ${label}, which pays in every step; the data have no rewards. "Pay for another goal", in the data surgery ("relabel" in the lab), puts in those of the world.`,
    ]
  return [
    ...(rewardShare < enoughRows
      ? [
          message`The steps are those of ${label}, but only ${percent(rewardShare)} of the rewards: what is measured online pays for another task.`,
        ]
      : []),
    ...(terminalShare < enoughRows
      ? [message`The steps are those of ${label}, but only ${percent(terminalShare)} of the ends of the task.`]
      : []),
  ]
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0.99 && share < 1 ? 1 : 0)} %`
}

function environmentShape({ observations, actions }: Environment): EnvironmentShape {
  return {
    observationSize: observations.length,
    actionSize: actions.length,
    low: actions.map(({ low }) => low),
    high: actions.map(({ high }) => high),
  }
}
