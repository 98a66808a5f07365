import {
  add,
  clipByValue,
  div,
  exp,
  mean,
  min,
  minimum,
  mul,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { boolean, choice, number } from '../../schema/field'
import { type Batch, defineAlgorithm, type Live, lossTermsAndRest, normal } from '../algorithm'
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
  copyOf,
  initialAdam,
  initialCritics,
  type Mlp,
  polyak,
  qValues,
  squaredErrors,
} from '../shared/networks'
import {
  actionNoise,
  type Gaussian,
  type GaussianForm,
  type GaussianPolicy,
  gaussian,
  gaussianAct,
  gaussianLogProbability,
  initialGaussianPolicy,
  initialLogFactor,
  type LogFactor,
  sampleGaussian,
} from '../shared/policies'

// --- hyperparameters ---

const hyperparameters = {
  form: choice({
    label: 'Form',
    default: 'penalty',
    prominent: true,
    explanation: 'How the policy is kept near the cloned behaviour policy.',
    reference: 'BRAC offers both; BEAR constrains',
    choices: [
      { value: 'penalty', label: 'penalty', explanation: 'The divergence times a fixed weight.' },
      {
        value: 'constraint',
        label: 'constraint',
        explanation: 'A Lagrange multiplier is learnt that keeps the divergence at its bound.',
      },
    ],
  }),
  klWeight: number({
    label: 'Weight of the divergence',
    symbol: '\\lambda',
    default: 1,
    minimum: 0.001,
    maximum: 100,
    scale: 'logarithmic',
    prominent: true,
    explanation:
      'Large: stay with the clone. Small: follow the critic. With a constraint, where the multiplier begins.',
    reference: '0.03 to 3 in BRAC (α)',
  }),
  klBound: number({
    label: 'Bound on the divergence',
    symbol: '\\epsilon',
    default: 0.5,
    minimum: 0.001,
    maximum: 20,
    scale: 'logarithmic',
    explanation: 'Mean divergence from the clone that the constraint allows, in nats.',
    reference: '0.05 in BEAR, of another divergence',
  }),
  penaliseValue: boolean({
    label: 'Penalise values',
    default: false,
    explanation: 'Subtract the weighted divergence in the critic’s target too.',
    reference: 'BRAC-v does, BRAC-p does not',
  }),
  behaviourOnline: choice({
    label: 'Clone online',
    default: 'refitted',
    prominent: true,
    explanation: 'What becomes of the cloned behaviour policy after the switch.',
    choices: [
      {
        value: 'refitted',
        label: 'refitted',
        explanation: 'It goes on learning from the replay, and lags behind the policy that fills it.',
      },
      { value: 'frozen', label: 'frozen', explanation: 'It stays the clone of the dataset.' },
    ],
  }),
  behaviourLearningRate: {
    ...actorLearningRate,
    label: 'Clone’s learning rate',
    explanation: 'Step size of Adam for the cloned behaviour policy.',
    symbol: '\\eta_\\mu',
  },
  discount,
  targetRate,
  actorLearningRate,
  criticLearningRate,
  batchSize,
  hiddenUnits,
  hiddenLayers,
  initialLogStd,
} as const
type H = Live<typeof hyperparameters>

// --- networks ---

type State = {
  readonly actor: GaussianPolicy
  /** The cloned behaviour policy mu. */
  readonly behaviour: GaussianPolicy
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly multiplier: LogFactor
  readonly actorOptimiser: AdamState
  readonly behaviourOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly multiplierOptimiser: AdamState
}
type Batches = { readonly batch: Batch }
type Noise = { readonly nextAction: Tensor; readonly actorAction: Tensor }

const FORM: GaussianForm = { squashMean: true, logStd: { form: 'clamp', low: -5, high: 2 } }
const LARGEST_MULTIPLIER = 1000

function policy(parameters: GaussianPolicy, observations: Tensor): Gaussian {
  return gaussian(parameters, observations, FORM)
}

