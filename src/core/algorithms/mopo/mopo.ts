import { add, exp, mean, min, minimum, mul, sub, type Tensor, transpose } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
import type { Preset } from '../algorithm'
import { type Batch, defineAlgorithm, lossTermsAndRest, normal } from '../algorithm'
import { criticLossMetric, entropyMetrics } from '../shared/fields'
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
  squaredErrors,
} from '../shared/networks'
import {
  actionNoise,
  entropyBonus,
  initialLogFactor,
  type LogFactor,
  sampleTanhGaussian,
  type TanhGaussianForm,
  tanhGaussian,
  tanhGaussianAct,
  tanhGaussianLogProbability,
  temperatureLoss,
} from '../shared/policies'
import { type DynamicsState, dynamicsKinds, initialDynamics } from './dynamics'
import { type H, hyperparameters } from './hyperparameters'
import { memberMeans, penaltyOf } from './model-step'

/**
 * The policy of MOPO: SAC on batches of real and imagined transitions. The ensemble that imagines is in
 * `mopo/dynamics.ts`, its parameters in the same state; the run fits it, rolls it out and mixes the batches.
 */

// --- hyperparameters: hyperparameters.ts ---

/** Long rollouts of an ensemble of means, in which a model's mistakes have time to be found. */
const longRollouts = {
  dynamicsForm: 'deterministic',
  dynamicsActivation: 'relu',
  dynamicsWeightDecay: 0,
  patience: 100,
  elites: 5,
  rolloutLength: 15,
  rolloutsKept: 4,
  realRatio: 0.25,
  temperature: 0.05,
  actorLearningRate: 5e-4,
  discount: 0.95,
} as const

/** Trust in the model, or caution, on the flow maze; and the settings of OfflineRL-Kit. */
const presets: readonly Preset[] = [
  {
    id: 'blind',
    label: 'Blind trust',
    explanation: 'No penalty: the policy learns to walk through whatever wall the model has not heard of.',
    values: { ...longRollouts, penaltyWeight: 0 },
  },
  {
    id: 'cautious',
    label: 'Caution',
    explanation: 'The same with a penalty on disagreement, which keeps to the ground that the data know.',
    values: { ...longRollouts, penaltyWeight: 12 },
  },
  {
    id: 'offline-rl-kit',
    label: 'As OfflineRL-Kit',
    explanation: 'Its ensemble, penalty and learning rates, with the playground’s network sizes.',
    values: {
      dynamicsForm: 'probabilistic',
      dynamicsActivation: 'swish',
      members: 7,
      elites: 5,
      dynamicsLearningRate: 1e-3,
      standardiseTargets: false,
      penalty: 'aleatoric',
      penaltyWeight: 2.5,
      reward: 'learnt',
      clampRollouts: false,
      realRatio: 0.05,
      entropyTuning: 'automatic',
      temperature: 1,
      actorLearningRate: 1e-4,
      criticLearningRate: 3e-4,
      temperatureLearningRate: 1e-4,
      targetRate: 0.005,
      discount: 0.99,
    },
  },
]

// --- networks ---

type State = DynamicsState & {
  /** Mean and log standard deviation. */
  readonly actor: Mlp
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: LogFactor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
}
type Batches = { readonly batch: Batch }
type Noise = { readonly nextAction: Tensor; readonly action: Tensor }

const FORM: TanhGaussianForm = { logStd: { low: -5, high: 2 }, correction: 'epsilon' }

function sample(actor: Mlp, observations: Tensor, noise: Tensor) {
  return sampleTanhGaussian(tanhGaussian(actor, observations, FORM), noise, FORM)
}

/** alpha; a learnt one never exceeds 1, as in OfflineRL-Kit. */
function temperatureOf({ log }: LogFactor, h: H): Tensor {
  return h.entropyTuning === 'automatic' ? minimum(exp(log), 1) : h.temperature
}

// --- the reward of an imagined step ---

