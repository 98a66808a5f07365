import {
  abs,
  add,
  cast,
  clipByValue,
  exp,
  expandDims,
  less,
  mean,
  min,
  minimum,
  mul,
  type Scalar,
  sigmoid,
  square,
  sub,
  type Tensor,
  where,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { number } from '../../schema/field'
import { type Batch, defineAlgorithm, type Live, normal, type UpdateResult, uniform } from '../algorithm'
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
  type GaussianForm,
  type GaussianPolicy,
  gaussian,
  gaussianLogProbability,
  initialGaussianPolicy,
  sampleGaussian,
} from '../shared/policies'

// --- hyperparameters ---

const hyperparameters = {
  choiceSharpness: number({
    label: 'Inverse temperature of the choice',
    symbol: '\\alpha^{-1}',
    default: 10,
    minimum: 0,
    maximum: 100,
    prominent: true,
    explanation: 'Zero: who acts is a coin’s. Large: whoever’s action has the higher Q.',
    reference: '10 (inv_temperature)',
  }),
  expectile: number({
    label: 'Expectile',
    symbol: '\\tau_V',
    default: 0.9,
    minimum: 0.5,
    maximum: 0.99,
    prominent: true,
    explanation: 'Half: V is the mean of Q over the data’s actions. Towards one: their best.',
    reference: '0.9 (tau)',
  }),
  inverseTemperature: number({
    label: 'Inverse temperature',
    symbol: '\\beta',
    default: 10,
    minimum: 0,
    maximum: 20,
    explanation: 'Zero: plain imitation. Large: imitate only the best actions.',
    reference: '10 (beta)',
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
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const

type H = Live<typeof hyperparameters>

// --- networks ---

type State = {
  /** Learns offline, by IQL, and is frozen from the switch on. */
  readonly pretrainedActor: GaussianPolicy
  /** The expansion: random until the switch, learns after it. */
  readonly actor: GaussianPolicy
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly value: Mlp
  readonly pretrainedActorOptimiser: AdamState
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly valueOptimiser: AdamState
}

type Batches = { readonly batch: Batch }
/** Online: what the new policy samples [B, A], and the coin that chooses [B]. */
type Noise = { readonly freshAction?: Tensor; readonly coin?: Tensor }
type ActNoise = { readonly action?: Tensor; readonly coin?: Tensor }

const FORM: GaussianForm = { squashMean: true, logStd: { form: 'clamp', low: -5, high: 2 } }

// --- acting ---

interface Candidates {
  /** a_1 = mode of the frozen policy [B, A] */
  readonly frozen: Tensor
  /** a_2 ~ the new policy, or its mode [B, A] */
  readonly fresh: Tensor
  /** P(a_2) = softmax(alpha^-1 [min_i Q_i(s, a_1), min_i Q_i(s, a_2)])_2: [B] */
  readonly freshProbability: Tensor
}

/** Both policies' actions at s, and how likely the new one's is chosen (Zhang et al. 2023, section 3.2). */
function candidates(
  { pretrainedActor, actor, critics }: Pick<State, 'pretrainedActor' | 'actor' | 'critics'>,
  observations: Tensor,
  noise: Tensor | undefined,
  h: H,
): Candidates {
  const box = (actions: Tensor) => clipByValue(actions, -1, 1)
  const own = gaussian(actor, observations, FORM)
  const frozen = box(gaussian(pretrainedActor, observations, FORM).mean)
  const fresh = box(noise ? sampleGaussian(own, noise) : own.mean)
  const q = (actions: Tensor) => min(qValues(critics, observations, actions), 0)
  // A softmax over two is a sigmoid of their difference.
  return { frozen, fresh, freshProbability: sigmoid(mul(h.choiceSharpness, sub(q(fresh), q(frozen)))) }
}

/** The action of whoever is chosen: coin [B] uniform on [0, 1) */
function composed({ frozen, fresh, freshProbability }: Candidates, coin: Tensor | Scalar | number): Tensor {
  return where(expandDims(less(coin, freshProbability), 1), fresh, frozen)
}

// --- losses: those of IQL, but for the action that the new policy imitates ---

/** L_V = mean |tau - 1(u < 0)| u^2, u = sg[min_i Qbar_i(s, a)] - V(s) */
function valueLoss(value: Mlp, batch: Batch, targetQ: Tensor, h: H): Tensor {
  const u = sub(stopGradient(targetQ), stateValue(value, batch.observations))
  return mean(mul(abs(sub(h.expectile, cast(less(stopGradient(u), 0), 'float32'))), square(u)))
}

/** L_Q = mean over critics and rows of (Q_i(s, a) - r - gamma (1 - d) sg[V(s')])^2 */
function criticLoss(critics: Mlp, batch: Batch, nextValue: Tensor, h: H): Tensor {
  const y = add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), stopGradient(nextValue)))
  return mean(square(sub(qValues(critics, batch.observations, batch.actions), y)))
}