function klWeight({ log }: LogFactor, h: H): Tensor {
  return h.form === 'constraint' ? minimum(exp(log), LARGEST_MULTIPLIER) : h.klWeight
}

// --- losses ---

/** KL(p || q) of diagonal Gaussians, summed over action dimensions: [B] */
function divergence(p: Gaussian, q: Gaussian): Tensor {
  const ratio = exp(mul(2, sub(p.logStd, q.logStd)))
  const shift = square(div(sub(p.mean, q.mean), exp(q.logStd)))
  return sum(mul(0.5, sub(sub(add(ratio, shift), 1), mul(2, sub(p.logStd, q.logStd)))), -1)
}

/** mean KL(pi || mu)(s) */
function divergenceFrom(behaviour: GaussianPolicy, actor: GaussianPolicy, { observations }: Batch): Tensor {
  return mean(divergence(policy(actor, observations), policy(behaviour, observations)))
}

/** L_mu = -mean log mu(a|s) */
function behaviourLoss(behaviour: GaussianPolicy, batch: Batch): Tensor {
  return mul(-1, mean(gaussianLogProbability(policy(behaviour, batch.observations), batch.actions)))
}

/** y = r + gamma (1 - d) (min_i Qbar_i(s', a') [- lambda KL(pi || mu)(s')]), a' ~ pi(.|s') */
function target(state: State, batch: Batch, noise: Tensor, weight: Tensor, h: H): Tensor {
  const s = batch.nextObservations
  const distribution = policy(state.actor, s)
  const nextQ = min(qValues(state.targetCritics, s, clipByValue(sampleGaussian(distribution, noise), -1, 1)), 0)
  const penalty = mul(weight, divergence(distribution, policy(state.behaviour, s)))
  const nextValue = h.penaliseValue ? sub(nextQ, penalty) : nextQ
  return add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), nextValue))
}

/** L_pi = mean(lambda KL(pi || sg[mu])(s) - min_i Q_i(s, a~)), a~ reparameterised */
function actorLoss(actor: GaussianPolicy, state: State, critics: Mlp, batch: Batch, noise: Tensor, weight: Tensor) {
  const s = batch.observations
  const distribution = policy(actor, s)
  const q = min(qValues(critics, s, clipByValue(sampleGaussian(distribution, noise), -1, 1)), 0)
  return mean(sub(mul(weight, divergence(distribution, policy(state.behaviour, s))), q))
}

/** L_lambda = -lambda (sg[mean KL] - epsilon) */
function multiplierLoss({ log }: LogFactor, kl: Tensor, h: H): Tensor {
  return mul(-1, mul(minimum(exp(log), LARGEST_MULTIPLIER), stopGradient(sub(kl, h.klBound))))
}

// --- algorithm ---

