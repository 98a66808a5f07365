import type { Mistake } from './mutant'

/** Mistakes that people make in these algorithms, each of which the parity check has to catch. */

const IGNORED_TERMINAL = [['sub(1, batch.terminals)', 'sub(1, mul(0, batch.terminals))']] as const
const STALE_TARGETS = [
  ['polyak(state.targetCritics, critics.parameters, h', 'polyak(state.targetCritics, state.critics, h'],
] as const

export const awacMistakes: readonly Mistake[] = [
  {
    name: 'gradient through the advantage weights',
    file: 'awac/awac.ts',
    changes: [
      ['mul(stopGradient(weights), logProbability)', 'mul(weights, logProbability)'],
      [
        'actorLoss(actor, batch, w, h)',
        'actorLoss(actor, batch, advantageWeights(sub(q, value(actor, judging, batch, noise.valueAction, h)), h), h)',
      ],
    ],
  },
  {
    name: 'the actor sees the critics before their step',
    file: 'awac/awac.ts',
    changes: [["h.updateOrder === 'sequential' ?", "h.updateOrder !== 'sequential' ?"]],
  },
  {
    name: 'the targets follow the critics before their step',
    file: 'awac/awac.ts',
    changes: STALE_TARGETS,
  },
  {
    name: 'V at the mean action',
    file: 'awac/awac.ts',
    changes: [
      [
        'return min(qValues(critics, s, sampleAction(actor, s, noise, h)), 0)',
        'return min(qValues(critics, s, policy(actor, s, h).mean), 0)',
      ],
    ],
  },
  {
    name: 'the larger critic in the advantage',
    file: 'awac/awac.ts',
    changes: [
      ['const q = min(qValues(judging', 'const q = mul(-1, min(mul(-1, qValues(judging'],
      ['batch.actions), 0)\n    const advantage', 'batch.actions)), 0))\n    const advantage'],
    ],
  },
  {
    name: 'advantages times the temperature',
    file: 'awac/awac.ts',
    changes: [
      ['div(minimum(advantage, h.clipScore), h.lambda)', 'mul(minimum(advantage, h.clipScore), mul(2, h.lambda))'],
    ],
  },
]

export const rlkitAwacMistakes: readonly Mistake[] = [
  {
    name: 'softmax weights without the factor B',
    file: 'awac/awac.ts',
    changes: [['mul(softmax(scores(advantage, h)), advantage.shape[0]!)', 'softmax(scores(advantage, h))']],
  },
  {
    name: 'the actor sees the critics after their step',
    file: 'awac/awac.ts',
    changes: [["h.updateOrder === 'sequential' ?", "h.updateOrder !== 'sequential' ?"]],
  },
  {
    name: 'log standard deviation clamped instead of squashed',
    file: 'awac/awac.ts',
    changes: [["form: 'sigmoid', low: -6", "form: 'clamp', low: -6"]],
  },
]

export const cqlMistakes: readonly Mistake[] = [
  {
    name: 'importance weight of the next actions missing',
    file: 'cql/regulariser.ts',
    changes: [['sub(boundedNext, next.logProbability)', 'boundedNext']],
  },
  {
    name: 'density of the uniform actions with the wrong sign',
    file: 'cql/regulariser.ts',
    changes: [['add(qUniform, uniform.shape', 'sub(qUniform, uniform.shape']],
  },
  {
    name: 'next actions scored at the next state',
    file: 'cql/regulariser.ts',
    changes: [
      [
        'const [qUniform, qPolicy, qNext] = split(q, 3, 1) as [Tensor, Tensor, Tensor]',
        'const [qUniform, qPolicy] = split(q, 3, 1) as [Tensor, Tensor]\n  const qNext = qOfSamples(critics, batch.nextObservations, next.actions)',
      ],
    ],
  },
  {
    name: 'the data’s action in the soft maximum too',
    file: 'cql/regulariser.ts',
    changes: [
      [
        '          sub(boundedNext, next.logProbability),',
        '          sub(boundedNext, next.logProbability),\n          expandDims(qData, 1),',
      ],
    ],
  },
  {
    name: 'entropy in the target',
    file: 'cql/cql.ts',
    changes: [['if (h.backupEntropy)', 'if (!h.backupEntropy)']],
  },
  { name: 'terminals ignored', file: 'cql/cql.ts', changes: IGNORED_TERMINAL },
  { name: 'the targets follow the critics before their step', file: 'cql/cql.ts', changes: STALE_TARGETS },
  {
    name: 'gradient through the temperature’s log density dropped from the actor',
    file: 'cql/cql.ts',
    changes: [['const bonus = mul(alpha, logProbability)', 'const bonus = mul(alpha, stopGradient(logProbability))']],
  },
]

export const calQlMistakes: readonly Mistake[] = [
  {
    name: 'calibration of the uniform actions too',
    file: 'cql/regulariser.ts',
    changes: [['add(qUniform, uniform.shape', 'add(bound(qUniform, batch), uniform.shape']],
  },
  {
    name: 'calibration of the data’s action too',
    file: 'cql/regulariser.ts',
    changes: [['gap: meanGap(softMaximum, qData, h)', 'gap: meanGap(softMaximum, bound(qData, batch), h)']],
  },
  {
    name: 'no calibration of the next actions',
    file: 'cql/regulariser.ts',
    changes: [['bound(qNext, batch)]', 'qNext]']],
  },
  {
    name: 'log density subtracted before the maximum',
    file: 'cql/regulariser.ts',
    changes: [['sub(boundedPolicy, policy.logProbability)', 'bound(sub(qPolicy, policy.logProbability), batch)']],
  },
  {
    name: 'the bound as an upper one',
    file: 'cal-ql/cal-ql.ts',
    changes: [
      ['maximum(q, returnsToGo)', 'minimum(q, returnsToGo)'],
      ['import { maximum,', 'import { minimum,'],
    ],
  },
  {
    name: 'gradient where the bound holds',
    file: 'cal-ql/cal-ql.ts',
    changes: [
      ['return maximum(q, returnsToGo)', 'return add(q, stopGradient(sub(maximum(q, returnsToGo), q)))'],
      [
        "import { maximum, type Tensor } from '@tensorflow/tfjs-core'",
        "import { add, maximum, sub, type Tensor } from '@tensorflow/tfjs-core'\nimport { stopGradient } from '../../engine/gradients'",
      ],
    ],
  },
]

