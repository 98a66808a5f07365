import { maximum, type Tensor } from '@tensorflow/tfjs-core'
import { boolean } from '../../schema/field'
import { type Batch, defineAlgorithm } from '../algorithm'
import { type CqlBatches, type CqlNoise, type CqlState, conservativeActorCritic, conservativeUpdate } from '../cql/cql'
import { cqlHyperparameters } from '../cql/hyperparameters'

// --- hyperparameters ---

const hyperparameters = {
  ...cqlHyperparameters,
  calibrateOnline: boolean({
    label: 'Calibrate online',
    default: true,
    prominent: true,
    explanation: 'Whether Q stays bounded from below after the switch too.',
    reference: 'on in the authors’ code, switched off at the switch in CORL',
  }),
} as const

// --- networks: those of CQL ---

// --- losses: those of CQL, with this bound in the regulariser ---

/**
 * max(Q_i(s, a_k), V^mu(s)), V^mu estimated by the row's return-to-go: below it nothing is pushed down (Nakamoto et al.
 * 2023, section 5). Not for uniform actions, nor for the data's.
 */
function calibrated(q: Tensor, { returnsToGo }: Batch): Tensor {
  return maximum(q, returnsToGo)
}

// --- algorithm ---

export const calQl = defineAlgorithm<typeof hyperparameters, CqlState, CqlBatches, CqlNoise>({
  id: 'cal-ql',
  label: 'Cal-QL',
  summary: 'CQL that never pushes Q below what the data’s behaviour earned, so that little has to be unlearnt online.',
  source:
    'Nakamoto et al. 2023, “Cal-QL: Calibrated Offline RL Pre-Training for Efficient Online Fine-Tuning”; corl-team/CORL algorithms/finetune/cal_ql.py and nakamotoo/Cal-QL',
  parity: () => import('./parity'),
  hyperparameters,
  ...conservativeActorCritic,
  runDefaults: { mixing: 'ratio', offlineShare: 0.5 },
  wholeEpisodes: true,
  update: (given) => {
    const calibrates = given.phase === 'offline' || given.h.calibrateOnline
    return conservativeUpdate(given, calibrates ? calibrated : (q) => q)
  },
})
