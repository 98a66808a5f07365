import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import { type Fixture, nestedArray, type ReferenceBatch, type ReferenceNetwork } from '../../parity/fixture'
import { ensembleOf, linearLayers, mlpOf } from '../../parity/reference-networks'

const one = ([network]: readonly ReferenceNetwork[]) => mlpOf(linearLayers(network!))

/** l1 to l3 are the first critic, l4 to l6 the second. */
const twins = ([critic]: readonly ReferenceNetwork[]) => {
  const layers = linearLayers(critic!)
  return ensembleOf([layers.slice(0, layers.length / 2), layers.slice(layers.length / 2)])
}

/** The columns that begin with `prefix`, without it. */
function rows(batch: ReferenceBatch, prefix: string): ReferenceBatch {
  return Object.fromEntries(
    Object.entries(batch)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, values]) => [name.slice(prefix.length), values]),
  )
}

/** OEMA online: every idea on, the loss ratio unguarded, the meta-gradient of first order. */
const oema: AlgorithmAdapter = {
  source: 'guosyjlu/OEMA TD3_OEMA/TD3_OEMA.py',
  phase: 'online',
  hyperparameters: ({ hyperparameters: h, dimensions, before }: Fixture) => ({
    explorer: 'perturbation',
    optimism: h.optimism_level,
    perturbationBound: h.phi,
    explorationNoise: h.expl_noise,
    replay: 'prioritised',
    temperature: h.temperature,
    ratioOutput: 'relu',
    metaWeighting: 'ratio',
    metaWeight: h.beta,
    guardRatio: false,
    metaGradient: 'first-order',
    innerLearningRate: h.inner_lr,
    anneal: h.anneal,
    annealSteps: annealSteps(h.anneal_step),
    cloningOnline: 'dropped',
    discount: h.discount,
    targetRate: h.tau,
    actorLearningRate: h.lr,
    criticLearningRate: h.lr,
    explorerLearningRate: h.lr,
    policyDelay: h.policy_freq,
    explorerDelay: 1,
    targetNoise: h.policy_noise,
    targetNoiseClip: h.noise_clip,
    batchSize: dimensions.B,
    hiddenUnits: before.actor?.['l1.bias']?.data.length,
  }),
  networks: {
    actor: { from: ['actor'], tree: one },
    targetActor: { from: ['tactor'], tree: one },
    critics: { from: ['critic'], tree: twins },
    targetCritics: { from: ['tcritic'], tree: twins },
    explorer: { from: ['perturb'], tree: one },
    ratio: { from: ['weight'], tree: one },
  },
  optimisers: {
    actorOptimiser: 'actor',
    criticOptimiser: 'critics',
    explorerOptimiser: 'explorer',
    ratioOptimiser: 'ratio',
  },
  otherState: () => ({ metaShare: { shape: [], data: Float32Array.of(1) } }),
  noise: () => [{ name: 'nextAction' }, { name: 'exploration' }],
  batches: (batch) => ({
    batch: rows(batch, 'rl_'),
    offline: rows(batch, 'offline_'),
    online: rows(batch, 'online_'),
    recent: rows(batch, 'meta_'),
  }),
  losses: (log) => ({ metaWeight: log.beta! }),
  outputs: ({ raw }, step) => ({ priorities: nestedArray((raw.priorities as unknown[])[step]) }),
}

/** "beta/140000": so many actor updates until nothing is left. */
function annealSteps(rule: unknown): number {
  return Number(String(rule).split('/')[1])
}

export const parity: AlgorithmParity = { adapters: [oema] }