export const lagrangeMistakes: readonly Mistake[] = [
  {
    name: 'the mean over the sampled actions in the target',
    file: 'cql/cql.ts',
    changes: [['max(smaller, 0) :', 'mean(smaller, 0) :']],
  },
  {
    name: 'the multiplier falls where it should rise',
    file: 'cql/cql.ts',
    changes: [['mul(-0.5, sum(', 'mul(0.5, sum(']],
  },
  {
    name: 'the target gap missing from the multiplier’s loss',
    file: 'cql/cql.ts',
    changes: [['sub(stopGradient(gap), h.targetActionGap)', 'stopGradient(gap)']],
  },
  {
    name: 'the multiplier missing from the critics’ loss',
    file: 'cql/cql.ts',
    changes: [['h.lagrange ? mul(multiplier(state.multiplier.log), baseWeight) : baseWeight', 'baseWeight']],
  },
]

export const iqlMistakes: readonly Mistake[] = [
  {
    name: 'actor and critics see V after its step',
    file: 'iql/iql.ts',
    changes: [["const judging = h.implementation === 'corl' ?", "const judging = h.implementation !== 'corl' ?"]],
  },
  {
    name: 'expectile of the wrong side',
    file: 'iql/iql.ts',
    changes: [
      ['cast(less(', 'cast(greater('],
      ['  less,\n', '  greater,\n'],
    ],
  },
  {
    name: 'advantage from the online critics',
    file: 'iql/iql.ts',
    changes: [['qValues(state.targetCritics, batch', 'qValues(state.critics, batch']],
  },
  { name: 'terminals ignored', file: 'iql/iql.ts', changes: IGNORED_TERMINAL },
  {
    name: 'the critics’ losses summed',
    file: 'iql/iql.ts',
    changes: [["h.implementation === 'corl' ? mean(perCritic)", "h.implementation !== 'corl' ? mean(perCritic)"]],
  },
  {
    name: 'gradient of the critics’ loss into V',
    file: 'iql/iql.ts',
    changes: [
      [
        'valueLoss(value, batch, targetQ, h.expectile)',
        'add(valueLoss(value, batch, targetQ, h.expectile), criticLoss(state.critics, batch, stateValue(value, batch.nextObservations), h))',
      ],
      ['stopGradient(nextValue)', 'nextValue'],
    ],
  },
]

export const td3BcMistakes: readonly Mistake[] = [
  {
    name: 'gradient through the normaliser of Q',
    file: 'shared/td3.ts',
    changes: [['mean(abs(stopGradient(q)))', 'mean(abs(q))']],
  },
  {
    name: 'the cloning term summed over action dimensions',
    file: 'shared/td3.ts',
    changes: [
      [
        'return sub(mean(square(sub(actions, batch.actions)))',
        'return sub(mul(batch.actions.shape[1]!, mean(square(sub(actions, batch.actions))))',
      ],
    ],
  },
  {
    name: 'no noise on target actions',
    file: 'shared/td3.ts',
    changes: [
      [
        'add(deterministicAction(targetActor, nextObservations), disturbance)',
        'add(deterministicAction(targetActor, nextObservations), mul(0, disturbance))',
      ],
    ],
  },
  {
    name: 'the actor is not delayed',
    file: 'td3/td3.ts',
    changes: [['(step + 1) % h.policyDelay', '(step + 1) % 1']],
  },
  {
    name: 'the actor sees the critics before their step',
    file: 'td3/td3.ts',
    changes: [['actorLoss(parameters, critics.parameters, batch)', 'actorLoss(parameters, state.critics, batch)']],
  },
  {
    name: 'the target policy’s place taken by the policy',
    file: 'td3/td3.ts',
    changes: [['smoothedTargetAction(state.targetActor', 'smoothedTargetAction(state.actor']],
  },
]

export const sacMistakes: readonly Mistake[] = [
  {
    name: 'no entropy in the target',
    file: 'sac/sac.ts',
    changes: [['h.backupEntropy ? sub(nextQ', '!h.backupEntropy ? sub(nextQ']],
  },
  {
    name: 'the actor sees the critics before their step',
    file: 'sac/sac.ts',
    changes: [
      ['updateActor(state, critics, batch, actorAction', 'updateActor(state, state.critics, batch, actorAction'],
    ],
  },
  { name: 'terminals ignored', file: 'sac/sac.ts', changes: IGNORED_TERMINAL },
  {
    name: 'target entropy with the wrong sign',
    file: 'sac/sac.ts',
    changes: [['const entropy = mul(h.targetEntropy, batch', 'const entropy = mul(mul(-1, h.targetEntropy), batch']],
  },
  {
    name: 'log density of the wrong form',
    file: 'sac/sac.ts',
    changes: [
      ["logStd: { low: -5, high: 2 }, correction: 'epsilon'", "logStd: { low: -5, high: 2 }, correction: 'exact'"],
    ],
  },
  { name: 'the targets follow the critics before their step', file: 'sac/sac.ts', changes: STALE_TARGETS },
]
