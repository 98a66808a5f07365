import { abs, add, mean, min, mul, sqrt, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { type Batch, defineAlgorithm, lossTerms, normal } from '../algorithm'
import { criticLossMetric, entropyMetrics } from '../shared/fields'
import { adam, copyOf, initialAdam, initialMlp, layerSizes, type Mlp } from '../shared/networks'
import { initialLogFactor, sampleTanhGaussian } from '../shared/policies'
import { hyperparameters, presets } from './hyperparameters'
import { divergenceFromPrior, inferPosterior, oysterInitialiser, perRow, sampleLatent } from './inference'
import {
  type ActorGiven,
  actIn,
  actorLoss,
  actorTerms,
  criticLoss,
  FORM,
  joined,
  nextValue,
  policy,
  q,
  type State,
  temperatureOf,
  temperatureStep,
  valueStep,
} from './losses'

// --- networks and losses: losses.ts, inference.ts, versions.ts ---

type Batches = {
  /** metaBatch tasks, batchSize rows of each. */
  readonly batch: Batch
  /** contextRows transitions of each of these tasks. */
  readonly context: Batch
}
type ActNoise = { readonly latent: Tensor; readonly action?: Tensor }
type Noise = {
  readonly latent: Tensor
  readonly action: Tensor
  /** SAC v2 */
  readonly nextAction?: Tensor
}

// --- algorithm ---

export const pearl = defineAlgorithm<typeof hyperparameters, State, Batches, Noise, ActNoise>({
  id: 'pearl',
  label: 'PEARL',
  summary:
    'Learns over many tasks to infer from a few episodes which task this is, and acts as if its guess were true.',
  source:
    'Rakelly et al. 2019, “Efficient Off-Policy Meta-Reinforcement Learning via Probabilistic Context Variables”; katerakelly/oyster rlkit/torch/sac/sac.py',
  parity: () => import('./parity'),
  hyperparameters,
  presets,
  training: 'meta',
  metrics: {
    criticLoss: criticLossMetric,
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy bonus minus Q, with regularisers.' },
    valueLoss: { label: 'Value loss', symbol: 'L_V', explanation: 'Squared error of V (SAC v1).' },
    divergence: {
      label: 'KL divergence',
      symbol: 'D_{KL}',
      explanation: 'Information about the tasks that passes the bottleneck, summed over tasks.',
    },
    divergenceLoss: { label: 'KL loss', explanation: 'The KL divergence times its weight.' },
    latentMean: { label: 'Latent mean', symbol: '|\\mu_z|', explanation: 'Mean magnitude of the posterior’s mean.' },
    latentStd: {
      label: 'Latent std',
      symbol: '\\sigma_z',
      explanation: 'Mean standard deviation of the posterior: how much doubt a context leaves.',
    },
    latentVariance: { label: 'Latent variance', symbol: '\\sigma_z^2', explanation: 'Mean variance of the posterior.' },
    qData: { label: 'Q on data', symbol: 'Q(s,a,z)', explanation: 'Mean of the smaller critic at the data’s actions.' },
    entropy: { label: 'Entropy', symbol: '\\mathcal H', explanation: 'Mean of -log π at the policy’s actions.' },
    temperature: { label: 'Temperature', symbol: '\\alpha', explanation: 'Weight of the entropy bonus (SAC v2).' },
    temperatureLoss: entropyMetrics.temperatureLoss,
    trainReturn: {
      label: 'Return while collecting',
      explanation: 'Mean return of the episodes collected in training.',
    },
    oracleReturn: {
      label: 'Oracle',
      explanation: 'Mean return on the test tasks of a controller that is told what is hidden.',
    },
  },
  runDefaults: { normaliseObservations: false, offlineSteps: 0, onlineSteps: 5000, evaluationEvery: 500 },

  networks: ({ sacVersion, bottleneck }) => ({
    encoder: bottleneck ? 'gaussian-encoder' : 'point-encoder',
    actor: 'latent-policy',
    critics: 'latent-action-value',
    ...(sacVersion === 'v1'
      ? ({ value: 'latent-state-value', targetValue: 'latent-state-value' } as const)
      : ({ targetCritics: 'latent-action-value', temperature: 'temperature' } as const)),
  }),

  initialise({ observation, action }, h, random) {
    const build = (input: number, output: number, last: number, members?: number) =>
      initialMlp(random, layerSizes(input, h.hiddenUnits, h.hiddenLayers, output), {
        initialiser: oysterInitialiser(last),
        ...(members && { members }),
      })
    const contextSize = observation + action + 1 + (h.nextObservationInContext ? observation : 0)
    const encoder = initialMlp(
      random,
      layerSizes(contextSize, h.encoderUnits, h.encoderLayers, h.bottleneck ? 2 * h.latentSize : h.latentSize),
      {
        initialiser: oysterInitialiser(3e-3),
      },
    )
    const actor = build(observation + h.latentSize, 2 * action, 1e-3)
    const critics = build(observation + action + h.latentSize, 1, 3e-3, 2)
    const common = {
      encoder,
      actor,
      critics,
      encoderOptimiser: initialAdam(encoder),
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
    }
    if (h.sacVersion === 'v1') {
      const value = build(observation + h.latentSize, 1, 3e-3)
      return { ...common, value, targetValue: copyOf(value), valueOptimiser: initialAdam(value) }
    }
    const temperature = initialLogFactor(h.temperature)
    return { ...common, targetCritics: copyOf(critics), temperature, temperatureOptimiser: initialAdam(temperature) }
  },

  batches: (h) => ({
    batch: { rows: h.metaBatch * h.batchSize, from: 'replay' },
    context: { rows: h.metaBatch * h.contextRows, from: 'context' },
  }),

  draws: ({ action }, h) => ({
    latent: normal(h.metaBatch, h.latentSize),
    action: normal(h.metaBatch * h.batchSize, action),
    ...(h.sacVersion === 'v2' && { nextAction: normal(h.metaBatch * h.batchSize, action) }),
  }),

  update({ state, batches: { batch, context }, noise, h }) {
    const { observations, actions } = batch
    const latentOf = (encoder: Mlp) => {
      const posterior = inferPosterior(encoder, context, h.metaBatch, h)
      const z = h.bottleneck ? sampleLatent(posterior, noise.latent) : posterior.mean
      return { posterior, z: perRow(z, h.batchSize) }
    }
    const { posterior, z } = latentOf(state.encoder)
    const value = mul(sub(1, batch.terminals), nextValue(state, batch, z, noise.nextAction, h))
    const y = add(mul(h.criticRewardScale, batch.rewards), mul(h.discount, value))

    // z carries the gradient of the critics into the encoder, and nothing else does but the divergence.
    const divergenceLoss = (inferred: typeof posterior) =>
      h.bottleneck ? mul(h.klWeight, divergenceFromPrior(inferred)) : mul(0, sum(inferred.mean))
    const inferenceStep = valueAndGradients(
      ({ encoder, critics }: Pick<State, 'encoder' | 'critics'>) => {
        const inferred = latentOf(encoder)
        return add(divergenceLoss(inferred.posterior), criticLoss(critics, batch, inferred.z, y))
      },
      { encoder: state.encoder, critics: state.critics },
    )
    const gradients = inferenceStep.gradients
    const critics = adam(state.critics, gradients.critics, state.criticOptimiser, h.criticLearningRate)
    const encoder = adam(state.encoder, gradients.encoder, state.encoderOptimiser, h.encoderLearningRate)

    const alpha = h.sacVersion === 'v1' ? 1 : temperatureOf(state, h)
    const sampled = sampleTanhGaussian(policy(state.actor, observations, z), noise.action, FORM)
    const minQ = min(q(critics.parameters, observations, sampled.actions, z), 0)
    const version =
      h.sacVersion === 'v1'
        ? valueStep(state, joined(observations, z), sub(minQ, sampled.logProbability), h)
        : temperatureStep(state, critics.parameters, sampled.logProbability, actions.shape[1]!, h)

    const given: ActorGiven = {
      critics: critics.parameters,
      observations,
      z: stopGradient(z),
      noise: noise.action,
      alpha,
      h,
    }
    const actorStep = valueAndGradients((actor: Mlp) => actorLoss(actor, given), state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

    const divergence = h.bottleneck ? divergenceFromPrior(posterior) : undefined
    const criticValue = criticLoss(state.critics, batch, z, y)
    return {
      state: {
        encoder: encoder.parameters,
        encoderOptimiser: encoder.optimiser,
        critics: critics.parameters,
        criticOptimiser: critics.optimiser,
        actor: actor.parameters,
        actorOptimiser: actor.optimiser,
        ...version.state,
      },
      gradients: { ...gradients, actor: actorStep.gradients, ...version.gradients },
      losses: { encoder: inferenceStep.value, critics: criticValue, actor: actorStep.value, ...version.losses },
      terms: {
        ...(h.bottleneck && {
          encoder: lossTerms(state.encoder, {
            bottleneck: (encoder) => divergenceLoss(latentOf(encoder).posterior),
            temporalDifference: (encoder) => criticLoss(state.critics, batch, latentOf(encoder).z, y),
          }),
        }),
        actor: actorTerms(state.actor, given),
      },
      metrics: {
        criticLoss: criticValue,
        actorLoss: actorStep.value,
        ...(divergence && { divergence, divergenceLoss: mul(h.klWeight, divergence) }),
        latentMean: mean(abs(posterior.mean)),
        latentStd: mean(sqrt(posterior.variance)),
        latentVariance: mean(posterior.variance),
        qData: mean(min(q(state.critics, observations, actions, z), 0)),
        entropy: mul(-1, mean(sampled.logProbability)),
        ...version.metrics,
      },
    }
  },

  actDraws: ({ action }, rows, h, mode) => ({
    latent: normal(rows, h.latentSize),
    ...(mode !== 'mean' && { action: normal(rows, action) }),
  }),

  /** Without a context: a z of the prior for each row. With one, the run acts through `actIn`. */
  act: ({ state, observations, noise, h }) =>
    actIn(state.actor, observations, h.bottleneck ? noise.latent : mul(0, noise.latent), noise.action),
})
