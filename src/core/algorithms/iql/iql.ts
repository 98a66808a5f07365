import {
  abs,
  add,
  cast,
  cos,
  div,
  exp,
  less,
  mean,
  min,
  minimum,
  mul,
  type Scalar,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { choice, integer, number } from '../../schema/field'
import { type Batch, defineAlgorithm, type Live } from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  hiddenLayers,
  hiddenUnits,
  initialLogStd,
  targetRate,
} from '../shared/fields'
import {
  type AdamState,
  adam,
  copyOf,
  criticProbes,
  initialAdam,
  initialCritics,
  initialMlp,
  layerSizes,
  type Mlp,
  polyak,
  qValues,
  stateValue,
} from '../shared/networks'
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
  expectile: number({
    label: 'Expectile',
    symbol: '\\tau_V',
    default: 0.7,
    minimum: 0.5,
    maximum: 0.99,
    prominent: true,
    explanation: 'Half: V is the mean of Q over the data’s actions. Towards one: their best.',
    reference: '0.7, 0.9 on antmaze (iql_tau)',
  }),
  inverseTemperature: number({
    label: 'Inverse temperature',
    symbol: '\\beta',
    default: 3,
    minimum: 0,
    maximum: 20,
    prominent: true,
    explanation: 'Zero: plain behaviour cloning. Large: imitate only the best actions of the data.',
    reference: '3, 10 on antmaze (beta)',
  }),
  maximumWeight: number({
    label: 'Largest weight',
    symbol: 'w_{\\max}',
    default: 100,
    minimum: 1,
    maximum: 1000,
    scale: 'logarithmic',
    explanation: 'Advantage weights are cut here.',
    reference: '100',
  }),
  implementation: choice({
    label: 'Implementation',
    default: 'corl',
    change: 'reset',
    explanation: 'Order of the steps, and whether the critic loss is the mean or the sum over critics.',
    choices: [
      {
        value: 'corl',
        label: 'CORL',
        explanation: 'V, Q, actor; Q and actor see V as it was before its step; the critics’ losses are averaged.',
      },
      {
        value: 'official',
        label: 'the authors’',
        explanation: 'V first, the others see the new V; the critics’ losses are summed; log std at least -10.',
      },
    ],
  }),
  discount,
  targetRate,
  actorLearningRate,
  criticLearningRate,
  valueLearningRate: {
    ...criticLearningRate,
    label: 'Value learning rate',
    explanation: 'Step size of Adam for V.',
    symbol: '\\eta_V',
  },
  actorSchedule: choice({
    label: 'Actor’s schedule',
    default: 'constant',
    explanation: 'How the actor’s learning rate changes over the run.',
    reference: 'cosine in CORL and in the authors’ code',
    choices: [
      { value: 'constant', label: 'constant', explanation: 'It stays as it is.' },
      {
        value: 'cosine',
        label: 'cosine',
        explanation: 'Falls to zero over the steps below and, if training goes on, rises again.',
      },
    ],
  }),
  scheduleSteps: integer({
    label: 'Steps of the schedule',
    default: 3000,
    minimum: 1,
    maximum: 1_000_000,
    scale: 'logarithmic',
    explanation: 'Actor steps until the cosine reaches zero.',
    reference: 'the offline steps, 1,000,000 (max_steps)',
  }),
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const
type H = Live<typeof hyperparameters>

// --- networks ---

type State = {
  readonly actor: GaussianPolicy
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly value: Mlp
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly valueOptimiser: AdamState
}
type Batches = { readonly batch: Batch }
type Noise = Record<never, Tensor>

const FORMS: Record<H['implementation'], GaussianForm> = {
  corl: { squashMean: true, logStd: { form: 'clamp', low: -20, high: 2 } },
  official: { squashMean: true, logStd: { form: 'clamp', low: -10, high: 2 } },
}

// --- losses ---

/** A = min_i Qbar_i(s, a) - V(s) */
function advantage(targetQ: Tensor, value: Mlp, batch: Batch): Tensor {
  return sub(targetQ, stateValue(value, batch.observations))
}

/** L_V = mean |tau - 1(u < 0)| u^2, u = sg[min_i Qbar_i(s, a)] - V(s): expectile regression (section 4.2) */
function valueLoss(value: Mlp, batch: Batch, targetQ: Tensor, expectile: Scalar): Tensor {
  const u = advantage(stopGradient(targetQ), value, batch)
  return mean(mul(abs(sub(expectile, cast(less(stopGradient(u), 0), 'float32'))), square(u)))
}

/** L_Q = sum_i mean (Q_i(s, a) - r - gamma (1 - d) sg[V(s')])^2 (section 4.2); CORL takes the mean over critics */
function criticLoss(critics: Mlp, batch: Batch, nextValue: Tensor, h: H): Tensor {
  const y = add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), stopGradient(nextValue)))
  const perCritic = mean(square(sub(qValues(critics, batch.observations, batch.actions), y)), 1)
  return h.implementation === 'corl' ? mean(perCritic) : sum(perCritic)
}

/** w = min(exp(beta A), w_max) */
function advantageWeights(advantages: Tensor, h: H): Tensor {
  return minimum(exp(mul(h.inverseTemperature, advantages)), h.maximumWeight)
}

