import {
  add,
  exp,
  max,
  mean,
  min,
  mul,
  neg,
  type Scalar,
  square,
  stack,
  sub,
  type Tensor,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import {
  type Batch,
  chosen,
  defineAlgorithm,
  type Live,
  lossTermsAndRest,
  normal,
  type UpdateResult,
  uniform,
} from '../algorithm'
import { blockOf, drawOf, membersOf, spreadOf } from '../shared/ensembles'
import { ensembleMetrics, entropyMetrics } from '../shared/fields'
import {
  type AdamState,
  adam,
  copyOf,
  criticProbes,
  initialAdam,
  initialMlp,
  layerSizes,
  type Mlp,
  polyak,
  qValues,
  xavierInitialiser,
} from '../shared/networks'
import {
  actionNoise,
  entropyBonus,
  initialLogFactor,
  type LogFactor,
  type SquashedSample,
  sampleTanhGaussian,
  type TanhGaussianForm,
  tanhGaussian,
  tanhGaussianAct,
  tanhGaussianLogProbability,
} from '../shared/policies'
import { rlpdHyperparameters, rlpdPresets } from './hyperparameters'

// --- hyperparameters: hyperparameters.ts ---

type H = Live<typeof rlpdHyperparameters>

// --- networks ---

type State = {
  readonly actor: Mlp
  /** N critics; with LayerNorm each hidden layer is Dense, LayerNorm, ReLU. */
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: LogFactor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
}

/** Blocks of rows, half of each from the dataset. */
type Batches = { readonly batch: Batch }
/** G blocks of B rows: a' [G, B, A], Z [G, M]; the others are the last block's [B, A]. */
type Noise = {
  readonly nextAction: Tensor
  readonly members: Tensor
  readonly actorAction: Tensor
  readonly uniformAction: Tensor
}

const FORM: TanhGaussianForm = { logStd: { low: -20, high: 2 }, correction: 'exact' }

function sample(actor: Mlp, observations: Tensor, noise: Tensor): SquashedSample {
  return sampleTanhGaussian(tanhGaussian(actor, observations, FORM), noise, FORM)
}

// --- losses ---

/** y = r + gamma (1 - d) (min_{i in Z} Qbar_i(s', a') - alpha log pi(a'|s')), a' ~ pi(.|s'), Z the block's subset */
function target(
  { actor, targetCritics }: Pick<State, 'actor' | 'targetCritics'>,
  block: Batch,
  noise: { readonly nextAction: Tensor; readonly members: Tensor },
  alpha: Tensor,
  h: H,
): Tensor {
  const { actions, logProbability } = sample(actor, block.nextObservations, noise.nextAction)
  const nextQ = min(qValues(membersOf(targetCritics, noise.members), block.nextObservations, actions), 0)
  const nextValue = h.backupEntropy ? sub(nextQ, mul(alpha, logProbability)) : nextQ
  return add(block.rewards, mul(mul(h.discount, sub(1, block.terminals)), nextValue))
}

/** L_Q = mean over critics and rows of (Q_i(s, a) - y)^2 */
function criticLoss(critics: Mlp, block: Batch, y: Tensor): Tensor {
  return mean(square(sub(qValues(critics, block.observations, block.actions), y)))
}

/** L_pi = mean(alpha log pi(a~|s) - mean_i Q_i(s, a~)), a~ reparameterised */
function actorLoss(actor: Mlp, critics: Mlp, block: Batch, noise: Tensor, alpha: Tensor): Tensor {
  const { actions, logProbability } = sample(actor, block.observations, noise)
  return mean(sub(mul(alpha, logProbability), mean(qValues(critics, block.observations, actions), 0)))
}

/** Its first summand: mean(alpha log pi(a~|s)) */
function entropyCost(actor: Mlp, { observations }: Batch, noise: Tensor, alpha: Tensor): Tensor {
  return mean(mul(alpha, sample(actor, observations, noise).logProbability))
}

/** L_alpha = alpha sg[entropy - H], by its gradient through alpha = exp(log alpha) */
function temperatureLoss({ log }: LogFactor, entropy: Tensor, wanted: Tensor): Tensor {
  return mul(exp(log), stopGradient(sub(entropy, wanted)))
}

// --- algorithm ---

export const rlpd = defineAlgorithm<typeof rlpdHyperparameters, State, Batches, Noise>({
  id: 'rlpd',
  label: 'RLPD',
  summary:
    'No pretraining: SAC from scratch, every block half from the dataset, with many normalised critics and many steps of them.',
  source:
    'Ball et al. 2023, “Efficient Online Reinforcement Learning with Offline Data”; ikostrikov/rlpd rlpd/agents/sac/sac_learner.py',
  hyperparameters: rlpdHyperparameters,
  presets: rlpdPresets,
  metrics: {
    criticLoss: {
      label: 'Critic loss',
      symbol: 'L_Q',
      explanation: 'Squared temporal-difference error, mean over critics, on the last block.',
    },
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy cost minus Q of the policy’s action.' },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean over critics at the last block’s actions.' },
    ...ensembleMetrics,
    terminalShare: { label: 'Ends in the batch', explanation: 'Share of the rows whose target does not look ahead.' },
    entropy: { label: 'Entropy', explanation: 'Mean of -log π at the policy’s actions.' },
    temperature: entropyMetrics.temperature,
    temperatureLoss: entropyMetrics.temperatureLoss,
  },
  runDefaults: {
    offlineSteps: 0,
    copies: 1,
    collectOnlySteps: 250,
    collectOnlyActions: 'random',
    mixing: 'ratio',
    offlineShare: 0.5,
  },

  networks: ({ layerNorm }) => ({
    actor: 'tanh-gaussian-policy',
    critics: layerNorm ? 'normalised-action-value' : 'action-value',
    targetCritics: layerNorm ? 'normalised-action-value' : 'action-value',
    temperature: 'temperature',
  }),

  initialise(sizes, h, random) {
    const actorSizes = layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 2 * sizes.action)
    const initialiser = xavierInitialiser
    const actor = initialMlp(random, actorSizes, { initialiser })
    const criticSizes = layerSizes(sizes.observation + sizes.action, h.hiddenUnits, h.hiddenLayers, 1)
    const layerNorm = h.layerNorm ? 'before-activation' : 'none'
    const critics = initialMlp(random, criticSizes, { members: h.members, initialiser, layerNorm })
    const temperature = initialLogFactor(h.temperature)
    return {
      actor,
      critics,
      targetCritics: copyOf(critics),
      temperature,
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      temperatureOptimiser: initialAdam(temperature),
    }
  },

  batches: (h) => ({ batch: { rows: h.batchSize * h.criticSteps, from: 'replay', interleaved: true } }),

  draws: ({ action }, h) => ({
    nextAction: normal(h.criticSteps, h.batchSize, action),
    members: chosen(h.members, false, h.criticSteps, Math.min(h.subset, h.members)),
    actorAction: normal(h.batchSize, action),
    uniformAction: uniform(-1, 1, h.batchSize, action),
  }),

  /** Critic steps on one block after the other, targets at once behind each; then actor and temperature on the last. */
  update({ state, batches, noise, h }): UpdateResult {
    const alpha = stopGradient(exp(state.temperature.log))
    let { critics, targetCritics, criticOptimiser } = state
    let block = batches.batch
    let before = critics
    const criticLosses: Tensor[] = []
    let gradients = critics
    for (let index = 0; index < h.criticSteps; index++) {
      block = blockOf(batches.batch, index, h.criticSteps)
      const drawn = { nextAction: drawOf(noise.nextAction, index), members: drawOf(noise.members, index) }
      const y = target({ actor: state.actor, targetCritics }, block, drawn, alpha, h)
      const rows = block
      before = critics
      const criticStep = valueAndGradients((parameters: Mlp) => criticLoss(parameters, rows, y), critics)
      const moved = adam(critics, criticStep.gradients, criticOptimiser, h.criticLearningRate)
      criticLosses.push(criticStep.value)
      gradients = criticStep.gradients
      critics = moved.parameters
      criticOptimiser = moved.optimiser
      targetCritics = polyak(targetCritics, critics, h.targetRate)
    }

    const last = block
    const actorLossOf = (actor: Mlp) => actorLoss(actor, critics, last, noise.actorAction, alpha)
    const actorStep = valueAndGradients(actorLossOf, state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

    // Of the actor before its step, as its loss was.
    const entropy = neg(mean(sample(state.actor, last.observations, noise.actorAction).logProbability))
    const wanted = mul(h.targetEntropy, last.actions.shape[1]!) as Scalar
    const temperatureStep = valueAndGradients(
      (factor: LogFactor) => temperatureLoss(factor, entropy, wanted),
      state.temperature,
    )
    const factor = adam(
      state.temperature,
      temperatureStep.gradients,
      state.temperatureOptimiser,
      h.temperatureLearningRate,
    )

    const qData = qValues(before, last.observations, last.actions)
    const qUniform = qValues(critics, last.observations, noise.uniformAction)
    return {
      state: {
        actor: actor.parameters,
        critics,
        targetCritics,
        temperature: factor.parameters,
        actorOptimiser: actor.optimiser,
        criticOptimiser,
        temperatureOptimiser: factor.optimiser,
      },
      gradients: {
        critics: gradients,
        actor: actorStep.gradients,
        temperature: temperatureStep.gradients,
      },
      losses: { critics: criticLosses.at(-1)!, actor: actorStep.value, temperature: temperatureStep.value },
      terms: {
        actor: lossTermsAndRest(
          state.actor,
          actorLossOf,
          { entropyCost: (actor) => entropyCost(actor, last, noise.actorAction, alpha) },
          'value',
        ),
      },
      metrics: {
        criticLoss: criticLosses.at(-1)!,
        actorLoss: actorStep.value,
        qData: mean(qData),
        qUniform: mean(qUniform),
        qUniformMax: max(qUniform),
        qSpread: spreadOf(qData),
        terminalShare: mean(batches.batch.terminals),
        entropy,
        temperature: alpha,
        temperatureLoss: temperatureStep.value,
      },
      outputs: { criticLosses: stack(criticLosses) },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) =>
    tanhGaussianAct(tanhGaussian(state.actor, observations, FORM), noise.action, FORM),

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions }) =>
      tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
    entropyBonus: ({ state, observations, actions, h }) => {
      const logProbability = tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions)
      return h.backupEntropy ? entropyBonus(exp(state.temperature.log), logProbability) : zerosLike(logProbability)
    },
  },

  parity: () => import('./parity'),
})
