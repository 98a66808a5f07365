import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import type { ReferenceNetwork } from '../../parity/fixture'
import { ensembleOf, linearLayers, mlpOf } from '../../parity/reference-networks'

const actor = ([network]: readonly ReferenceNetwork[]) => mlpOf(linearLayers(network!))
const critics = (networks: readonly ReferenceNetwork[]) => ensembleOf(networks.map(linearLayers))

const corlTd3Bc: AlgorithmAdapter = {
  source: 'corl-team/CORL algorithms/offline/td3_bc.py',
  hyperparameters: ({ hyperparameters: h, dimensions }) => ({
    alpha: h.alpha,
    targetNoise: h.policy_noise,
    targetNoiseClip: h.noise_clip,
    policyDelay: h.policy_freq,
    discount: h.discount,
    targetRate: h.tau,
    actorLearningRate: h.lr,
    criticLearningRate: h.lr,
    batchSize: dimensions.B,
  }),
  networks: {
    actor: { from: ['actor'], tree: actor },
    critics: { from: ['q1', 'q2'], tree: critics },
    targetActor: { from: ['tactor'], tree: actor },
    targetCritics: { from: ['tq1', 'tq2'], tree: critics },
  },
  optimisers: { actorOptimiser: 'actor', criticOptimiser: 'critics' },
  noise: () => [{ name: 'nextAction' }],
  losses: (log) => ({
    criticLoss: log.critic_loss!,
    ...(log.actor_loss !== undefined && { actorLoss: log.actor_loss }),
  }),
}

export const parity: AlgorithmParity = { adapters: [corlTd3Bc] }
