import type { Dataset } from '../data/dataset'
import { observationStatistics } from '../data/observation-statistics'
import type { Bounds } from '../environments/action-scaling'
import type { World } from '../environments/world'

/** How the world's units become a learner's: chosen once per run, from the dataset, and kept for online data too. */
export interface Preprocessing {
  /** [S] */
  readonly observationMean: Float64Array
  /** [S], never 0 */
  readonly observationScale: Float64Array
  /** [A], the environment's box, which becomes [-1, 1] */
  readonly actionBox: readonly Bounds[]
  readonly rewardScale: number
  readonly rewardShift: number
}

export function preprocessingOf(
  dataset: Dataset | undefined,
  environment: Pick<World, 'observations' | 'actions'> | undefined,
  settings: { readonly normaliseObservations: boolean; readonly rewardScale: number; readonly rewardShift: number },
): Preprocessing {
  const observationSize = dataset?.observationSize ?? environment!.observations.length
  const statistics = dataset && settings.normaliseObservations ? observationStatistics(dataset) : undefined
  return {
    observationMean: statistics?.mean ?? new Float64Array(observationSize),
    observationScale: statistics?.standardDeviation ?? new Float64Array(observationSize).fill(1),
    actionBox: environment?.actions ?? boxOfData(dataset!),
    rewardScale: settings.rewardScale,
    rewardShift: settings.rewardShift,
  }
}

/** Without an environment: [-1, 1] where the data stay inside, otherwise their largest magnitude. */
function boxOfData({ actions, actionSize }: Dataset): Bounds[] {
  const bound = Array<number>(actionSize).fill(1)
  for (let i = 0; i < actions.length; i++)
    bound[i % actionSize] = Math.max(bound[i % actionSize]!, Math.abs(actions[i]!))
  return bound.map((high) => ({ low: -high, high }))
}

/** observations [n, S] -> (s - mean) / scale, into `out` */
export function normaliseObservations(
  { observationMean, observationScale }: Preprocessing,
  observations: Float32Array,
  out: Float32Array,
): void {
  const size = observationMean.length
  for (let i = 0; i < observations.length; i++) {
    out[i] = (observations[i]! - observationMean[i % size]!) / observationScale[i % size]!
  }
}

/** The inverse: the learner's observations [n, S] -> the world's, into `out` */
export function denormaliseObservations(
  { observationMean, observationScale }: Preprocessing,
  observations: Float32Array,
  out: Float32Array,
): void {
  const size = observationMean.length
  for (let i = 0; i < observations.length; i++) {
    out[i] = observations[i]! * observationScale[i % size]! + observationMean[i % size]!
  }
}

/** Of the data, before its transformation; 0 without data. */
export function smallestReward(dataset: Dataset | undefined): number {
  return dataset ? dataset.rewards.reduce((least, reward) => Math.min(least, reward), Infinity) : 0
}

export function transformReward({ rewardScale, rewardShift }: Preprocessing, reward: number): number {
  return reward * rewardScale + rewardShift
}
