import type { Mistake } from './mutant'

/** Of algorithms without a fixture: mistakes that their properties have to catch. */

const REBRAC = 'rebrac/rebrac.ts'
const PEX = 'pex/pex.ts'

export const rebracMistakes: readonly Mistake[] = [
  {
    name: 'the target takes the larger critic',
    file: REBRAC,
    changes: [
      [
        'const nextQ = min(qValues(state.targetCritics, batch.nextObservations, nextActions), 0)',
        'const nextQ = mul(-1, min(mul(-1, qValues(state.targetCritics, batch.nextObservations, nextActions)), 0))',
      ],
    ],
  },
  {
    name: 'the penalty is added to the target',
    file: REBRAC,
    changes: [[': sub(nextQ, mul(mul(penalty', ': add(nextQ, mul(mul(penalty']],
  },
  {
    name: 'the penalty where the data have no next action',
    file: REBRAC,
    changes: [['mul(mul(penalty, batch.nextActionKnown), squaredDistance(', 'mul(penalty, squaredDistance(']],
  },
  {
    name: 'the penalty is a mean over action dimensions',
    file: REBRAC,
    changes: [['return sum(square(sub(a, b)), -1)', 'return mean(square(sub(a, b)), -1)']],
  },
  {
    name: 'the penalty falls to nothing',
    file: REBRAC,
    changes: [['maximum(h.leastPenalty, sub(1, div(onlineUpdates', 'maximum(0, sub(1, div(onlineUpdates']],
  },
]

export const pexMistakes: readonly Mistake[] = [
  {
    name: 'the lower Q acts',
    file: PEX,
    changes: [['sub(q(fresh), q(frozen))', 'sub(q(frozen), q(fresh))']],
  },
  {
    name: 'the larger critic judges',
    file: PEX,
    changes: [
      [
        'const q = (actions: Tensor) => min(qValues(critics, observations, actions), 0)',
        'const q = (actions: Tensor) => mul(-1, min(mul(-1, qValues(critics, observations, actions)), 0))',
      ],
    ],
  },
  {
    name: 'the coin is held the wrong way round',
    file: PEX,
    changes: [
      [
        'where(expandDims(less(coin, freshProbability), 1), fresh, frozen)',
        'where(expandDims(less(coin, freshProbability), 1), frozen, fresh)',
      ],
    ],
  },
  {
    name: 'the frozen policy goes on learning',
    file: PEX,
    changes: [
      ["const learning = phase === 'online' ? 'actor' : 'pretrainedActor'", "const learning = 'pretrainedActor'"],
    ],
  },
  {
    name: 'the new policy imitates the row’s action',
    file: PEX,
    changes: [['const actions = both ? composed(both, noise.coin!) : batch.actions', 'const actions = batch.actions']],
  },
]
