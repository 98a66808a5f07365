import type { Values } from '../../core/schema/field'
import type { Experiment } from './experiment'

/** For tests: what a run of the page's own is made of. */
export function ownRun(hyperparameters: Values = {}): Omit<Experiment, 'id' | 'name' | 'hidden'> {
  return {
    configuration: {
      version: 1,
      environment: { id: 'pendulum', parameters: {} },
      dataset: null,
      algorithm: { id: 'sac', hyperparameters },
      settings: {},
      seed: 1,
    },
    datasetName: null,
    datasetId: null,
    origin: { kind: 'own' },
    changes: [],
    inherited: [],
  }
}
