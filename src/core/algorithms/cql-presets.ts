import type { Preset } from './algorithm'

const corl = {
  regulariser: 'log-sum-exp',
  sampledActions: 10,
  regulariserWeight: 10,
  regulariserWeightOnline: 10,
  entropyTuning: 'automatic',
  temperature: 1,
  temperatureLearningRate: 3e-5,
  actorLearningRate: 3e-5,
  criticLearningRate: 3e-4,
  targetRate: 0.005,
  discount: 0.99,
  logStdOffset: -1,
  initialisation: 'orthogonal',
  hiddenLayers: 3,
}

/** The references' settings, but for the sizes of networks and batches. */
export const cqlPresets: readonly Preset[] = [
  {
    id: 'corl',
    label: 'CORL’s defaults',
    explanation: 'Log-sum-exp with ten actions of each kind and learnt temperature; meant for a million steps.',
    values: corl,
  },
  {
    id: 'antmaze',
    label: 'CORL’s antmaze',
    explanation: 'With Lagrange multiplier, maximum over target actions and a deep critic.',
    values: {
      ...corl,
      regulariserWeight: 5,
      regulariserWeightOnline: 5,
      lagrange: true,
      targetActionGap: 0.8,
      targetBackup: 'max-min',
      gapMinimum: -200,
      temperatureLearningRate: 1e-4,
      actorLearningRate: 1e-4,
      criticLayers: 5,
    },
  },
]
