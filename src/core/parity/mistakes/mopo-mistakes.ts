import type { Mistake } from './mutant'

const DYNAMICS = 'mopo/dynamics.ts'
const PENALTIES = 'mopo/model-step.ts'

export const mopoMistakes: readonly Mistake[] = [
  {
    name: 'no entropy in the target',
    file: 'mopo/mopo.ts',
    changes: [['sub(nextQ, mul(alpha, next.logProbability))', 'sub(nextQ, mul(0, next.logProbability))']],
  },
  {
    name: 'terminals ignored',
    file: 'mopo/mopo.ts',
    changes: [['sub(1, terminals)', 'sub(1, mul(0, terminals))']],
  },
  {
    name: 'the actor sees the critics before their step',
    file: 'mopo/mopo.ts',
    changes: [['actorLoss(actor, critics.parameters, batch', 'actorLoss(actor, state.critics, batch']],
  },
  {
    name: 'log density of the wrong form',
    file: 'mopo/mopo.ts',
    changes: [["correction: 'epsilon'", "correction: 'exact'"]],
  },
  {
    name: 'the targets follow the critics before their step',
    file: 'mopo/mopo.ts',
    changes: [['polyak(state.targetCritics, critics.parameters', 'polyak(state.targetCritics, state.critics']],
  },
]

export const dynamicsMistakes: readonly Mistake[] = [
  {
    name: 'precision with the wrong sign',
    file: DYNAMICS,
    changes: [['exp(mul(-1, logVariance))', 'exp(logVariance)']],
  },
  {
    name: 'members averaged instead of summed',
    file: DYNAMICS,
    changes: [['const fit = sum(mean(', 'const fit = mean(mean(']],
  },
  {
    name: 'the lower bound of the variance left out',
    file: DYNAMICS,
    changes: [['add(minLogVariance, softplus(sub(below, minLogVariance)))', 'below']],
  },
  {
    name: 'bounds pushed apart',
    file: DYNAMICS,
    changes: [
      [
        'sub(sum(dynamics.maxLogVariance), sum(dynamics.minLogVariance))',
        'sub(sum(dynamics.minLogVariance), sum(dynamics.maxLogVariance))',
      ],
    ],
  },
  {
    name: 'tanh instead of swish',
    file: DYNAMICS,
    changes: [['return mul(x, sigmoid(x))', 'return mul(2, sub(sigmoid(x), 0.5))']],
  },
]

export const penaltyMistakes: readonly Mistake[] = [
  {
    name: 'variance instead of standard deviation',
    file: PENALTIES,
    changes: [['aleatoric: sqrt(', 'aleatoric: (']],
  },
  {
    name: 'the reward left out of the predicted standard deviation',
    file: PENALTIES,
    changes: [['sum(square(std), -1)', 'sum(square(firstOf(std, observationSize)), -1)']],
  },
  {
    name: 'ensemble variance summed over dimensions',
    file: PENALTIES,
    changes: [['sqrt(mean(mean(square(deviation), 0), -1))', 'sqrt(sum(mean(square(deviation), 0), -1))']],
  },
  {
    name: 'the mean over members instead of the largest',
    file: PENALTIES,
    changes: [['discrepancy: sqrt(max(', 'discrepancy: sqrt(mean(']],
  },
]
