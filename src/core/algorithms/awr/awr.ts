import { add, div, exp, mean, minimum, mul, sqrt, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { boolean, number } from '../../schema/field'
import { type Batch, defineAlgorithm, type Live } from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  hiddenLayers,
  hiddenUnits,
  initialLogStd,
} from '../shared/fields'
import { type AdamState, adam, initialAdam, initialMlp, layerSizes, type Mlp, stateValue } from '../shared/networks'
import {
  actionNoise,
  type GaussianForm,
  type GaussianPolicy,
  gaussian,
  gaussianAct,
  gaussianLogProbability,
  initialGaussianPolicy,
} from '../shared/policies'

// --- hyperparameters ---

const hyperparameters = {
  temperature: number({
    label: 'Temperature',
    symbol: '\\beta',
    default: 1,
    minimum: 0.01,
    maximum: 20,
    scale: 'logarithmic',
    prominent: true,
    explanation: 'Small: imitate only the best actions of the data. Large: plain behaviour cloning.',
    reference: '1 (temp)',
  }),
  normaliseAdvantages: boolean({
    label: 'Normalise advantages',
    default: true,
    explanation: 'Subtract the batch’s mean advantage and divide by its standard deviation.',
    reference: 'over the whole buffer in the authors’ code; not in the paper',
  }),
  maximumWeight: number({
    label: 'Largest weight',
    symbol: '\\omega_{\\max}',
    default: 20,
    minimum: 1,
    maximum: 1000,
    scale: 'logarithmic',
    explanation: 'Advantage weights are cut here.',
    reference: '20 (weight_clip)',
  }),
  discount,
  actorLearningRate: { ...actorLearningRate, reference: '5e-5 with momentum 0.9' },
  valueLearningRate: {
    ...criticLearningRate,
    label: 'Value learning rate',
    explanation: 'Step size of Adam for V.',
    symbol: '\\eta_V',
    reference: '1e-2 with momentum 0.9',
  },
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const
type H = Live<typeof hyperparameters>

// --- networks ---

type State = {
  readonly actor: GaussianPolicy
  readonly value: Mlp
  readonly actorOptimiser: AdamState
  readonly valueOptimiser: AdamState
}
type Batches = { readonly batch: Batch }
type Noise = Record<never, Tensor>

const FORM: GaussianForm = { squashMean: true, logStd: { form: 'clamp', low: -5, high: 2 } }

// --- losses ---

/** L_V = 1/2 mean (G - V(s))^2, G the Monte-Carlo return-to-go */
function valueLoss(value: Mlp, { observations, returnsToGo }: Batch): Tensor {
  return mul(0.5, mean(square(sub(returnsToGo, stateValue(value, observations)))))
}

/** A = G - V(s): what happened, where AWAC asks a critic what would */
function advantage(value: Mlp, { observations, returnsToGo }: Batch, h: H): Tensor {
  const raw = sub(returnsToGo, stateValue(value, observations))
  if (!h.normaliseAdvantages) return raw
  const centred = sub(raw, mean(raw))
  return div(centred, add(sqrt(mean(square(centred))), 1e-5))
}

/** w = min(exp(A / beta), w_max) */
function advantageWeights(advantages: Tensor, h: H): Tensor {
  return minimum(exp(div(advantages, h.temperature)), h.maximumWeight)
}

/** L_pi = -mean(sg[w] log pi(a|s)) */
function actorLoss(actor: GaussianPolicy, batch: Batch, weights: Tensor): Tensor {
  const logProbability = gaussianLogProbability(gaussian(actor, batch.observations, FORM), batch.actions)
  return mul(-1, mean(mul(stopGradient(weights), logProbability)))
}

// --- algorithm ---

export const awr = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'awr',
  label: 'AWR',
  summary:
    'Imitates actions weighted by how well their trajectory went; without bootstrapping it cannot join good halves of bad trajectories.',
  source:
    'Peng et al. 2019, “Advantage-Weighted Regression”, with Monte-Carlo returns; xbpeng/awr learning/awr_agent.py (TD(λ) returns there)',
  hyperparameters,
  wholeEpisodes: true,
  metrics: {
    valueLoss: {
      label: 'Value loss',
      symbol: 'L_V',
      explanation: 'Half the squared error of V against returns-to-go.',
    },
    actorLoss: {
      label: 'Actor loss',
      symbol: 'L_\\pi',
      explanation: 'Weighted negative log-likelihood of the data’s actions.',
    },
    value: { label: 'Value', symbol: 'V(s)', explanation: 'Mean of the learnt state value.' },
    weight: { label: 'Weight', symbol: 'w', explanation: 'Mean advantage weight.' },
    effectiveSampleSize: {
      label: 'Effective sample size',
      symbol: '(\\sum w)^2 / B \\sum w^2',
      explanation: 'Share of the batch that the weights leave in effect; 1 is plain cloning.',
    },
  },

  networks: () => ({ actor: 'tanh-mean-gaussian-policy', value: 'state-value' }),

  initialise(sizes, h, random) {
    const actor = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    const value = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 1))
    return { actor, value, actorOptimiser: initialAdam(actor), valueOptimiser: initialAdam(value) }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'replay' } }),

  draws: () => ({}),

  update({ state, batches, h }) {
    const batch = batches.batch
    const valueStep = valueAndGradients((value: Mlp) => valueLoss(value, batch), state.value)
    const value = adam(state.value, valueStep.gradients, state.valueOptimiser, h.valueLearningRate)

    // The value function is fitted first, and the actor sees the new one.
    const advantages = advantage(value.parameters, batch, h)
    const w = advantageWeights(advantages, h)
    const actorStep = valueAndGradients((actor: GaussianPolicy) => actorLoss(actor, batch, w), state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)
    return {
      state: {
        actor: actor.parameters,
        value: value.parameters,
        actorOptimiser: actor.optimiser,
        valueOptimiser: value.optimiser,
      },
      gradients: { value: valueStep.gradients, actor: actorStep.gradients },
      losses: { value: valueStep.value, actor: actorStep.value },
      metrics: {
        valueLoss: valueStep.value,
        actorLoss: actorStep.value,
        value: mean(stateValue(state.value, batch.observations)),
        weight: mean(w),
        effectiveSampleSize: div(square(sum(w)), mul(w.shape[0]!, sum(square(w)))),
      },
      outputs: { advantage: advantages, weights: w },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) => gaussianAct(state.actor, observations, noise.action, FORM),

  probes: {
    value: ({ state, observations }) => stateValue(state.value, observations),
    logDensity: ({ state, observations, actions }) =>
      gaussianLogProbability(gaussian(state.actor, observations, FORM), actions),
  },
})
