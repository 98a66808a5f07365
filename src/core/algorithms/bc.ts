import { exp, mean, mul } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../engine/gradients'
import { type Batch, defineAlgorithm } from './algorithm'
import { actorLearningRate, batchSize, discount, hiddenLayers, hiddenUnits, initialLogStd } from './shared/fields'
import { gaussianAct, gaussianActDraws, initialGaussianPolicy } from './shared/gaussian-acting'
import { type GaussianForm, type GaussianPolicy, gaussian, gaussianLogProbability } from './shared/gaussian-policy'
import { type AdamState, adam, initialAdam } from './shared/optimisers'

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

const FORM: GaussianForm = { squashMean: true, logStd: { form: 'clamp', low: -5, high: 2 } }

// --- losses ---

/** L_pi = -mean log pi(a|s) */
function actorLoss(actor: GaussianPolicy, batch: Batch) {
  return mul(-1, mean(gaussianLogProbability(gaussian(actor, batch.observations, FORM), batch.actions)))
}

// --- algorithm ---

export const bc = defineAlgorithm<typeof hyperparameters, State>({
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
    const actorStep = valueAndGradients((actor: GaussianPolicy) => actorLoss(actor, batches.batch!), state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)
    return {
      state: { actor: actor.parameters, actorOptimiser: actor.optimiser },
      gradients: { actor: actorStep.gradients },
      losses: { actor: actorStep.value },
      metrics: {
        actorLoss: actorStep.value,
        policyStd: mean(exp(gaussian(state.actor, batches.batch!.observations, FORM).logStd)),
      },
    }
  },

  actDraws: (sizes, rows, _, mode) => gaussianActDraws(sizes, rows, mode),

  act: ({ state, observations, noise, mode }) => gaussianAct(state.actor, observations, noise, mode, FORM),

  probes: {
    logDensity: ({ state, observations, actions }) =>
      gaussianLogProbability(gaussian(state.actor, observations, FORM), actions),
  },
})
