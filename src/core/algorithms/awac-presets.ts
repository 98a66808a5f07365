import type { Preset } from './algorithm'

const rates = { actorLearningRate: 3e-4, criticLearningRate: 3e-4, targetRate: 0.005, discount: 0.99, initialLogStd: 0 }
const rlkit = { ...rates, weights: 'softmax', policyForm: 'rlkit', updateOrder: 'simultaneous', weightDecay: 1e-4 }

/** The references' settings, but for the sizes of networks and batches. */
export const awacPresets: readonly Preset[] = [
  {
    id: 'corl',
    label: 'CORL',
    explanation: 'Weights by a clipped exponential, the actor after the critics.',
    values: { ...rates, weights: 'exponential', lambda: 1, policyForm: 'corl', updateOrder: 'sequential' },
  },
  {
    id: 'rlkit',
    label: 'rlkit, MuJoCo',
    explanation: 'The authors’ code: weights by softmax over the batch, every loss on the old networks.',
    values: { ...rlkit, lambda: 2 },
  },
  {
    id: 'rlkit-hand',
    label: 'rlkit, hand',
    explanation: 'The authors’ settings for dexterous manipulation: V at the mean action, advantages cut at a half.',
    values: { ...rlkit, lambda: 0.5, clipScore: 0.5, valueEstimate: 'mean' },
  },
]
