import { integer, number } from '../../schema/field'

/** Settings that several algorithms share, each declared once. Reference defaults differ per algorithm: see `reference`. */

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
