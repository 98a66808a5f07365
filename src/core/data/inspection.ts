import type { Message } from '../messages/message'
import { finiteRange, type Histogram, histogram } from '../statistics/histogram'
import type { DatasetFacts } from './dataset'
import { type Dataset, episodeCount } from './dataset'
import { datasetFacts } from './dataset-facts'

/** What the inspector shows. */
export interface Inspection {
  readonly facts: DatasetFacts
  readonly returns: Histogram
  readonly episodeLengths: Histogram
  /** One for each entry of the action. */
  readonly actions: readonly Histogram[]
  /** One for each entry of the observation. */
  readonly observationRanges: readonly { readonly low: number; readonly high: number }[]
  /** Numbers that are NaN or infinite. */
  readonly notFinite: { readonly observations: number; readonly actions: number; readonly rewards: number }
  readonly assumptions: readonly Message[]
  readonly warnings: readonly Message[]
}

export function inspectDataset(dataset: Dataset, bins = 40): Inspection {
  const facts = datasetFacts(dataset)
  const { count, observationSize, actionSize, episodeStarts } = dataset
  const lengths = Array.from({ length: episodeCount(dataset) }, (_, i) => episodeStarts[i + 1]! - episodeStarts[i]!)
  const axes = (width: number) => Array.from({ length: width }, (_, axis) => axis)
  return {
    facts,
    returns: histogram(facts.returns, bins),
    episodeLengths: histogram(lengths, bins),
    actions: axes(actionSize).map((axis) => histogram(column(dataset.actions, actionSize, axis), bins)),
    observationRanges: axes(observationSize).map((axis) =>
      finiteRange(column(dataset.observations, observationSize, axis)),
    ),
    notFinite: {
      observations: countNotFinite(dataset.observations, count * observationSize),
      actions: countNotFinite(dataset.actions, count * actionSize),
      rewards: countNotFinite(dataset.rewards, count),
    },
    assumptions: dataset.assumptions,
    warnings: dataset.warnings,
  }
}

/** An entry of the observations or of the actions. */
export interface Axis {
  readonly of: 'observations' | 'actions'
  readonly index: number
}

/** Points of a scatter over two axes; `rows` tells where in the dataset they come from. */
export interface Coverage {
  readonly rows: Uint32Array
  readonly x: Float32Array
  readonly y: Float32Array
}

/** At most `limit` rows, spread evenly over the dataset. */
export function coverage(dataset: Dataset, x: Axis, y: Axis, limit = 5000): Coverage {
  const points = Math.min(limit, dataset.count)
  const rows = Uint32Array.from({ length: points }, (_, i) => Math.floor((i * dataset.count) / points))
  const pick = ({ of, index }: Axis) => {
    const width = of === 'observations' ? dataset.observationSize : dataset.actionSize
    return Float32Array.from(rows, (row) => dataset[of][row * width + index]!)
  }
  return { rows, x: pick(x), y: pick(y) }
}

function column(matrix: Float32Array, width: number, axis: number): Float32Array {
  return Float32Array.from({ length: matrix.length / width }, (_, row) => matrix[row * width + axis]!)
}

function countNotFinite(values: ArrayLike<number>, length: number): number {
  let count = 0
  for (let i = 0; i < length; i++) if (!Number.isFinite(values[i])) count++
  return count
}
