import type { Preset } from '../algorithm'

/** Long rollouts of an ensemble of means, in which a model's mistakes have time to be found. */
const longRollouts = {
  dynamicsForm: 'deterministic',
  dynamicsActivation: 'relu',
  dynamicsWeightDecay: 0,
  patience: 100,
  elites: 5,
  rolloutLength: 15,
  rolloutsKept: 4,
  realRatio: 0.25,
  temperature: 0.05,
  actorLearningRate: 5e-4,
  discount: 0.95,
} as const

/** Trust in the model, or caution, on the flow maze; and the settings of OfflineRL-Kit. */
export const presets: readonly Preset[] = [
  {
    id: 'blind',
    label: 'Blind trust',
    explanation: 'No penalty: the policy learns to walk through whatever wall the model has not heard of.',
    values: { ...longRollouts, penaltyWeight: 0 },
  },
  {
    id: 'cautious',
    label: 'Caution',
    explanation: 'The same with a penalty on disagreement, which keeps to the ground that the data know.',
    values: { ...longRollouts, penaltyWeight: 12 },
  },
  {
    id: 'offline-rl-kit',
    label: 'As OfflineRL-Kit',
    explanation: 'Its ensemble, penalty and learning rates, with the playground’s network sizes.',
    values: {
      dynamicsForm: 'probabilistic',
      dynamicsActivation: 'swish',
      members: 7,
      elites: 5,
      dynamicsLearningRate: 1e-3,
      standardiseTargets: false,
      penalty: 'aleatoric',
      penaltyWeight: 2.5,
      reward: 'learnt',
      clampRollouts: false,
      realRatio: 0.05,
      entropyTuning: 'automatic',
      temperature: 1,
      actorLearningRate: 1e-4,
      criticLearningRate: 3e-4,
      temperatureLearningRate: 1e-4,
      targetRate: 0.005,
      discount: 0.99,
    },
  },
]
