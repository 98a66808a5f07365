import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import type { Fixture, ReferenceNetwork } from '../../parity/fixture'
import {
  ensembleOf,
  linearLayers,
  mlpOf,
  parameter,
  type ReferenceTree,
  sideBySide,
} from '../../parity/reference-networks'
import { initialAdam } from '../shared/networks'
import { orlkitDynamics } from './dynamics-parity'

const critics = {
  tree: (networks: readonly ReferenceNetwork[]) => ensembleOf(networks.map(linearLayers)),
}

/** Two output layers on one body are our last layer: mean, then log standard deviation. */
function twoHeaded([network]: readonly ReferenceNetwork[]): ReferenceTree {
  const layers = linearLayers(network!)
  const [mean, logStd] = layers.slice(-2)
  return mlpOf([...layers.slice(0, -2), sideBySide(mean!, logStd!)])
}

/** OfflineRL-Kit's SAC as MOPO uses it. */
export const orlkitMopoSac: AlgorithmAdapter = {
  source: 'yihaosun1124/OfflineRL-Kit offlinerlkit/policy/model_based/mopo.py',
  hyperparameters: ({ hyperparameters: h, dimensions }: Fixture) => ({
    discount: h.gamma,
    targetRate: h.tau,
    actorLearningRate: h.actor_lr,
    criticLearningRate: h.critic_lr,
    entropyTuning: 'automatic',
    temperature: Math.exp(h.initial_log_alpha as number),
    temperatureLearningRate: h.alpha_lr,
    targetEntropy: -1,
    batchSize: dimensions.B,
  }),
  networks: {
    actor: { from: ['actor'], tree: twoHeaded },
    critics: { from: ['q1', 'q2'], ...critics },
    targetCritics: { from: ['tq1', 'tq2'], ...critics },
  },
  // OfflineRL-Kit's log alpha belongs to no network, so the fixture has no name for it.
  otherGradients: { temperature: { from: ['?'], tree: ([optimiser]) => ({ log: parameter(optimiser!, '') }) } },
  optimisers: { actorOptimiser: 'actor', criticOptimiser: 'critics' },
  otherState: ({ hyperparameters: h }) => {
    const temperature = { log: { shape: [], data: Float32Array.of(h.initial_log_alpha as number) } }
    return { temperature, temperatureOptimiser: initialAdam(temperature) }
  },
  noise: () => [{ name: 'nextAction' }, { name: 'action' }],
  losses: (log) => ({
    criticLoss: log['loss/critic1']! + log['loss/critic2']!,
    actorLoss: log['loss/actor']!,
    temperatureLoss: log['loss/alpha']!,
    temperature: log.alpha!,
  }),
}

export const parity: AlgorithmParity = { adapters: [orlkitMopoSac], parts: [orlkitDynamics] }
