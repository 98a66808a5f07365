import { inEnglish, type Message, message } from '../messages/message'
import type { DatasetFacts } from './dataset'
import { type Dataset, DatasetError, episodeCount } from './dataset'
import { datasetFacts } from './dataset-facts'

/** One dataset of several, in their order. Throws a DatasetError where their sizes differ. */
export function concatenateDatasets(datasets: readonly Dataset[], name = joinNames(datasets)): Dataset {
  const first = datasets[0]
  if (!first) throw new DatasetError(message`there is no dataset to put together.`)
  for (const dataset of datasets) {
    if (dataset.observationSize !== first.observationSize || dataset.actionSize !== first.actionSize) {
      throw new DatasetError(
        message`${dataset.name} has ${dataset.observationSize} numbers in an observation and ${dataset.actionSize} in an action, but ${first.name} has ${first.observationSize} and ${first.actionSize}; only datasets of the same sizes can be put together.`,
      )
    }
  }
  if (datasets.length === 1) return first
  const count = datasets.reduce((sum, dataset) => sum + dataset.count, 0)
  const episodeStarts = new Uint32Array(datasets.reduce((sum, dataset) => sum + episodeCount(dataset), 1))
  let row = 0
  let episode = 0
  for (const dataset of datasets) {
    for (let i = 0; i < episodeCount(dataset); i++) episodeStarts[episode++] = row + dataset.episodeStarts[i]!
    row += dataset.count
  }
  episodeStarts[episode] = count
  const { observationSize, actionSize } = first
  return {
    name,
    count,
    observationSize,
    actionSize,
    observations: join(
      new Float32Array(count * observationSize),
      datasets.map((dataset) => dataset.observations),
    ),
    actions: join(
      new Float32Array(count * actionSize),
      datasets.map((dataset) => dataset.actions),
    ),
    rewards: join(
      new Float64Array(count),
      datasets.map((dataset) => dataset.rewards),
    ),
    nextObservations: join(
      new Float32Array(count * observationSize),
      datasets.map((dataset) => dataset.nextObservations),
    ),
    terminals: join(
      new Uint8Array(count),
      datasets.map((dataset) => dataset.terminals),
    ),
    timeouts: join(
      new Uint8Array(count),
      datasets.map((dataset) => dataset.timeouts),
    ),
    episodeStarts,
    assumptions: toldOf(datasets, 'assumptions'),
    warnings: toldOf(datasets, 'warnings'),
    ...unusedIn(datasets),
    ...(datasets.some(({ unrewarded }) => unrewarded) ? { unrewarded: true } : {}),
    ...(datasets.some((dataset) => dataset.recorded) ? { recorded: joinFacts(datasets.map(datasetFacts)) } : {}),
  }
}

/** Each sentence once, with the names of the datasets that it is about; of many the first ones. */
function toldOf(datasets: readonly Dataset[], key: 'assumptions' | 'warnings'): Message[] {
  const told = new Map<string, { sentence: Message; names: string[] }>()
  for (const dataset of datasets) {
    for (const sentence of dataset[key]) {
      const known = told.get(inEnglish(sentence))
      if (known) known.names.push(dataset.name)
      else told.set(inEnglish(sentence), { sentence, names: [dataset.name] })
    }
  }
  return [...told.values()].map(({ sentence, names }) => {
    const listed = names.slice(0, NAMED).join(', ')
    return names.length > NAMED
      ? message`${listed} and ${names.length - NAMED} more: ${sentence}`
      : message`${listed}: ${sentence}`
  })
}

const NAMED = 3

function unusedIn(datasets: readonly Dataset[]): Pick<Dataset, 'unused'> {
  const unused = [...new Set(datasets.flatMap((dataset) => dataset.unused ?? []))]
  return unused.length > 0 ? { unused } : {}
}

function join<T extends { set(values: ArrayLike<number>, offset: number): void }>(
  target: T,
  parts: readonly ArrayLike<number>[],
): T {
  let offset = 0
  for (const part of parts) {
    target.set(part, offset)
    offset += part.length
  }
  return target
}

function joinFacts(parts: readonly DatasetFacts[]): DatasetFacts {
  const sum = (value: (facts: DatasetFacts) => number) => parts.reduce((total, facts) => total + value(facts), 0)
  const transitions = sum((facts) => facts.transitions)
  return {
    episodes: sum((facts) => facts.episodes),
    transitions,
    observationSize: parts[0]!.observationSize,
    actionSize: parts[0]!.actionSize,
    returns: parts.flatMap((facts) => facts.returns),
    rewardSum: sum((facts) => facts.rewardSum),
    observationMean: parts[0]!.observationMean.map(
      (_, i) => sum((facts) => facts.observationMean[i]! * facts.transitions) / transitions,
    ),
    terminals: sum((facts) => facts.terminals),
    timeouts: sum((facts) => facts.timeouts),
  }
}

function joinNames(datasets: readonly Dataset[]): string {
  return datasets.map((dataset) => dataset.name).join(' + ')
}
