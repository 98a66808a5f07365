/** A sweep of four cells that take a moment each, for tests. */
const short = { batchSize: 8, hiddenUnits: 8 }
export const base = {
  version: 1,
  environment: { id: 'pendulum' },
  dataset: { kind: 'recipe', recipe: { environment: 'pendulum', shares: { medium: 1 }, transitions: 400, seed: 1 } },
  algorithm: { id: 'awac', hyperparameters: short },
  settings: { offlineSteps: 100, onlineSteps: 100, evaluationEvery: 50, evaluationEpisodes: 2 },
  seed: 0,
}
export const tiny = { version: 1, base, axes: { 'algorithm.hyperparameters.lambda': [0.3, 3] }, seeds: 2 }
