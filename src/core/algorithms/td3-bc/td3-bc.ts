import { scalar, sub } from '@tensorflow/tfjs-core'
import { boolean, number } from '../../schema/field'
import { type Batch, defineAlgorithm } from '../algorithm'
import type { Mlp } from '../shared/networks'
import { td3ActorLoss, td3BcActorLoss } from '../shared/td3'
import {
  deterministicActorCritic,
  type Td3Batches,
  type Td3Noise,
  type Td3State,
  td3Hyperparameters,
  td3Update,
} from '../td3/td3'

// --- hyperparameters ---

const hyperparameters = {
  alpha: number({
    label: 'Weight of Q',
    symbol: '\\alpha',
    default: 2.5,
    minimum: 0,
    maximum: 20,
    prominent: true,
    explanation: 'Zero: plain behaviour cloning. Large: TD3.',
    reference: '2.5 (alpha)',
  }),
  cloneOnline: boolean({
    label: 'Clone online',
    default: true,
    prominent: true,
    explanation: 'Whether the actor stays tied to the replayed actions after the switch; without it, TD3 goes on.',
    reference: 'on; OEMA drops it',
  }),
  ...td3Hyperparameters,
} as const

// --- networks: those of TD3 ---

// --- losses: those of TD3, but for the actor: shared/td3.ts ---

// --- algorithm ---

export const td3Bc = defineAlgorithm<typeof hyperparameters, Td3State, Td3Batches, Td3Noise>({
  id: 'td3-bc',
  label: 'TD3+BC',
  summary: 'TD3 whose actor also imitates the data: the smallest change that makes TD3 work offline.',
  source:
    'Fujimoto and Gu 2021, “A Minimalist Approach to Offline Reinforcement Learning”; corl-team/CORL algorithms/offline/td3_bc.py',
  parity: () => import('./parity'),
  hyperparameters,
  ...deterministicActorCritic,
  update: (given) => {
    const clones = given.phase === 'offline' || given.h.cloneOnline
    if (!clones)
      return td3Update(given, (actor, critics, { observations }) => td3ActorLoss(actor, critics, observations))
    const loss = (actor: Mlp, critics: Mlp, batch: Batch) => td3BcActorLoss(actor, critics, batch, given.h.alpha)
    const cloning = (actor: Mlp, critics: Mlp, batch: Batch) => td3BcActorLoss(actor, critics, batch, scalar(0))
    const value = (actor: Mlp, critics: Mlp, batch: Batch) =>
      sub(loss(actor, critics, batch), cloning(actor, critics, batch))
    return td3Update(given, loss, { value, cloning })
  },
})