/** r~(s, a) = r^(s, a) - lambda u(s, a): where the model is unsure, reward is docked (Yu et al. 2020, section 4.2). */
export function penalisedReward(reward: number, lambda: number, u: number): number {
  return reward - lambda * u
}

// --- losses ---

/** y = r + gamma (1 - d) (min_i Qbar_i(s', a') - alpha log pi(a'|s')), a' ~ pi(.|s') */
function target(state: State, { rewards, nextObservations, terminals }: Batch, noise: Tensor, alpha: Tensor, h: H) {
  const next = sample(state.actor, nextObservations, noise)
  const nextQ = min(qValues(state.targetCritics, nextObservations, next.actions), 0)
  const soft = sub(nextQ, mul(alpha, next.logProbability))
  return add(rewards, mul(mul(h.discount, sub(1, terminals)), soft))
}

/** L_pi = mean [ alpha log pi(a~|s) - min_i Q_i(s, a~) ] */
function actorLoss(actor: Mlp, critics: Mlp, { observations }: Batch, noise: Tensor, alpha: Tensor): Tensor {
  const { actions, logProbability } = sample(actor, observations, noise)
  return mean(sub(mul(alpha, logProbability), min(qValues(critics, observations, actions), 0)))
}

// --- algorithm ---

export const mopo = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'mopo',
  label: 'MOPO',
  summary:
    'Learns a model of the world from the data and trains a policy inside it, docking the reward wherever the model is unsure.',
  source:
    'Yu et al. 2020, “MOPO: Model-based Offline Policy Optimization”; yihaosun1124/OfflineRL-Kit mopo.py and ensemble_dynamics.py',
  parity: () => import('./parity'),
  hyperparameters,
  presets,
  training: 'model-based',
  metrics: {
    criticLoss: criticLossMetric,
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy bonus minus Q of the policy’s actions.' },
    qData: {
      label: 'Q on the batch',
      symbol: 'Q(s,a)',
      explanation: 'Mean of the smaller critic at real and imagined actions.',
    },
    entropy: { label: 'Entropy', symbol: '\\mathcal H', explanation: 'Mean of -log π at the policy’s actions.' },
    temperature: entropyMetrics.temperature,
    temperatureLoss: entropyMetrics.temperatureLoss,
    dynamicsLoss: { label: 'Model loss', explanation: 'Loss of the ensemble, summed over members.' },
    holdoutError: {
      label: 'Hold-out error',
      explanation: 'Mean squared error of the elites on transitions that the ensemble never saw.',
    },
    penalty: { label: 'Penalty', symbol: 'u', explanation: 'Mean uncertainty in the latest rollouts.' },
    penaltyCorrelation: {
      label: 'Penalty against truth',
      explanation:
        'Correlation of the penalty with the model’s true error in the latest rollouts, asked of the simulator; places that do not exist, inside a wall, have none.',
    },
    beyondData: {
      label: 'Beyond the data',
      explanation: 'Share of imagined states outside the range of the data.',
    },
    largestReward: {
      label: 'Largest reward',
      symbol: 'r_{\\max}',
      explanation: 'Largest magnitude of a reward of the data, or that the model has predicted.',
    },
    imaginedReturn: {
      label: 'Imagined return',
      explanation: 'Undiscounted return of the policy in the model, to set beside the real one.',
    },
    modelReturn: {
      label: 'Discounted return, imagined',
      explanation: 'Discounted return of the policy in the model, without penalty.',
    },
    penalisedReturn: {
      label: 'Discounted return, penalised',
      explanation: 'Discounted return in the model, penalty subtracted.',
    },
    returnBound: {
      label: 'Lower bound of the return',
      explanation:
        'Discounted return in the model less 2 γ r_max TV / (1 - γ) per step: what theory guarantees, were TV right.',
    },
    realReturn: {
      label: 'Discounted return, real',
      explanation: 'Discounted return of the policy in the environment.',
    },
  },
  runDefaults: { normaliseObservations: false, onlineSteps: 0, offlineSteps: 1500 },

  networks: () => ({
    actor: 'tanh-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    temperature: 'temperature',
    ...dynamicsKinds,
  }),

  initialise({ observation, action }, h, random) {
    const layers = (input: number, output: number) => layerSizes(input, h.hiddenUnits, h.hiddenLayers, output)
    const actor = initialMlp(random, layers(observation, 2 * action))
    const critics = initialMlp(random, layers(observation + action, 1), { members: 2 })
    const temperature = initialLogFactor(h.temperature)
    return {
      actor,
      critics,
      targetCritics: copyOf(critics),
      temperature,
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      temperatureOptimiser: initialAdam(temperature),
      ...initialDynamics({ observation, action }, h, random),
    }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'replay' } }),

  draws: ({ action }, h) => ({ nextAction: normal(h.batchSize, action), action: normal(h.batchSize, action) }),

  update({ state, batches: { batch }, noise, h }) {
    const alpha = temperatureOf(state.temperature, h)
    const y = target(state, batch, noise.nextAction, alpha, h)
    const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const actorLossOf = (actor: Mlp) => actorLoss(actor, critics.parameters, batch, noise.action, alpha)
    const actorStep = valueAndGradients(actorLossOf, state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

    // log pi of the actor's own step, from before that step.
    const { logProbability } = sample(state.actor, batch.observations, noise.action)
    const tuning = h.entropyTuning === 'automatic' && tune(state, logProbability, batch.actions.shape[1]!, h)

    return {
      state: {
        actor: actor.parameters,
        critics: critics.parameters,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
        actorOptimiser: actor.optimiser,
        criticOptimiser: critics.optimiser,
        ...(tuning ? tuning.state : {}),
      },
      gradients: { critics: criticStep.gradients, actor: actorStep.gradients, ...(tuning ? tuning.gradients : {}) },
      losses: { critics: criticStep.value, actor: actorStep.value, ...(tuning ? tuning.losses : {}) },
      terms: {
        actor: lossTermsAndRest(
          state.actor,
          actorLossOf,
          {
            entropyCost: (actor) => mean(mul(alpha, sample(actor, batch.observations, noise.action).logProbability)),
          },
          'value',
        ),
      },
      metrics: {
        criticLoss: criticStep.value,
        actorLoss: actorStep.value,
        qData: mean(min(qValues(critics.parameters, batch.observations, batch.actions), 0)),
        entropy: mul(-1, mean(logProbability)),
        temperature: temperatureOf(tuning ? tuning.state.temperature : state.temperature, h),
        ...(tuning ? tuning.metrics : {}),
      },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) =>
    tanhGaussianAct(tanhGaussian(state.actor, observations, FORM), noise.action, FORM),

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions }) =>
      tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
    entropyBonus: ({ state, observations, actions, h }) =>
      entropyBonus(
        temperatureOf(state.temperature, h),
        tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
      ),
    predictedNextObservation: ({ state, observations, actions, h }) =>
      transpose(memberMeans(state, observations, actions, h), [0, 2, 1]),
    penalty: ({ state, observations, actions, h }) => penaltyOf(state, observations, actions, h),
  },
})

function tune(state: State, logProbability: Tensor, actionSize: number, h: H) {
  const entropy = mul(h.targetEntropy, actionSize)
  const loss = valueAndGradients(
    (factor: LogFactor) => temperatureLoss(factor, logProbability, entropy),
    state.temperature,
  )
  const step = adam(state.temperature, loss.gradients, state.temperatureOptimiser, h.temperatureLearningRate)
  return {
    state: { temperature: step.parameters, temperatureOptimiser: step.optimiser },
    gradients: { temperature: loss.gradients },
    losses: { temperature: loss.value },
    metrics: { temperatureLoss: loss.value },
  }
}
