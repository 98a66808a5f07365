import { exp, mean, mul, type Tensor } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
import { type Batch, defineAlgorithm } from '../algorithm'
import { actorLearningRate, batchSize, discount, hiddenLayers, hiddenUnits, initialLogStd } from '../shared/fields'
import { type AdamState, adam, initialAdam } from '../shared/networks'
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
  actorLearningRate,
  discount: {
    ...discount,
    explanation: 'How much a reward one step later counts in the returns that panels show; cloning does not ask.',
  },
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const

// --- networks ---

type State = { readonly actor: GaussianPolicy; readonly actorOptimiser: AdamState }
type Batches = { readonly batch: Batch }
type Noise = Record<never, Tensor>

const FORM: GaussianForm = { squashMean: true, logStd: { form: 'clamp', low: -5, high: 2 } }

// --- losses ---

/** L_pi = -mean log pi(a|s) */
function actorLoss(actor: GaussianPolicy, batch: Batch) {
  return mul(-1, mean(gaussianLogProbability(gaussian(actor, batch.observations, FORM), batch.actions)))
}

// --- algorithm ---

export const bc = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'bc',
  label: 'BC',
  summary: 'Imitates the dataset, good and bad alike, and learns nothing from what happens online: the flat line.',
  source: 'Pomerleau 1989; the baseline of all papers on offline reinforcement learning',
  hyperparameters,
  metrics: {
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Negative log-likelihood of the data’s actions.' },
    policyStd: { label: 'Policy std', symbol: '\\sigma', explanation: 'Mean standard deviation of the policy.' },
  },

  networks: () => ({ actor: 'tanh-mean-gaussian-policy' }),

  initialise(sizes, h, random) {
    const actor = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    return { actor, actorOptimiser: initialAdam(actor) }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'offline' } }),

  draws: () => ({}),

  update({ state, batches, h }) {
    const actorStep = valueAndGradients((actor: GaussianPolicy) => actorLoss(actor, batches.batch), state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)
    return {
      state: { actor: actor.parameters, actorOptimiser: actor.optimiser },
      gradients: { actor: actorStep.gradients },
      losses: { actor: actorStep.value },
      metrics: {
        actorLoss: actorStep.value,
        policyStd: mean(exp(gaussian(state.actor, batches.batch.observations, FORM).logStd)),
      },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) => gaussianAct(state.actor, observations, noise.action, FORM),

  probes: {
    logDensity: ({ state, observations, actions }) =>
      gaussianLogProbability(gaussian(state.actor, observations, FORM), actions),
  },
})
