import { algorithmById } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import { message } from '../messages/message'
import { ConfigurationError, checkConfiguration, type RunConfiguration } from '../training/configuration'
import type { RunSnapshot } from '../training/training-run'
import { checkDataRun } from './check-data-run'
import { checkMetaRun } from './check-meta-run'
import { content as contentForm } from './checkpoint-schema'
import { fitting, requireLengths, unfit, unfitBecause } from './checks'
import { withLaterHyperparameters } from './later-hyperparameters'

/** Everything that a run needs to go on elsewhere. */
export interface Checkpoint {
  readonly kind: 'run'
  /** Versions of what wrote it, by name. */
  readonly createdBy: Readonly<Record<string, string>>
  readonly configuration: RunConfiguration
  readonly snapshot: RunSnapshot
  /** On the run's time axis. */
  readonly step: number
  /** The rows of a dataset that no recipe can make again; null where the configuration suffices. */
  readonly dataset: Dataset | null
  /** Records and series so far: plain data and typed arrays, whose meaning is their owner's, and whose checking too. */
  readonly history: unknown
}

/** The content of a checkpoint whose bytes are sound: every value is of its kind, and all sizes agree with each other. */
export function checkContent(given: unknown): Checkpoint {
  const { configuration: wanted, dataset, ...rest } = fitting(contentForm, given, '')
  const configuration = checkedConfiguration(wanted)
  const algorithm = algorithmById(configuration.algorithm.id)
  const snapshot = withLaterHyperparameters(algorithm, rest.snapshot as RunSnapshot)
  if (algorithm.training === 'meta') checkMetaRun(configuration, algorithm, snapshot)
  else checkDataRun(configuration, algorithm, snapshot)
  return { ...rest, snapshot, configuration, dataset: dataset && checkedDataset(dataset as unknown as Dataset) }
}

function checkedConfiguration(given: unknown) {
  try {
    return checkConfiguration(given).configuration
  } catch (error) {
    if (error instanceof ConfigurationError) throw unfitBecause(error.userMessage)
    throw error
  }
}

function checkedDataset(dataset: Dataset): Dataset {
  const { count, observationSize, actionSize, episodeStarts } = dataset
  requireLengths(
    [dataset.observations, count * observationSize],
    [dataset.nextObservations, count * observationSize],
    [dataset.actions, count * actionSize],
    [dataset.rewards, count],
    [dataset.terminals, count],
    [dataset.timeouts, count],
  )
  const ordered = episodeStarts.every((start, i) => i === 0 || start > episodeStarts[i - 1]!)
  if (episodeStarts[0] !== 0 || episodeStarts.at(-1) !== count || !ordered)
    throw unfit(message`its episodes do not follow each other`)
  return dataset
}
