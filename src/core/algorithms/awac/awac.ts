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
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { choice, integer, number } from '../../schema/field'
import { type Batch, defineAlgorithm, type Live, normal, type Preset } from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  criticLossMetric,
  discount,
  hiddenLayers,
  hiddenUnits,
  initialLogStd,
  targetRate,
} from '../shared/fields'
import {
  type AdamState,
  adam,
  bootstrapTarget,
  copyOf,
  criticProbes,
  initialAdam,
  initialCritics,
  type Mlp,
  polyak,
  qOfSamples,
  qValues,
  squaredErrors,
} from '../shared/networks'
import {
  actionNoise,
  type GaussianForm,
  type GaussianPolicy,
  gaussian,
  gaussianAct,
  gaussianLogProbability,
  initialGaussianPolicy,
  sampleGaussian,
} from '../shared/policies'

// --- hyperparameters ---

const hyperparameters = {
  lambda: number({
    label: 'Temperature',
    symbol: '\\lambda',
    default: 1,
    minimum: 0.01,
    maximum: 20,
    scale: 'logarithmic',
    prominent: true,
    explanation: 'Small: imitate only the best actions of the data. Large: plain behaviour cloning.',
    reference: '1 in CORL (0.1 on antmaze and adroit), 2 in rlkit',
  }),
  weights: choice({
    label: 'Advantage weights',
    default: 'exponential',
    prominent: true,
    explanation: 'How an advantage becomes the weight of an action.',
    reference: 'exponential in the paper and CORL, softmax in the authors’ rlkit',
    choices: [
      {
        value: 'exponential',
        label: 'exp(A/λ), clipped',
        explanation: 'Each weight on its own, cut at a maximum (CORL).',
      },
      {
        value: 'softmax',
        label: 'B · softmax(A/λ)',
        explanation: 'Weights compete within the batch and average one (rlkit).',
      },
    ],
  }),
  maximumWeight: number({
    label: 'Largest weight',
    symbol: 'w_{\\max}',
    default: 100,
    minimum: 1,
    maximum: 1000,
    scale: 'logarithmic',
    explanation: 'Exponential weights are cut here.',
    reference: '100 in CORL (exp_adv_max)',
  }),
  clipScore: number({
    label: 'Largest advantage',
    default: 1000,
    minimum: 0.01,
    maximum: 1000,
    scale: 'logarithmic',
    explanation: 'Advantages are cut here before they are divided by the temperature; 1000 means never.',
    reference: '0.5 in rlkit’s hand tasks (clip_score), otherwise none',
  }),
  discount,
  targetRate,
  actorLearningRate,
  criticLearningRate,
  weightDecay: number({
    label: 'Actor weight decay',
    default: 0,
    minimum: 0,
    maximum: 0.01,
    explanation: 'L2 penalty on the policy’s parameters, inside Adam.',
    reference: '0 in CORL, 1e-4 in rlkit and jaxrl',
  }),
  valueEstimate: choice({
    label: 'State value',
    symbol: 'V(s)',
    default: 'sample',
    explanation: 'At which actions of the policy V(s) = min Q(s, a) is taken.',
    choices: [
      { value: 'sample', label: 'one sample', explanation: 'One fresh action of the policy (CORL, rlkit).' },
      { value: 'mean', label: 'the mean action', explanation: 'The policy’s mean (rlkit’s hand tasks).' },
      {
        value: 'samples',
        label: 'K samples',
        explanation: 'Average over K fresh actions, then the smaller critic (jaxrl).',
      },
    ],
  }),
  valueSamples: integer({
    label: 'Samples for V',
    symbol: 'K',
    default: 4,
    minimum: 2,
    maximum: 32,
    explanation: 'Actions per state when V is averaged over samples.',
  }),
  policyForm: choice({
    label: 'Policy form',
    default: 'corl',
    change: 'reset',
    explanation: 'How mean and standard deviation of the Gaussian policy are bounded.',
    choices: [
      {
        value: 'corl',
        label: 'free mean',
        explanation: 'Unsquashed mean, log standard deviation clamped to [-20, 2], samples clipped (CORL).',
      },
      {
        value: 'rlkit',
        label: 'tanh mean',
        explanation: 'tanh on the mean, log standard deviation in [-6, 0] by a sigmoid (rlkit).',
      },
    ],
  }),
  updateOrder: choice({
    label: 'Update order',
    default: 'sequential',
    explanation: 'Whether the actor sees the critics before or after their step.',
    choices: [
      { value: 'sequential', label: 'critics first', explanation: 'The actor uses the critics just updated (CORL).' },
      { value: 'simultaneous', label: 'all at once', explanation: 'Every loss is formed on the old weights (rlkit).' },
    ],
  }),
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const
type H = Live<typeof hyperparameters>

const rates = { actorLearningRate: 3e-4, criticLearningRate: 3e-4, targetRate: 0.005, discount: 0.99, initialLogStd: 0 }
const rlkit = { ...rates, weights: 'softmax', policyForm: 'rlkit', updateOrder: 'simultaneous', weightDecay: 1e-4 }

/** The references' settings, but for the sizes of networks and batches. */
const presets: readonly Preset[] = [
  {
    id: 'corl',
    label: 'CORL',
    explanation: 'Weights by a clipped exponential, the actor after the critics.',
    values: { ...rates, weights: 'exponential', lambda: 1, policyForm: 'corl', updateOrder: 'sequential' },
  },
  {
    id: 'rlkit',
    label: 'rlkit, MuJoCo',
    explanation: 'The authors’ code: weights by softmax over the batch, every loss on the old networks.',
    values: { ...rlkit, lambda: 2 },
  },
  {
    id: 'rlkit-hand',
    label: 'rlkit, hand',
    explanation: 'The authors’ settings for dexterous manipulation: V at the mean action, advantages cut at a half.',
    values: { ...rlkit, lambda: 0.5, clipScore: 0.5, valueEstimate: 'mean' },
  },
]

// --- networks ---

type State = {
  readonly actor: GaussianPolicy
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
}
type Batches = { readonly batch: Batch }
type Noise = { readonly nextAction: Tensor; readonly valueAction: Tensor }

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

export const awac = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'awac',
  label: 'AWAC',
  summary:
    'Imitates the actions of the data, each weighted by how much better than the policy it is believed to be; goes online without any change of loss.',
  source:
    'Nair et al. 2020, “AWAC: Accelerating Online RL with Offline Datasets”; corl-team/CORL algorithms/finetune/awac.py and rail-berkeley/rlkit awac_trainer.py',
  parity: () => import('./parity'),
  hyperparameters,
  presets,
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
    const y = target(state, batch, noise.nextAction, h)
    const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const judging = h.updateOrder === 'sequential' ? critics.parameters : state.critics
    const q = min(qValues(judging, batch.observations, batch.actions), 0)
    const advantage = sub(q, value(state.actor, judging, batch, noise.valueAction, h))
    const w = advantageWeights(advantage, h)
    const actorStep = valueAndGradients((actor: GaussianPolicy) => actorLoss(actor, batch, w, h), state.actor)
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
        policyStd: mean(exp(policy(state.actor, batch.observations, h).logStd)),
      },
      outputs: { advantage, weights: w },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise, h }) => gaussianAct(state.actor, observations, noise.action, FORMS[h.policyForm]),

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
