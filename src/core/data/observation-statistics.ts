import type { Dataset } from './dataset'

/** [observationSize] each. */
export interface ObservationStatistics {
  readonly mean: Float64Array
  /** With epsilon added, so never 0. */
  readonly standardDeviation: Float64Array
}

/**
 * Mean and (population) standard deviation of the observations, plus epsilon, as CORL's `compute_mean_std` has them:
 * a normalised observation is (s - mean) / standardDeviation.
 */
export function observationStatistics(dataset: Dataset, epsilon = 1e-3): ObservationStatistics {
  const { count, observationSize, observations } = dataset
  const mean = new Float64Array(observationSize)
  const standardDeviation = new Float64Array(observationSize)
  for (let i = 0; i < observations.length; i++) mean[i % observationSize]! += observations[i]! / count
  for (let i = 0; i < observations.length; i++) {
    standardDeviation[i % observationSize]! += (observations[i]! - mean[i % observationSize]!) ** 2 / count
  }
  for (let i = 0; i < observationSize; i++) standardDeviation[i] = Math.sqrt(standardDeviation[i]!) + epsilon
  return { mean, standardDeviation }
}
