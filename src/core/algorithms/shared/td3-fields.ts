import { integer, number } from '../../schema/field'

/** Settings that TD3 and its relatives share. */

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
