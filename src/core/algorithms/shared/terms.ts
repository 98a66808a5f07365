import type { TermWords } from '../formula'

/** English words of the terms that several algorithms' losses have in common. */
export const sharedTerms: { readonly [id: string]: TermWords } = {
  temporalDifference: {
    name: 'temporal difference',
    sentence: 'Squared distance of each critic from its target, for both critics.',
  },
  target: {
    name: 'target',
    sentence: 'The reward and the discounted value of the next state, by target networks; a terminal step ends it.',
  },
  smoothing: {
    name: 'target smoothing',
    sentence:
      'Noise on the target action makes Q alike for alike actions, so that the actor cannot exploit sharp peaks.',
  },
  cloning: { name: 'cloning', sentence: 'Makes the data’s actions likely, good and bad alike.' },
  entropyCost: {
    name: 'entropy cost',
    sentence: 'What certainty costs: the larger the temperature, the more random the policy stays.',
  },
  policyValue: { name: 'value of the policy', sentence: 'Draws the policy to actions that the critics rate highly.' },
  temperature: {
    name: 'temperature',
    sentence:
      'Raises the temperature while the policy is more certain than its target entropy allows, lowers it otherwise.',
  },
  advantageWeight: {
    name: 'advantage weight',
    sentence: 'How strongly an action is imitated: more, the better it is than what the policy would do.',
  },
  weightedImitation: {
    name: 'weighted imitation',
    sentence: 'Likelihood of the data’s actions, each by its weight; no gradient passes through the weight.',
  },
  advantage: { name: 'advantage', sentence: 'How much better the action is than what is expected at its state.' },
  multiplier: {
    name: 'multiplier',
    sentence: 'Grows while the quantity it guards is above its bound, shrinks below it.',
  },
  weightDecay: { name: 'weight decay', sentence: 'Keeps the weights small, later layers more.' },
  scaledValue: {
    name: 'value of the policy, scaled',
    sentence: 'Draws the policy to a high first critic, brought to the same size on every task.',
  },
  actionError: {
    name: 'cloning',
    sentence: 'Squared distance of the policy’s action from the data’s, mean over rows and action dimensions.',
  },
  normaliser: {
    name: 'normaliser',
    sentence: 'Divides by the size of Q, so that one α suits every scale of reward; no gradient passes through it.',
  },
}
