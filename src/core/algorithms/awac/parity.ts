import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import type { Fixture, ReferenceNetwork } from '../../parity/fixture'
import { ensembleOf, linearLayers, mlpOf, parameter } from '../../parity/reference-networks'

const critics = {
  tree: (networks: readonly ReferenceNetwork[]) => ensembleOf(networks.map(linearLayers)),
}

function gaussianActor(logStd: string) {
  return ([actor]: readonly ReferenceNetwork[]) => ({
    mean: mlpOf(linearLayers(actor!)),
    logStd: parameter(actor!, logStd),
  })
}

const optimisers = { actorOptimiser: 'actor', criticOptimiser: 'critics' }

/** CORL: exponential weights, critics before the actor. */
const corlAwac: AlgorithmAdapter = {
  source: 'corl-team/CORL algorithms/finetune/awac.py',
  hyperparameters: ({ hyperparameters: h, dimensions }: Fixture) => ({
    lambda: h.awac_lambda,
    weights: 'exponential',
    maximumWeight: h.exp_adv_max,
    discount: h.discount,
    targetRate: h.tau,
    actorLearningRate: h.actor_lr,
    criticLearningRate: h.critic_lr,
    weightDecay: 0,
    valueEstimate: 'sample',
    policyForm: 'corl',
    updateOrder: 'sequential',
    batchSize: dimensions.B,
  }),
  networks: {
    actor: { from: ['actor'], tree: gaussianActor('_log_std') },
    critics: { from: ['q1', 'q2'], ...critics },
    targetCritics: { from: ['tq1', 'tq2'], ...critics },
  },
  optimisers,
  noise: () => [{ name: 'nextAction' }, { name: 'valueAction' }],
  losses: (log) => ({ criticLoss: log.critic_loss!, actorLoss: log.actor_loss! }),
}

/** The authors' rlkit: weights by softmax over the batch, every loss on the old networks. */
const rlkitAwac: AlgorithmAdapter = {
  source: 'rail-berkeley/rlkit rlkit/torch/sac/awac_trainer.py',
  hyperparameters: ({ hyperparameters: h, dimensions }: Fixture) => ({
    lambda: h.beta,
    weights: 'softmax',
    discount: h.discount,
    targetRate: h.soft_target_tau,
    actorLearningRate: h.policy_lr,
    criticLearningRate: h.qf_lr,
    weightDecay: h.policy_weight_decay,
    valueEstimate: 'sample',
    policyForm: 'rlkit',
    updateOrder: 'simultaneous',
    batchSize: dimensions.B,
  }),
  networks: {
    actor: { from: ['pi'], tree: gaussianActor('log_std_logits') },
    critics: { from: ['q1', 'q2'], ...critics },
    targetCritics: { from: ['tq1', 'tq2'], ...critics },
  },
  optimisers,
  noise: () => [{ name: 'valueAction' }, { name: 'nextAction' }],
  losses: (log, { dimensions }) => ({
    criticLoss: log['QF1 Loss']! + log['QF2 Loss']!,
    // rlkit logs the softmax itself; the loss takes it times B.
    weight: log['Advantage Weights Mean']! * dimensions.B!,
    advantage: log['Advantage Score Mean']!,
  }),
}

export const parity: AlgorithmParity = { adapters: [corlAwac, rlkitAwac] }
