import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import { blockLosses, flaxActor, flaxCritics, joined } from '../../parity/normalised-networks'
import { parameter } from '../../parity/reference-networks'

const ikostrikovRlpd: AlgorithmAdapter = {
  source: 'ikostrikov/rlpd rlpd/agents/sac/sac_learner.py',
  phase: 'online',
  hyperparameters: ({ hyperparameters: h, dimensions }) => ({
    members: dimensions.critics,
    subset: h.num_min_qs,
    layerNorm: h.critic_layer_norm,
    criticSteps: dimensions.utd,
    backupEntropy: h.backup_entropy,
    temperature: h.init_temperature,
    targetEntropy: (h.target_entropy as number) / dimensions.A!,
    discount: h.discount,
    targetRate: h.tau,
    actorLearningRate: h.actor_lr,
    criticLearningRate: h.critic_lr,
    temperatureLearningRate: h.temp_lr,
    batchSize: dimensions.B! / dimensions.utd!,
  }),
  networks: {
    actor: { from: ['actor'], tree: flaxActor },
    critics: { from: ['critic'], tree: flaxCritics },
    targetCritics: { from: ['target_critic'], tree: flaxCritics },
    temperature: { from: ['temperature'], tree: ([temperature]) => ({ log: parameter(temperature!, 'log_temp') }) },
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
  noise: () => [{ name: 'nextAction' }, { name: 'members' }, { name: 'actorAction' }],
  losses: (log) => ({
    criticLoss: log.critic_loss!,
    qData: log.q!,
    actorLoss: log.actor_loss!,
    entropy: log.entropy!,
    temperature: log.temperature!,
    temperatureLoss: log.temperature_loss!,
  }),
  outputs({ raw, dimensions }, step) {
    return { criticLosses: { shape: [dimensions.utd!], data: blockLosses(raw.updates, step) } }
  },
}

export const parity: AlgorithmParity = { adapters: [ikostrikovRlpd] }
