import {
  cast,
  clipByValue,
  div,
  exp,
  greaterEqual,
  mean,
  min,
  minimum,
  mul,
  type Scalar,
  softmax,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../engine/gradients'
import { type Batch, defineAlgorithm, type Live, normal } from './algorithm'
import { awacHyperparameters } from './awac-hyperparameters'
import { awacPresets } from './awac-presets'
import { qOfSamples } from './shared/action-samples'
import { criticProbes } from './shared/critic-probes'
import { gaussianAct, gaussianActDraws, initialCritics, initialGaussianPolicy } from './shared/gaussian-acting'
import {
  type GaussianForm,
  type GaussianPolicy,
  gaussian,
  gaussianLogProbability,
  sampleGaussian,
} from './shared/gaussian-policy'
import { criticLossMetric } from './shared/metrics'
import { type Mlp, qValues } from './shared/networks'
import { type AdamState, adam, copyOf, initialAdam, polyak } from './shared/optimisers'
import { bootstrapTarget, squaredErrors } from './shared/temporal-difference'

// --- hyperparameters: awac-hyperparameters.ts ---

type H = Live<typeof awacHyperparameters>

// --- networks ---

type State = {
  readonly actor: GaussianPolicy
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
}

const FORMS: Record<H['policyForm'], GaussianForm> = {
  corl: { squashMean: false, logStd: { form: 'clamp', low: -20, high: 2 } },
  rlkit: { squashMean: true, logStd: { form: 'sigmoid', low: -6, high: 0 } },
}

function policy(actor: GaussianPolicy, observations: Tensor, h: H) {
  return gaussian(actor, observations, FORMS[h.policyForm])
}

function sampleAction(actor: GaussianPolicy, observations: Tensor, noise: Tensor, h: H): Tensor {
  const action = sampleGaussian(policy(actor, observations, h), noise)
  return h.policyForm === 'corl' ? clipByValue(action, -1, 1) : action
}

// --- losses ---

/** y = r + gamma (1 - d) min_i Qbar_i(s', a'), a' ~ pi(.|s') */
function target(state: State, batch: Batch, noise: Tensor, h: H): Tensor {
  return bootstrapTarget(
    state.targetCritics,
    batch,
    sampleAction(state.actor, batch.nextObservations, noise, h),
    h.discount,
  )
}

/** V(s) = min_i Q_i(s, a~), a~ ~ pi(.|s) */
function value(actor: GaussianPolicy, critics: Mlp, batch: Batch, noise: Tensor, h: H): Tensor {
  const s = batch.observations
  switch (h.valueEstimate) {
    case 'sample':
      return min(qValues(critics, s, sampleAction(actor, s, noise, h)), 0)
    case 'mean':
      return min(qValues(critics, s, clipByValue(policy(actor, s, h).mean, -1, 1)), 0)
    case 'samples':
      return min(mean(qOfSamples(critics, s, sampleAction(actor, s, noise, h)), 1), 0)
  }
}

/** w = min(exp(A / lambda), w_max), or B softmax(A / lambda) */
function advantageWeights(advantage: Tensor, h: H): Tensor {
  return h.weights === 'exponential'
    ? minimum(exp(scores(advantage, h)), h.maximumWeight)
    : mul(softmax(scores(advantage, h)), advantage.shape[0]!)
}

function scores(advantage: Tensor, h: H): Tensor {
  return div(minimum(advantage, h.clipScore), h.lambda)
}

/** L_pi = -mean(sg[w] log pi(a|s)) */
function actorLoss(actor: GaussianPolicy, batch: Batch, weights: Tensor, h: H): Tensor {
  const logProbability = gaussianLogProbability(policy(actor, batch.observations, h), batch.actions)
  return mul(-1, mean(mul(stopGradient(weights), logProbability)))
}

// --- algorithm ---

export const awac = defineAlgorithm<typeof awacHyperparameters, State>({
  id: 'awac',
  label: 'AWAC',
  summary:
    'Imitates the actions of the data, each weighted by how much better than the policy it is believed to be; goes online without any change of loss.',
  source:
    'Nair et al. 2020, “AWAC: Accelerating Online RL with Offline Datasets”; corl-team/CORL algorithms/finetune/awac.py and rail-berkeley/rlkit awac_trainer.py',
  hyperparameters: awacHyperparameters,
  presets: awacPresets,
  metrics: {
    criticLoss: criticLossMetric,
    actorLoss: {
      label: 'Actor loss',
      symbol: 'L_\\pi',
      explanation: 'Weighted negative log-likelihood of the data’s actions.',
    },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the data’s actions.' },
    advantage: { label: 'Advantage', symbol: 'A', explanation: 'Mean of min Q(s, a) - V(s) over the batch.' },
    weight: { label: 'Weight', symbol: 'w', explanation: 'Mean advantage weight.' },
    effectiveSampleSize: {
      label: 'Effective sample size',
      symbol: '(\\sum w)^2 / B \\sum w^2',
      explanation: 'Share of the batch that the weights leave in effect; 1 is plain cloning.',
    },
    clippedShare: { label: 'Clipped weights', explanation: 'Share of the weights that reached the maximum.' },
    policyStd: { label: 'Policy std', symbol: '\\sigma', explanation: 'Mean standard deviation of the policy.' },
  },

  networks: ({ policyForm }) => ({
    actor: policyForm === 'corl' ? 'gaussian-policy' : 'tanh-mean-sigmoid-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
  }),

  initialise(sizes, h, random) {
    const actor = initialGaussianPolicy(random, sizes, h, h.policyForm === 'corl' ? h.initialLogStd : 0)
    const critics = initialCritics(random, sizes, h)
    return {
      actor,
      critics,
      targetCritics: copyOf(critics),
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
    }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'replay' } }),

  draws: ({ action }, h) => ({
    nextAction: normal(h.batchSize, action),
    valueAction:
      h.valueEstimate === 'samples' ? normal(h.valueSamples, h.batchSize, action) : normal(h.batchSize, action),
  }),

  update({ state, batches: { batch }, noise, h }) {
    const y = target(state, batch!, noise.nextAction!, h)
    const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch!, y), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const judging = h.updateOrder === 'sequential' ? critics.parameters : state.critics
    const q = min(qValues(judging, batch!.observations, batch!.actions), 0)
    const advantage = sub(q, value(state.actor, judging, batch!, noise.valueAction!, h))
    const w = advantageWeights(advantage, h)
    const actorStep = valueAndGradients((actor: GaussianPolicy) => actorLoss(actor, batch!, w, h), state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate, {
      weightDecay: h.weightDecay,
    })

    return {
      state: {
        actor: actor.parameters,
        critics: critics.parameters,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
        actorOptimiser: actor.optimiser,
        criticOptimiser: critics.optimiser,
      },
      gradients: { critics: criticStep.gradients, actor: actorStep.gradients },
      losses: { critics: criticStep.value, actor: actorStep.value },
      metrics: {
        criticLoss: criticStep.value,
        actorLoss: actorStep.value,
        qData: mean(q),
        advantage: mean(advantage),
        weight: mean(w),
        effectiveSampleSize: effectiveSampleSize(w),
        ...(h.weights === 'exponential' && { clippedShare: shareAtMaximum(w, h.maximumWeight) }),
        policyStd: mean(exp(policy(state.actor, batch!.observations, h).logStd)),
      },
      outputs: { advantage, weights: w },
    }
  },

  actDraws: (sizes, rows, _, mode) => gaussianActDraws(sizes, rows, mode),

  act: ({ state, observations, noise, h, mode }) =>
    gaussianAct(state.actor, observations, noise, mode, FORMS[h.policyForm]),

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions, h }) =>
      gaussianLogProbability(policy(state.actor, observations, h), actions),
    advantageWeight: ({ state, observations, actions, h }) => {
      const meanActions = clipByValue(policy(state.actor, observations, h).mean, -1, 1)
      const q = (of: Tensor) => min(qValues(state.critics, observations, of), 0)
      const w = exp(scores(sub(q(actions), q(meanActions)), h))
      return h.weights === 'exponential' ? minimum(w, h.maximumWeight) : w
    },
  },
})

/** (sum w)^2 / (B sum w^2) */
function effectiveSampleSize(w: Tensor): Tensor {
  return div(square(sum(w)), mul(w.shape[0]!, sum(square(w))))
}

function shareAtMaximum(w: Tensor, maximum: Scalar): Tensor {
  return mean(cast(greaterEqual(w, maximum), 'float32'))
}
