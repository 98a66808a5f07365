import { choice, integer, number } from '../../schema/field'
import type { MetricDeclaration } from '../algorithm'

/**
 * Settings and metrics that several algorithms share, each declared once. Reference defaults differ per algorithm: see
 * `reference`.
 */

export const discount = number({
  label: 'Discount',
  symbol: '\\gamma',
  default: 0.99,
  minimum: 0.8,
  maximum: 0.999,
  explanation: 'How much a reward one step later counts.',
})

export const targetRate = number({
  label: 'Target rate',
  symbol: '\\tau',
  default: 0.02,
  minimum: 0.001,
  maximum: 1,
  scale: 'logarithmic',
  explanation: 'Share of the online network that enters the target network at each step.',
  reference: '0.005 in the reference implementations, which train a hundred times longer',
})

export const actorLearningRate = number({
  label: 'Actor learning rate',
  symbol: '\\eta_\\pi',
  default: 1e-3,
  minimum: 1e-5,
  maximum: 1e-2,
  scale: 'logarithmic',
  explanation: 'Step size of Adam for the policy.',
  reference: '3e-4 in most reference implementations',
})

export const criticLearningRate = number({
  label: 'Critic learning rate',
  symbol: '\\eta_Q',
  default: 1e-3,
  minimum: 1e-5,
  maximum: 1e-2,
  scale: 'logarithmic',
  explanation: 'Step size of Adam for the Q networks.',
  reference: '3e-4 in the reference implementations',
})

export const batchSize = integer({
  label: 'Batch size',
  symbol: 'B',
  default: 64,
  minimum: 8,
  maximum: 1024,
  scale: 'logarithmic',
  explanation: 'Transitions per gradient step.',
  reference: '256 in the reference implementations',
})

export const hiddenUnits = integer({
  label: 'Hidden units',
  default: 64,
  minimum: 8,
  maximum: 512,
  scale: 'logarithmic',
  explanation: 'Width of every hidden layer.',
  reference: '256 in the reference implementations',
})

export const hiddenLayers = integer({
  label: 'Hidden layers',
  default: 2,
  minimum: 1,
  maximum: 5,
  explanation: 'Depth of every network.',
})

export const initialLogStd = number({
  label: 'Initial log std',
  symbol: '\\log\\sigma_0',
  default: -1,
  minimum: -3,
  maximum: 0,
  change: 'reset',
  explanation: 'Where the learnt log standard deviation of the policy begins; it needs many steps to fall.',
  reference: '0 in the reference implementations, which have a hundred times longer to lower it',
})

// --- the entropy bonus ---

export const entropyTuning = choice({
  label: 'Entropy weight',
  default: 'fixed',
  explanation: 'Whether the weight of the entropy bonus is given or learnt.',
  reference: 'automatic in CORL, OfflineRL-Kit and JaxCQL',
  choices: [
    { value: 'fixed', label: 'fixed', explanation: 'The weight is the temperature below.' },
    {
      value: 'automatic',
      label: 'automatic',
      explanation: 'Learnt, so that the policy’s entropy stays near its target; the temperature below is its start.',
    },
  ],
})

export const temperature = number({
  label: 'Temperature',
  symbol: '\\alpha',
  default: 0.1,
  minimum: 0.001,
  maximum: 5,
  scale: 'logarithmic',
  explanation: 'Weight of the policy’s entropy, or where automatic tuning begins.',
  reference: '1 at the start of automatic tuning',
})

export const targetEntropy = number({
  label: 'Target entropy per action dimension',
  symbol: '\\mathcal H / A',
  default: -1,
  minimum: -5,
  maximum: 0,
  explanation: 'Entropy that automatic tuning aims at, per action dimension.',
  reference: '-1 in CORL and OfflineRL-Kit; MOPO’s authors use -3 in total',
})

export const temperatureLearningRate = number({
  label: 'Temperature learning rate',
  symbol: '\\eta_\\alpha',
  default: 1e-3,
  minimum: 1e-5,
  maximum: 1e-2,
  scale: 'logarithmic',
  explanation: 'Step size of Adam for the temperature, when it is tuned.',
  reference: 'as the policy’s: 3e-5 in CORL, 1e-4 in OfflineRL-Kit',
})

// --- TD3 and its relatives ---

export const targetNoise = number({
  label: 'Target noise',
  default: 0.2,
  minimum: 0,
  maximum: 1,
  explanation: 'Standard deviation of the noise on the target policy’s actions, which smooths Q.',
  reference: '0.2 (policy_noise)',
})

export const targetNoiseClip = number({
  label: 'Target noise clip',
  default: 0.5,
  minimum: 0,
  maximum: 2,
  explanation: 'That noise is cut at plus and minus this.',
  reference: '0.5 (noise_clip)',
})

export const policyDelay = integer({
  label: 'Policy delay',
  default: 2,
  minimum: 1,
  maximum: 10,
  explanation: 'Critic steps for each step of the actor.',
  reference: '2 (policy_freq)',
})

export const explorationNoise = number({
  label: 'Exploration noise',
  default: 0.1,
  minimum: 0,
  maximum: 1,
  explanation: 'Standard deviation of the Gaussian noise on actions while data is collected.',
  reference: '0.1 (expl_noise)',
})

// --- metrics ---

export const criticLossMetric = {
  label: 'Critic loss',
  symbol: 'L_Q',
  explanation: 'Squared temporal-difference error, summed over both critics.',
} as const satisfies MetricDeclaration

/** What every algorithm with an entropy bonus reports about it. */
export const entropyMetrics = {
  logProbability: {
    label: 'Log density',
    symbol: '\\log\\pi',
    explanation: 'Mean log density of the policy’s actions.',
  },
  temperature: { label: 'Temperature', symbol: '\\alpha', explanation: 'Weight of the entropy bonus.' },
  temperatureLoss: { label: 'Temperature loss', symbol: 'L_\\alpha', explanation: 'Loss of the learnt temperature.' },
} as const satisfies Record<string, MetricDeclaration>

/** What algorithms with many critics report about Q beside the loss. */
export const ensembleMetrics = {
  qUniform: { label: 'Q on uniform actions', explanation: 'Mean Q at actions drawn uniformly.' },
  qUniformMax: {
    label: 'Largest Q on uniform actions',
    symbol: '\\max Q(s,u)',
    explanation: 'The largest Q of any critic at actions drawn uniformly, of which hardly any was ever tried.',
  },
  qSpread: {
    label: 'Spread over critics',
    explanation: 'Standard deviation of Q over the critics at the replayed actions, mean over rows.',
  },
} as const satisfies Record<string, MetricDeclaration>
