import type { Mistake } from './mutant'

const MAIN = 'oema/oema.ts'
const LOSSES = 'oema/losses.ts'

export const o2oMistakes: readonly Mistake[] = [
  {
    name: 'the explorer sees the critics before their step',
    file: MAIN,
    changes: [
      ['actor.state.actor : state.actor, critics, batch', 'actor.state.actor : state.actor, state.critics, batch'],
    ],
  },
  {
    name: 'the explorer sees the policy before its step',
    file: MAIN,
    changes: [['actor ? actor.state.actor : state.actor, critics', 'state.actor, critics']],
  },
  {
    name: 'the actor sees the critics before their step',
    file: MAIN,
    changes: [['actorStep(state, critics, batches', 'actorStep(state, state.critics, batches']],
  },
  {
    name: 'the look-ahead is tested on the batch',
    file: MAIN,
    changes: [
      ['metaStep(state.actor, critics, recent.observations', 'metaStep(state.actor, critics, batch.observations'],
    ],
  },
  {
    name: 'targets moved at every step',
    file: MAIN,
    changes: [['...(due(h.policyDelay) ?', '...(due(1) ?']],
  },
  {
    name: 'the cloning term stays',
    file: MAIN,
    changes: [["!online || h.cloningOnline === 'kept'", "online || h.cloningOnline === 'kept'"]],
  },
  {
    name: 'priorities from the ratio before its step',
    file: MAIN,
    changes: [['const w = densityRatio(step.parameters', 'const w = densityRatio(state.ratio']],
  },
  {
    name: 'the loss ratio upside down',
    file: LOSSES,
    changes: [['div(trainLoss, testLoss)', 'div(testLoss, trainLoss)']],
  },
  {
    name: 'the whole difference of the critics as sigma',
    file: LOSSES,
    changes: [['mul(0.5, sub(max(q, 0)', 'mul(1, sub(max(q, 0)']],
  },
  {
    name: 'offline and online exchanged in the density ratio',
    file: LOSSES,
    changes: [
      [
        '[densityRatio(network, offline, h), densityRatio(network, online, h)]',
        '[densityRatio(network, online, h), densityRatio(network, offline, h)]',
      ],
    ],
  },
  {
    name: 'no exploration noise in the explorer’s loss',
    file: LOSSES,
    changes: [['mul(h.explorationNoise, noise)', 'mul(0, noise)']],
  },
  {
    name: 'priorities without their temperature',
    file: LOSSES,
    changes: [['div(1, h.temperature)', 'div(1, 1)']],
  },
]
