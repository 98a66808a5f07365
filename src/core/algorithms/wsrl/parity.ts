import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import { blockLosses, flaxActor, flaxCritics, joined } from '../../parity/normalised-networks'
import { parameter } from '../../parity/reference-networks'

/** The authors' code: one last layer for all critics, optimisers that step without a gradient. */
const zhouzypaulWsrl: AlgorithmAdapter = {
  source: 'zhouzypaul/wsrl wsrl/agents/sac.py',
  phase: 'online',
  hyperparameters: ({ hyperparameters: h, dimensions }) => ({
    implementation: 'authors',
    members: dimensions.critics,
    subset: h.critic_subsample_size,
    layerNorm: h.use_layer_norm,
    criticSteps: dimensions.utd,
    backupEntropy: h.backup_entropy,
    maximumBackup: h.max_target_backup,
    temperature: h.temperature_init,
    targetEntropy: (h.target_entropy as number) / dimensions.A!,
    discount: h.discount,
    targetRate: h.soft_target_update_rate,
    actorLearningRate: h.actor_lr,
    criticLearningRate: h.critic_lr,
    temperatureLearningRate: h.temperature_lr,
    batchSize: dimensions.B! / dimensions.utd!,
  }),
  networks: {
    actor: { from: ['actor'], tree: flaxActor },
    critics: { from: ['critic'], tree: flaxCritics },
    targetCritics: { from: ['target_critic'], tree: flaxCritics },
    temperature: {
      from: ['temperature'],
      tree: ([temperature]) => ({ lagrange: parameter(temperature!, 'lagrange') }),
    },
  },
  optimisers: {
    actorOptimiser: 'actor',
    criticOptimiser: 'critics',
    temperatureOptimiser: 'temperature',
  },
  joinDraws(draws, { dimensions }) {
    const blocks = Array.from({ length: dimensions.utd! }, (_, block) => block)
    const [nextAction, members] = [0, 1].map((place) => joined(blocks.map((block) => draws[2 * block + place]!)))
    return [nextAction!, members!, ...draws.slice(2 * blocks.length)]
  },
  noise: () => [{ name: 'nextAction' }, { name: 'members' }, { name: 'actorAction' }, { name: 'temperatureAction' }],
  losses: (log) => ({
    criticLoss: log.critic_loss!,
    qData: log.predicted_qs!,
    qTarget: log.target_qs!,
    actorLoss: log.actor_loss!,
    entropy: log.entropy!,
    temperature: log.temperature!,
    temperatureLoss: log.temperature_loss!,
  }),
  outputs({ raw, dimensions }, step) {
    return { criticLosses: { shape: [dimensions.utd!], data: blockLosses(raw.updates, step) } }
  },
}

export const parity: AlgorithmParity = { adapters: [zhouzypaulWsrl] }