/** w = min(exp(beta (min_i Qbar_i(s, a) - V(s))), w_max) */
function advantageWeights(state: Pick<State, 'targetCritics' | 'value'>, observations: Tensor, actions: Tensor, h: H) {
  const targetQ = min(qValues(state.targetCritics, observations, actions), 0)
  const advantages = sub(targetQ, stateValue(state.value, observations))
  return minimum(exp(mul(h.inverseTemperature, advantages)), h.maximumWeight)
}

/** L_pi = -mean(sg[w] log pi(a|s)): offline a is the data's, online the composed action, drawn anew */
function actorLoss(actor: GaussianPolicy, observations: Tensor, actions: Tensor, weights: Tensor): Tensor {
  const distribution = gaussian(actor, observations, FORM)
  return mul(-1, mean(mul(stopGradient(weights), gaussianLogProbability(distribution, stopGradient(actions)))))
}

// --- algorithm ---

export const pex = defineAlgorithm<typeof hyperparameters, State, Batches, Noise, ActNoise>({
  id: 'pex',
  label: 'PEX',
  summary:
    'Keeps the pretrained policy frozen and adds a new one beside it; at each step, whoever’s action looks better acts.',
  source:
    'Zhang et al. 2023, “Policy Expansion for Bridging Offline-to-Online Reinforcement Learning”; Haichao-Zhang/PEX pex/algorithms/pex.py',
  hyperparameters,
  metrics: {
    freshShare: {
      label: 'Who acts: the new policy',
      symbol: 'P(\\pi_2)',
      explanation:
        'How likely the new policy is to act at the replayed states, mean over rows; the frozen one has the rest.',
    },
    valueLoss: { label: 'Value loss', symbol: 'L_V', explanation: 'Expectile regression of V on the target critics.' },
    criticLoss: { label: 'Critic loss', symbol: 'L_Q', explanation: 'Squared temporal-difference error.' },
    actorLoss: {
      label: 'Actor loss',
      symbol: 'L_\\pi',
      explanation: 'Weighted negative log-likelihood: offline of the data’s actions, online of the composed ones.',
    },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the replayed actions.' },
    qFrozen: {
      label: 'Q of the frozen policy',
      explanation: 'Mean of the smaller critic at the frozen policy’s actions.',
    },
    qFresh: { label: 'Q of the new policy', explanation: 'Mean of the smaller critic at the new policy’s actions.' },
    value: { label: 'Value', symbol: 'V(s)', explanation: 'Mean of the learnt state value.' },
    weight: { label: 'Weight', symbol: 'w', explanation: 'Mean advantage weight.' },
  },
  runDefaults: { mixing: 'ratio', offlineShare: 0.5, collectOnlySteps: 100 },
  // Whoever trained a policy before: it is what is kept.
  inherits: { pretrainedActor: 'actor' },

  networks: () => ({
    pretrainedActor: 'tanh-mean-gaussian-policy',
    actor: 'tanh-mean-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    value: 'state-value',
  }),

  initialise(sizes, h, random) {
    const pretrainedActor = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    const actor = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    const critics = initialCritics(random, sizes, h)
    const value = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 1))
    return {
      pretrainedActor,
      actor,
      critics,
      targetCritics: copyOf(critics),
      value,
      pretrainedActorOptimiser: initialAdam(pretrainedActor),
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      valueOptimiser: initialAdam(value),
    }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'replay' } }),

  draws: ({ action }, h, phase) =>
    phase === 'offline' ? {} : { freshAction: normal(h.batchSize, action), coin: uniform(0, 1, h.batchSize) },

  update({ state, batches, noise, h, phase }): UpdateResult {
    const batch = batches.batch
    const targetQ = min(qValues(state.targetCritics, batch.observations, batch.actions), 0)
    const valueStep = valueAndGradients((value: Mlp) => valueLoss(value, batch, targetQ, h), state.value)
    const nextValue = stateValue(state.value, batch.nextObservations)
    const criticStep = valueAndGradients((critics: Mlp) => criticLoss(critics, batch, nextValue, h), state.critics)
    const value = adam(state.value, valueStep.gradients, state.valueOptimiser, h.valueLearningRate)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const both = phase === 'online' ? candidates(state, batch.observations, noise.freshAction!, h) : undefined
    const actions = both ? composed(both, noise.coin!) : batch.actions
    const w = advantageWeights(state, batch.observations, actions, h)
    const learning = phase === 'online' ? 'actor' : 'pretrainedActor'
    const actorStep = valueAndGradients(
      (policy: GaussianPolicy) => actorLoss(policy, batch.observations, actions, w),
      state[learning],
    )
    const actor = adam(state[learning], actorStep.gradients, state[`${learning}Optimiser`], h.actorLearningRate)
    const q = (at: Tensor) => mean(min(qValues(state.critics, batch.observations, at), 0))
    return {
      state: {
        [learning]: actor.parameters,
        [`${learning}Optimiser`]: actor.optimiser,
        critics: critics.parameters,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
        value: value.parameters,
        criticOptimiser: critics.optimiser,
        valueOptimiser: value.optimiser,
      },
      gradients: { value: valueStep.gradients, critics: criticStep.gradients, [learning]: actorStep.gradients },
      losses: { value: valueStep.value, critics: criticStep.value, [learning]: actorStep.value },
      metrics: {
        valueLoss: valueStep.value,
        criticLoss: criticStep.value,
        actorLoss: actorStep.value,
        qData: q(batch.actions),
        value: mean(stateValue(state.value, batch.observations)),
        weight: mean(w),
        ...(both && { freshShare: mean(both.freshProbability), qFrozen: q(both.frozen), qFresh: q(both.fresh) }),
      },
      outputs: { weights: w },
    }
  },

  actDraws: ({ action }, rows, _, mode) =>
    mode === 'mean' ? {} : { action: normal(rows, action), coin: uniform(0, 1, rows) },

  /** Offline the policy that learns; online whoever is chosen: by a draw, or greedily with both modes where asked for the mean. */
  act({ state, observations, noise, h, mode, phase }) {
    if (phase === 'offline') {
      const distribution = gaussian(state.pretrainedActor, observations, FORM)
      return clipByValue(mode === 'mean' ? distribution.mean : sampleGaussian(distribution, noise.action!), -1, 1)
    }
    const both = candidates(state, observations, mode === 'mean' ? undefined : noise.action!, h)
    return composed(both, mode === 'mean' ? 0.5 : noise.coin!)
  },

  probes: {
    ...criticProbes,
    value: ({ state, observations }) => stateValue(state.value, observations),
    advantageWeight: ({ state, observations, actions, h }) => advantageWeights(state, observations, actions, h),
  },
})
