import { add, exp, mean, min, minimum, mul, sub, type Tensor, tanh, transpose } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../engine/gradients'
import { type Batch, type Draws, defineAlgorithm, normal } from './algorithm'
import { type DynamicsState, dynamicsKinds, initialDynamics } from './mopo/dynamics'
import { type H, hyperparameters } from './mopo/hyperparameters'
import { metrics } from './mopo/metrics'
import { memberMeans, penaltyOf } from './mopo/model-step'
import { presets } from './mopo/presets'
import { criticProbes } from './shared/critic-probes'
import { lossTermsAndRest } from './shared/loss-terms'
import { initialMlp, layerSizes, type Mlp, qValues } from './shared/networks'
import { type AdamState, adam, copyOf, initialAdam, polyak } from './shared/optimisers'
import { tanhGaussianLogProbability } from './shared/tanh-gaussian-cloning'
import { sampleTanhGaussian, type TanhGaussianForm, tanhGaussian } from './shared/tanh-gaussian-policy'
import { entropyBonus, initialLogFactor, type LogFactor, temperatureLoss } from './shared/temperature'
import { squaredErrors } from './shared/temporal-difference'

/**
 * The policy of MOPO: SAC on batches of real and imagined transitions. The ensemble that imagines is in
 * `mopo/dynamics.ts`, its parameters in the same state; the run fits it, rolls it out and mixes the batches.
 */

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

const FORM: TanhGaussianForm = { logStd: { low: -5, high: 2 }, correction: 'epsilon' }

function sample(actor: Mlp, observations: Tensor, noise: Tensor) {
  return sampleTanhGaussian(tanhGaussian(actor, observations, FORM), noise, FORM)
}

/** alpha; a learnt one never exceeds 1, as in OfflineRL-Kit. */
function temperatureOf({ log }: LogFactor, h: H): Tensor {
  return h.entropyTuning === 'automatic' ? minimum(exp(log), 1) : h.temperature
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

export const mopo = defineAlgorithm<typeof hyperparameters, State>({
  id: 'mopo',
  label: 'MOPO',
  summary:
    'Learns a model of the world from the data and trains a policy inside it, docking the reward wherever the model is unsure.',
  source:
    'Yu et al. 2020, “MOPO: Model-based Offline Policy Optimization”; yihaosun1124/OfflineRL-Kit mopo.py and ensemble_dynamics.py',
  hyperparameters,
  presets,
  training: 'model-based',
  metrics,
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
    const y = target(state, batch!, noise.nextAction!, alpha, h)
    const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch!, y), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const actorLossOf = (actor: Mlp) => actorLoss(actor, critics.parameters, batch!, noise.action!, alpha)
    const actorStep = valueAndGradients(actorLossOf, state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

    // log pi of the actor's own step, from before that step.
    const { logProbability } = sample(state.actor, batch!.observations, noise.action!)
    const tuning = h.entropyTuning === 'automatic' && tune(state, logProbability, batch!.actions.shape[1]!, h)

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
            entropyCost: (actor) => mean(mul(alpha, sample(actor, batch!.observations, noise.action!).logProbability)),
          },
          'value',
        ),
      },
      metrics: {
        criticLoss: criticStep.value,
        actorLoss: actorStep.value,
        qData: mean(min(qValues(critics.parameters, batch!.observations, batch!.actions), 0)),
        entropy: mul(-1, mean(logProbability)),
        temperature: temperatureOf(tuning ? tuning.state.temperature : state.temperature, h),
        ...(tuning ? tuning.metrics : {}),
      },
    }
  },

  actDraws: ({ action }, rows, _, mode): Draws => (mode === 'mean' ? {} : { action: normal(rows, action) }),

  act({ state, observations, noise, mode }) {
    if (mode === 'mean') return tanh(tanhGaussian(state.actor, observations, FORM).mean)
    return sample(state.actor, observations, noise.action!).actions
  },

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
