import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import type { ReferenceNetwork } from '../../parity/fixture'
import { ensembleOf, linearLayers, mlpOf, parameter, within } from '../../parity/reference-networks'

const critics = ([q]: readonly ReferenceNetwork[]) =>
  ensembleOf(['q1.', 'q2.'].map((prefix) => linearLayers(within(q!, prefix))))

const corlIql: AlgorithmAdapter = {
  source: 'corl-team/CORL algorithms/finetune/iql.py',
  hyperparameters: ({ hyperparameters: h, dimensions }) => ({
    expectile: h.iql_tau,
    inverseTemperature: h.beta,
    maximumWeight: h.exp_adv_max,
    implementation: 'corl',
    discount: h.discount,
    targetRate: h.tau,
    actorLearningRate: h.actor_lr,
    criticLearningRate: h.q_lr,
    valueLearningRate: h.v_lr,
    actorSchedule: 'cosine',
    scheduleSteps: h.max_steps,
    batchSize: dimensions.B,
  }),
  networks: {
    actor: {
      from: ['actor'],
      tree: ([actor]) => ({ mean: mlpOf(linearLayers(actor!)), logStd: parameter(actor!, 'log_std') }),
    },
    critics: { from: ['q'], tree: critics },
    targetCritics: { from: ['tq'], tree: critics },
    value: { from: ['v'], tree: ([v]) => mlpOf(linearLayers(v!)) },
  },
  optimisers: { actorOptimiser: 'actor', criticOptimiser: 'critics', valueOptimiser: 'value' },
  noise: () => [],
  losses: (log) => ({ valueLoss: log.value_loss!, criticLoss: log.q_loss!, actorLoss: log.actor_loss! }),
}

export const parity: AlgorithmParity = { adapters: [corlIql] }