/** L_pi = -mean(sg[w] log pi(a|s)) (section 4.3) */
function actorLoss(actor: GaussianPolicy, batch: Batch, weights: Tensor, h: H): Tensor {
  const distribution = gaussian(actor, batch.observations, FORMS[h.implementation])
  return mul(-1, mean(mul(stopGradient(weights), gaussianLogProbability(distribution, batch.actions))))
}

/** eta (1 + cos(pi t / T)) / 2, t the actor's steps so far; past T it rises again, as PyTorch's schedule does */
function scheduledLearningRate({ step }: AdamState, h: H): Scalar {
  if (h.actorSchedule === 'constant') return h.actorLearningRate
  return mul(h.actorLearningRate, mul(0.5, add(1, cos(mul(Math.PI, div(step, h.scheduleSteps)))))) as Scalar
}

// --- algorithm ---

export const iql = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'iql',
  label: 'IQL',
  summary:
    'Never asks for Q at an action that is not in the data, so there is nothing to unlearn online: no dip, but slow improvement.',
  source:
    'Kostrikov et al. 2021, “Offline Reinforcement Learning with Implicit Q-Learning”; corl-team/CORL algorithms/finetune/iql.py and ikostrikov/implicit_q_learning',
  parity: () => import('./parity'),
  hyperparameters,
  presets: [
    {
      id: 'antmaze',
      label: 'Antmaze',
      explanation: 'The references’ choice for sparse rewards: a high expectile and sharp weights.',
      values: { expectile: 0.9, inverseTemperature: 10 },
    },
  ],
  metrics: {
    valueLoss: { label: 'Value loss', symbol: 'L_V', explanation: 'Expectile regression of V on the target critics.' },
    criticLoss: { label: 'Critic loss', symbol: 'L_Q', explanation: 'Squared temporal-difference error.' },
    actorLoss: {
      label: 'Actor loss',
      symbol: 'L_\\pi',
      explanation: 'Weighted negative log-likelihood of the data’s actions.',
    },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the data’s actions.' },
    value: { label: 'Value', symbol: 'V(s)', explanation: 'Mean of the learnt state value.' },
    advantage: { label: 'Advantage', symbol: 'A', explanation: 'Mean of the target critics’ Q minus V.' },
    weight: { label: 'Weight', symbol: 'w', explanation: 'Mean advantage weight.' },
  },

  networks: () => ({
    actor: 'tanh-mean-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    value: 'state-value',
  }),

  initialise(sizes, h, random) {
    const actor = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    const critics = initialCritics(random, sizes, h)
    const value = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 1))
    return {
      actor,
      critics,
      targetCritics: copyOf(critics),
      value,
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      valueOptimiser: initialAdam(value),
    }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'replay' } }),

  draws: () => ({}),

  update({ state, batches, h }) {
    const batch = batches.batch
    const targetQ = min(qValues(state.targetCritics, batch.observations, batch.actions), 0)
    const valueStep = valueAndGradients((value: Mlp) => valueLoss(value, batch, targetQ, h.expectile), state.value)
    const value = adam(state.value, valueStep.gradients, state.valueOptimiser, h.valueLearningRate)

    // CORL reads V(s') and the advantage before V's step; the authors' code takes the new V for both.
    const judging = h.implementation === 'corl' ? state.value : value.parameters
    const nextValue = stateValue(judging, batch.nextObservations)
    const criticStep = valueAndGradients((critics: Mlp) => criticLoss(critics, batch, nextValue, h), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const advantages = advantage(targetQ, judging, batch)
    const w = advantageWeights(advantages, h)
    const actorStep = valueAndGradients((actor: GaussianPolicy) => actorLoss(actor, batch, w, h), state.actor)
    const actor = adam(
      state.actor,
      actorStep.gradients,
      state.actorOptimiser,
      scheduledLearningRate(state.actorOptimiser, h),
    )
    return {
      state: {
        actor: actor.parameters,
        critics: critics.parameters,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
        value: value.parameters,
        actorOptimiser: actor.optimiser,
        criticOptimiser: critics.optimiser,
        valueOptimiser: value.optimiser,
      },
      gradients: { value: valueStep.gradients, critics: criticStep.gradients, actor: actorStep.gradients },
      losses: { value: valueStep.value, critics: criticStep.value, actor: actorStep.value },
      metrics: {
        valueLoss: valueStep.value,
        criticLoss: criticStep.value,
        actorLoss: actorStep.value,
        qData: mean(min(qValues(state.critics, batch.observations, batch.actions), 0)),
        value: mean(stateValue(state.value, batch.observations)),
        advantage: mean(advantages),
        weight: mean(w),
      },
      outputs: { advantage: advantages, weights: w },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise, h }) =>
    gaussianAct(state.actor, observations, noise.action, FORMS[h.implementation]),

  probes: {
    ...criticProbes,
    value: ({ state, observations }) => stateValue(state.value, observations),
    logDensity: ({ state, observations, actions, h }) =>
      gaussianLogProbability(gaussian(state.actor, observations, FORMS[h.implementation]), actions),
    advantageWeight: ({ state, observations, actions, h }) => {
      const targetQ = min(qValues(state.targetCritics, observations, actions), 0)
      return advantageWeights(sub(targetQ, stateValue(state.value, observations)), h)
    },
  },
})
