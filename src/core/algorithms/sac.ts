import { add, exp, mean, min, minimum, mul, sub, type Tensor, tanh } from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../engine/gradients'
import {
  type Batch,
  type BatchRequest,
  type Draws,
  defineAlgorithm,
  type Live,
  normal,
  type UpdateResult,
} from './algorithm'
import { sacHyperparameters } from './sac-hyperparameters'
import { sacMetrics } from './sac-metrics'
import { sacPresets } from './sac-presets'
import { criticProbes } from './shared/critic-probes'
import { initialCritics } from './shared/gaussian-acting'
import { lossTermsAndRest } from './shared/loss-terms'
import { initialMlp, layerSizes, type Mlp, qValues } from './shared/networks'
import { type AdamState, adam, copyOf, initialAdam, polyak } from './shared/optimisers'
import { tanhGaussianLogProbability } from './shared/tanh-gaussian-cloning'
import {
  type SquashedSample,
  sampleTanhGaussian,
  type TanhGaussianForm,
  tanhGaussian,
} from './shared/tanh-gaussian-policy'
import { entropyBonus, initialLogFactor, type LogFactor, temperatureLoss } from './shared/temperature'
import { squaredErrors } from './shared/temporal-difference'

// --- hyperparameters: sac-hyperparameters.ts ---

type H = Live<typeof sacHyperparameters>

// --- networks ---

type State = {
  readonly actor: Mlp
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: LogFactor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
}

const FORM: TanhGaussianForm = { logStd: { low: -5, high: 2 }, correction: 'epsilon' }

function sample(actor: Mlp, observations: Tensor, noise: Tensor): SquashedSample {
  return sampleTanhGaussian(tanhGaussian(actor, observations, FORM), noise, FORM)
}

function temperature({ log }: LogFactor, h: H): Tensor {
  return h.entropyTuning === 'automatic' ? minimum(stopGradient(exp(log)), h.maximumTemperature) : h.temperature
}

// --- losses ---

/** y = r + gamma (1 - d) (min_i Qbar_i(s', a') - alpha log pi(a'|s')), a' ~ pi(.|s') */
function target(state: State, batch: Batch, noise: Tensor, alpha: Tensor, h: H): Tensor {
  const { actions, logProbability } = sample(state.actor, batch.nextObservations, noise)
  const nextQ = min(qValues(state.targetCritics, batch.nextObservations, actions), 0)
  const nextValue = h.backupEntropy ? sub(nextQ, mul(alpha, logProbability)) : nextQ
  return add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), nextValue))
}

/** L_pi = mean(alpha log pi(a~|s) - min_i Q_i(s, a~)), a~ reparameterised */
function actorLoss(actor: Mlp, critics: Mlp, batch: Batch, noise: Tensor, alpha: Tensor): Tensor {
  const { actions, logProbability } = sample(actor, batch.observations, noise)
  return mean(sub(mul(alpha, logProbability), min(qValues(critics, batch.observations, actions), 0)))
}

/** L_BC = -mean log pi(a|s) */
function cloningLoss(actor: Mlp, batch: Batch): Tensor {
  return mul(-1, mean(tanhGaussianLogProbability(tanhGaussian(actor, batch.observations, FORM), batch.actions)))
}

// --- algorithm ---

export const sac = defineAlgorithm<typeof sacHyperparameters, State>({
  id: 'sac',
  label: 'SAC',
  summary:
    'Learns from scratch by trial and error with an entropy bonus; what prior data does for it depends on how it is started.',
  source:
    'Haarnoja et al. 2018, “Soft Actor-Critic Algorithms and Applications”; yihaosun1124/OfflineRL-Kit; three starts as in Nair et al. 2020',
  hyperparameters: sacHyperparameters,
  presets: sacPresets,
  metrics: sacMetrics,

  networks: () => ({
    actor: 'tanh-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    temperature: 'temperature',
  }),

  initialise(sizes, h, random) {
    const actor = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 2 * sizes.action))
    const critics = initialCritics(random, sizes, h)
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

  variant(step, h, phase) {
    if (phase === 'offline' && h.offlineStage !== 'sac') return h.offlineStage
    return (step + 1) % h.policyDelay === 0 ? 'actor' : 'critic'
  },

  batches(h, phase, variant): Record<string, BatchRequest> {
    if (variant === 'nothing') return {}
    return { batch: { rows: h.batchSize, from: phase === 'online' && h.replay === 'online' ? 'online' : 'replay' } }
  },

  draws({ action }, h, _, variant): Draws {
    const one = normal(h.batchSize, action)
    if (variant === 'nothing' || variant === 'cloning') return {}
    return variant === 'actor' ? { nextAction: one, actorAction: one } : { nextAction: one }
  },

  update({ state, batches, noise, h, variant }): UpdateResult {
    const nothing: UpdateResult = { state: {}, gradients: {}, losses: {}, metrics: {} }
    switch (variant) {
      case 'nothing':
        return nothing
      case 'cloning':
        return cloneActor(state, batches.batch!, h)
      case 'cloning-and-critic':
        return together(
          updateCritics(state, batches.batch!, noise.nextAction!, h).result,
          cloneActor(state, batches.batch!, h),
        )
      case 'critic':
        return updateCritics(state, batches.batch!, noise.nextAction!, h).result
      default: {
        const { critics, result } = updateCritics(state, batches.batch!, noise.nextAction!, h)
        return together(result, updateActor(state, critics, batches.batch!, noise.actorAction!, h))
      }
    }
  },

  actDraws: ({ action }, rows, _, mode): Draws => (mode === 'mean' ? {} : { action: normal(rows, action) }),

  act: ({ state, observations, noise, mode }) =>
    mode === 'mean'
      ? tanh(tanhGaussian(state.actor, observations, FORM).mean)
      : sample(state.actor, observations, noise.action!).actions,

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions }) =>
      tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
    entropyBonus: ({ state, observations, actions, h }) =>
      entropyBonus(
        temperature(state.temperature, h),
        tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
      ),
  },
})

