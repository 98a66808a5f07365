import { choice, number } from '../../schema/field'

/** Settings of the entropy bonus, shared by all that have one. */

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