export const klAc = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'kl-ac',
  label: 'KL-constrained',
  summary:
    'Follows the critic but must stay near a cloned behaviour policy; once the clone no longer fits what is replayed, it holds fine-tuning back.',
  source:
    'Wu et al. 2019, “Behavior Regularized Offline Reinforcement Learning” (BRAC), with Gaussian policies and their closed KL; no reference implementation is reproduced',
  hyperparameters,
  metrics: {
    criticLoss: criticLossMetric,
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Weighted divergence minus Q.' },
    behaviourLoss: {
      label: 'Clone’s loss',
      symbol: 'L_\\mu',
      explanation: 'Negative log-likelihood of the replayed actions under the clone: how poor the model is.',
    },
    divergence: {
      label: 'Divergence',
      symbol: 'D_{KL}(\\pi\\|\\mu)',
      explanation: 'Mean divergence of the policy from the clone.',
    },
    klWeight: { label: 'Weight of the divergence', symbol: '\\lambda', explanation: 'Given, or learnt as multiplier.' },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the replayed actions.' },
  },

  networks: () => ({
    actor: 'tanh-mean-gaussian-policy',
    behaviour: 'tanh-mean-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    multiplier: 'divergence-multiplier',
  }),

  initialise(sizes, h, random) {
    const actor = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    const behaviour = initialGaussianPolicy(random, sizes, h, h.initialLogStd)
    const critics = initialCritics(random, sizes, h)
    const multiplier = initialLogFactor(h.klWeight)
    return {
      actor,
      behaviour,
      critics,
      targetCritics: copyOf(critics),
      multiplier,
      actorOptimiser: initialAdam(actor),
      behaviourOptimiser: initialAdam(behaviour),
      criticOptimiser: initialAdam(critics),
      multiplierOptimiser: initialAdam(multiplier),
    }
  },

  batches: (h) => ({ batch: { rows: h.batchSize, from: 'replay' } }),

  draws: ({ action }, h) => ({ nextAction: normal(h.batchSize, action), actorAction: normal(h.batchSize, action) }),

  update({ state, batches, noise, h, phase }) {
    const batch = batches.batch
    const weight = stopGradient(klWeight(state.multiplier, h))
    const kl = divergenceFrom(state.behaviour, state.actor, batch)

    const y = target(state, batch, noise.nextAction, weight, h)
    const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)

    const actorLossOf = (actor: GaussianPolicy) =>
      actorLoss(actor, state, critics.parameters, batch, noise.actorAction, weight)
    const actorStep = valueAndGradients(actorLossOf, state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

    const clones = phase === 'offline' || h.behaviourOnline === 'refitted'
    const behaviourStep = valueAndGradients(
      (behaviour: GaussianPolicy) => behaviourLoss(behaviour, batch),
      state.behaviour,
    )
    const behaviour = adam(state.behaviour, behaviourStep.gradients, state.behaviourOptimiser, h.behaviourLearningRate)

    const constrains = h.form === 'constraint'
    const multiplierStep = valueAndGradients((factor: LogFactor) => multiplierLoss(factor, kl, h), state.multiplier)
    const multiplier = adam(state.multiplier, multiplierStep.gradients, state.multiplierOptimiser, h.actorLearningRate)
    return {
      state: {
        actor: actor.parameters,
        critics: critics.parameters,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
        actorOptimiser: actor.optimiser,
        criticOptimiser: critics.optimiser,
        ...(clones && { behaviour: behaviour.parameters, behaviourOptimiser: behaviour.optimiser }),
        ...(constrains && { multiplier: multiplier.parameters, multiplierOptimiser: multiplier.optimiser }),
      },
      gradients: {
        critics: criticStep.gradients,
        actor: actorStep.gradients,
        ...(clones && { behaviour: behaviourStep.gradients }),
        ...(constrains && { multiplier: multiplierStep.gradients }),
      },
      losses: {
        critics: criticStep.value,
        actor: actorStep.value,
        ...(clones && { behaviour: behaviourStep.value }),
        ...(constrains && { multiplier: multiplierStep.value }),
      },
      terms: {
        actor: lossTermsAndRest(
          state.actor,
          actorLossOf,
          { divergence: (actor) => mul(weight, divergenceFrom(state.behaviour, actor, batch)) },
          'value',
        ),
      },
      metrics: {
        criticLoss: criticStep.value,
        actorLoss: actorStep.value,
        behaviourLoss: behaviourStep.value,
        divergence: kl,
        klWeight: weight,
        qData: mean(min(qValues(state.critics, batch.observations, batch.actions), 0)),
      },
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) => gaussianAct(state.actor, observations, noise.action, FORM),

  probes: {
    q: ({ state, observations, actions }) => qValues(state.critics, observations, actions),
    targetQ: ({ state, observations, actions }) => qValues(state.targetCritics, observations, actions),
    logDensity: ({ state, observations, actions }) =>
      gaussianLogProbability(policy(state.actor, observations), actions),
  },
})
