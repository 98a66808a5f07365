import { type Dataset, episodeCount, episodeReturns } from '../core/data/dataset'
import { environmentsOfSize, fittingEnvironments } from '../core/data/fitting-environments'
import { inspectDataset } from '../core/data/inspection'
import { returnsToGo } from '../core/data/returns-to-go'
import { histogram } from '../core/statistics/histogram'
import type { DatasetInspection, DatasetSummary, EpisodeTable, SurgeryPreview } from './dataset-protocol'

const SUMMARY_BINS = 24
const INSPECTION_BINS = 40

/** `madeHere`: the rows were made in a world of the page, whose parameters may be any; nothing is replayed. */
export function summariseDataset(dataset: Dataset, datasetId: number, madeHere = false): DatasetSummary {
  const { facts, returns, warnings, assumptions } = inspectDataset(dataset, SUMMARY_BINS)
  const fitting = madeHere
    ? { ids: environmentsOfSize(dataset).map(({ id }) => id), worlds: [], orders: [], warnings: [] }
    : fittingEnvironments(dataset)
  const meanReturn = facts.returns.reduce((sum, value) => sum + value, 0) / facts.returns.length
  const variance = facts.returns.reduce((sum, value) => sum + (value - meanReturn) ** 2, 0) / facts.returns.length
  return {
    datasetId,
    name: dataset.name,
    transitions: facts.transitions,
    episodes: facts.episodes,
    observationSize: facts.observationSize,
    actionSize: facts.actionSize,
    meanReturn,
    returnDeviation: Math.sqrt(variance),
    returns,
    terminals: facts.terminals,
    timeouts: facts.timeouts,
    assumptions,
    warnings: [...warnings, ...fitting.warnings],
    unused: dataset.unused ?? [],
    environments: fitting.ids,
    worlds: fitting.worlds,
    orders: fitting.orders,
  }
}

export function previewOf(dataset: Dataset): SurgeryPreview {
  const returns = episodeReturns(dataset)
  return {
    transitions: dataset.count,
    episodes: returns.length,
    meanReturn: returns.reduce((sum, value) => sum + value, 0) / returns.length,
  }
}

export function inspectFully(dataset: Dataset, datasetId: number, discount: number): DatasetInspection {
  const { facts: _, ...inspection } = inspectDataset(dataset, INSPECTION_BINS)
  const { count, observationSize, actionSize } = dataset
  return {
    ...inspection,
    datasetId,
    transitions: count,
    observationSize,
    actionSize,
    returnsToGo: histogram(returnsToGo(dataset, { discount, atTimeLimit: 'truncate' }), INSPECTION_BINS),
    discount,
    episodes: episodeTable(dataset),
  }
}

function episodeTable(dataset: Dataset): EpisodeTable {
  const { episodeStarts, terminals } = dataset
  const episodes = Array.from({ length: episodeCount(dataset) }, (_, i) => i)
  return {
    lengths: Uint32Array.from(episodes, (i) => episodeStarts[i + 1]! - episodeStarts[i]!),
    returns: Float32Array.from(episodeReturns(dataset)),
    terminals: Uint8Array.from(episodes, (i) => terminals[episodeStarts[i + 1]! - 1]!),
  }
}
