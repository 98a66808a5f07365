import { td3Bc } from '../../algorithms/td3-bc/td3-bc'
import type { AlgorithmAdapter } from '../algorithm-case'
import type { ReferenceNetwork } from '../fixture'
import { ensembleOf, linearLayers, mlpOf } from '../reference-networks'

const actor = ([network]: readonly ReferenceNetwork[]) => mlpOf(linearLayers(network!))
const critics = (networks: readonly ReferenceNetwork[]) => ensembleOf(networks.map(linearLayers))

export const corlTd3Bc: AlgorithmAdapter = {
  algorithm: td3Bc,
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