function updateCritics(state: State, batch: Batch, noise: Tensor, h: H): { critics: Mlp; result: UpdateResult } {
  const y = target(state, batch, noise, temperature(state.temperature, h), h)
  const step = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
  const critics = adam(state.critics, step.gradients, state.criticOptimiser, h.criticLearningRate)
  return {
    critics: critics.parameters,
    result: {
      state: {
        critics: critics.parameters,
        criticOptimiser: critics.optimiser,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
      },
      gradients: { critics: step.gradients },
      losses: { critics: step.value },
      metrics: {
        criticLoss: step.value,
        qData: mean(min(qValues(state.critics, batch.observations, batch.actions), 0)),
      },
    },
  }
}

/** Actor and temperature; the actor sees the critics just updated. */
function updateActor(state: State, critics: Mlp, batch: Batch, noise: Tensor, h: H): UpdateResult {
  const automatic = h.entropyTuning === 'automatic'
  const alpha = temperature(state.temperature, h)
  const actorLossOf = (actor: Mlp) => actorLoss(actor, critics, batch, noise, alpha)
  const actorStep = valueAndGradients(actorLossOf, state.actor)
  const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

  const { logProbability } = sample(state.actor, batch.observations, noise)
  const entropy = mul(h.targetEntropy, batch.actions.shape[1]!)
  const temperatureStep = valueAndGradients(
    (factor: LogFactor) => temperatureLoss(factor, logProbability, entropy),
    state.temperature,
  )
  const factor = adam(
    state.temperature,
    temperatureStep.gradients,
    state.temperatureOptimiser,
    h.temperatureLearningRate,
  )
  return {
    state: {
      actor: actor.parameters,
      actorOptimiser: actor.optimiser,
      ...(automatic && { temperature: factor.parameters, temperatureOptimiser: factor.optimiser }),
    },
    gradients: { actor: actorStep.gradients, ...(automatic && { temperature: temperatureStep.gradients }) },
    losses: { actor: actorStep.value, ...(automatic && { temperature: temperatureStep.value }) },
    terms: {
      actor: lossTermsAndRest(
        state.actor,
        actorLossOf,
        { entropyCost: (actor) => mean(mul(alpha, sample(actor, batch.observations, noise).logProbability)) },
        'value',
      ),
    },
    metrics: {
      actorLoss: actorStep.value,
      logProbability: mean(logProbability),
      temperature: temperature(automatic ? factor.parameters : state.temperature, h),
      ...(automatic && { temperatureLoss: temperatureStep.value }),
    },
  }
}

function cloneActor(state: State, batch: Batch, h: H): UpdateResult {
  const step = valueAndGradients((actor: Mlp) => cloningLoss(actor, batch), state.actor)
  const actor = adam(state.actor, step.gradients, state.actorOptimiser, h.actorLearningRate)
  return {
    state: { actor: actor.parameters, actorOptimiser: actor.optimiser },
    gradients: { actor: step.gradients },
    losses: { actor: step.value },
    metrics: { cloningLoss: step.value },
  }
}

function together(first: UpdateResult, second: UpdateResult): UpdateResult {
  return {
    state: { ...first.state, ...second.state },
    gradients: { ...first.gradients, ...second.gradients },
    losses: { ...first.losses, ...second.losses },
    terms: { ...first.terms, ...second.terms },
    metrics: { ...first.metrics, ...second.metrics },
  }
}
