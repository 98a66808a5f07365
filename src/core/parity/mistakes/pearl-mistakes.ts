import type { Mistake } from './mutant'

const MAIN = 'pearl/pearl.ts'
const LOSSES = 'pearl/losses.ts'
const VERSIONS = 'pearl/losses.ts'
const INFERENCE = 'pearl/inference.ts'

export const pearlMistakes: readonly Mistake[] = [
  {
    name: 'z detached in the critics, so that nothing teaches the encoder its tasks',
    file: MAIN,
    changes: [['criticLoss(critics, batch, inferred.z, y)', 'criticLoss(critics, batch, stopGradient(inferred.z), y)']],
  },
  {
    name: 'the prior as a factor of the product',
    file: INFERENCE,
    changes: [['add(sum(precisions, 1), empty)', 'add(sum(precisions, 1), 1)']],
  },
  {
    name: 'the divergence averaged instead of summed',
    file: INFERENCE,
    changes: [
      ['mul(0.5, sum(sub(sub(', 'mul(0.5, mean(sub(sub('],
      ['  minimum,', '  mean,\n  minimum,'],
    ],
  },
  {
    name: 'variance taken for standard deviation in z',
    file: INFERENCE,
    changes: [['mul(sqrt(variance), noise)', 'mul(variance, noise)']],
  },
  {
    name: 'V and the actor see the critics before their step',
    file: MAIN,
    changes: [
      ['min(q(critics.parameters, observations, sampled.actions', 'min(q(state.critics, observations, sampled.actions'],
    ],
  },
  {
    name: 'rewards unscaled in the critics',
    file: MAIN,
    changes: [['mul(h.criticRewardScale, batch.rewards)', 'mul(1, batch.rewards)']],
  },
  {
    name: 'no regulariser of the mean',
    file: LOSSES,
    changes: [['mul(h.meanRegulariser, mean(', 'mul(0, mean(']],
  },
  {
    name: 'the target value follows V before its step',
    file: VERSIONS,
    changes: [['polyak(state.targetValue!, step.parameters', 'polyak(state.targetValue!, state.value!']],
  },
]
