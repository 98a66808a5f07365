import { type Dataset, type DatasetFacts, episodeCount, episodeReturns } from './dataset'

/** The facts of what was recorded; steps that a reader had to leave out of training are counted. */
export function datasetFacts(dataset: Dataset): DatasetFacts {
  if (dataset.recorded) return dataset.recorded
  const { count, observationSize, observations, rewards } = dataset
  const means = new Float64Array(observationSize)
  let rewardSum = 0
  for (let row = 0; row < count; row++) {
    rewardSum += rewards[row]!
    for (let i = 0; i < observationSize; i++) means[i]! += observations[row * observationSize + i]!
  }
  return {
    episodes: episodeCount(dataset),
    transitions: count,
    observationSize,
    actionSize: dataset.actionSize,
    returns: [...episodeReturns(dataset)],
    rewardSum,
    observationMean: [...means].map((sum) => sum / count),
    terminals: dataset.terminals.reduce((sum, flag) => sum + flag, 0),
    timeouts: dataset.timeouts.reduce((sum, flag) => sum + flag, 0),
  }
}
