import type { Mistake } from './mutant'

const RLPD = 'rlpd/rlpd.ts'
const WSRL = 'wsrl/wsrl.ts'
const NORM = 'shared/networks.ts'
const NETWORKS = 'shared/networks.ts'

/** Mistakes that ports of RLPD make; letters as in the notes on the reference. */
export const rlpdMistakes: readonly Mistake[] = [
  {
    name: 'the actor climbs the smallest critic instead of their mean',
    file: RLPD,
    changes: [
      [
        'mean(sub(mul(alpha, logProbability), mean(qValues(critics, block.observations, actions), 0)))',
        'mean(sub(mul(alpha, logProbability), min(qValues(critics, block.observations, actions), 0)))',
      ],
    ],
  },
  {
    name: 'the target takes the smallest of all critics',
    file: RLPD,
    changes: [['membersOf(targetCritics, noise.members)', 'targetCritics']],
  },
  {
    name: 'the losses are summed over critics',
    file: RLPD,
    changes: [
      [
        'return mean(square(sub(qValues(critics, block.observations, block.actions), y)))',
        'return mul(critics.layer0!.weight.shape[0]!, mean(square(sub(qValues(critics, block.observations, block.actions), y))))',
      ],
    ],
  },
  {
    name: 'the targets follow once, after the last critic step',
    file: RLPD,
    changes: [
      [
        'targetCritics = polyak(targetCritics, critics, h.targetRate)',
        'if (index === h.criticSteps - 1) targetCritics = polyak(targetCritics, critics, h.targetRate)',
      ],
    ],
  },
  {
    name: 'every critic step on the first block',
    file: RLPD,
    changes: [
      ['block = blockOf(batches.batch, index, h.criticSteps)', 'block = blockOf(batches.batch, 0, h.criticSteps)'],
    ],
  },
  {
    name: 'the actor on the whole batch’s first block',
    file: RLPD,
    changes: [['const last = block\n', 'const last = blockOf(batches.batch, 0, h.criticSteps)\n']],
  },
  {
    name: 'the actor sees the critics before their last step',
    file: RLPD,
    changes: [['actorLoss(actor, critics, last,', 'actorLoss(actor, before, last,']],
  },
  {
    name: 'no entropy in the target',
    file: RLPD,
    changes: [['h.backupEntropy ? sub(nextQ', '!h.backupEntropy ? sub(nextQ']],
  },
  {
    name: 'the temperature’s loss on log alpha',
    file: RLPD,
    changes: [
      [
        'return mul(exp(log), stopGradient(sub(entropy, wanted)))',
        'return mul(log, stopGradient(sub(entropy, wanted)))',
      ],
    ],
  },
  { name: 'the epsilon of PyTorch in LayerNorm', file: NORM, changes: [['EPSILON = 1e-6', 'EPSILON = 1e-3']] },
  {
    name: 'LayerNorm behind the activation',
    file: NETWORKS,
    changes: [
      ['const input = inputNorm ? layerNorm(inputNorm, x) : x', 'const input = x'],
      [
        'return outputNorm ? layerNorm(outputNorm, output) : output',
        'return outputNorm ? layerNorm(outputNorm, relu(output)) : output',
      ],
    ],
  },
]

export const wsrlMistakes: readonly Mistake[] = [
  {
    name: 'optimisers without a gradient stand still',
    file: WSRL,
    changes: [["if (!gradient && h.implementation === 'plain')", 'if (!gradient)']],
  },
  {
    name: 'the actor climbs the mean of the critics',
    file: WSRL,
    changes: [
      [
        'mean(min(qValues(critics, batch.observations, actions), 0)))',
        'mean(mean(qValues(critics, batch.observations, actions), 0)))',
      ],
    ],
  },
  {
    name: 'the temperature’s entropy at s',
    file: WSRL,
    changes: [
      [
        'neg(mean(sample(actor, batch.nextObservations, noise).logProbability))',
        'neg(mean(sample(actor, batch.observations, noise).logProbability))',
      ],
    ],
  },
  {
    name: 'entropy in the target',
    file: WSRL,
    changes: [['return bootstrap(block, h.backupEntropy ?', 'return bootstrap(block, !h.backupEntropy ?']],
  },
  {
    name: 'actor and temperature on the last block alone',
    file: WSRL,
    changes: [
      [
        'const policy = policyStep(state, batch, noise, h)\n  const values',
        'const cut = (x: Tensor) => blockOf({ ...batch, actions: x }, h.criticSteps - 1, h.criticSteps).actions\n  const drawn = { ...noise, actorAction: cut(noise.actorAction), temperatureAction: cut(noise.temperatureAction) }\n  const policy = policyStep(state, last.block, drawn, h)\n  const values',
      ],
    ],
  },
  {
    name: 'another function than softplus',
    file: WSRL,
    changes: [['return mul(softplus(lagrange), stopGradient(', 'return mul(mul(lagrange, lagrange), stopGradient(']],
  },
  {
    name: 'a target step after the actor’s step too',
    file: WSRL,
    changes: [
      [
        'state = optimise(state, gradients, h)\n',
        'state = optimise(state, gradients, h)\n  state = { ...state, targetCritics: polyak(state.targetCritics, state.critics, h.targetRate) }\n',
      ],
    ],
  },
]
