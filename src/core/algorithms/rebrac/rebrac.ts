import {
  abs,
  add,
  clipByValue,
  div,
  maximum,
  mean,
  min,
  mul,
  type Scalar,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { boolean, integer, number } from '../../schema/field'
import { type Batch, defineAlgorithm, type Live, lossTermsAndRest, normal, type UpdateResult } from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  discount,
  explorationNoise,
  hiddenLayers,
  hiddenUnits,
  policyDelay,
  targetNoise,
  targetNoiseClip,
  targetRate,
} from '../shared/fields'
import {
  type AdamState,
  adam,
  copyOf,
  criticProbes,
  initialAdam,
  initialMlp,
  layerSizes,
  type Mlp,
  polyak,
  qValues,
  squaredErrors,
} from '../shared/networks'
import { deterministicAction, smoothedTargetAction } from '../shared/td3'

// --- hyperparameters ---

const hyperparameters = {
  actorPenalty: number({
    label: 'Penalty in the actor',
    symbol: '\\beta_\\pi',
    default: 0.05,
    minimum: 0,
    maximum: 2,
    prominent: true,
    explanation: 'Weight of the squared distance from the data’s actions in the actor’s loss; Q is scaled to size one.',
    reference: '0.001 to 0.1 by task (actor_bc_coef)',
  }),
  criticPenalty: number({
    label: 'Penalty in the target',
    symbol: '\\beta_Q',
    default: 0.01,
    minimum: 0,
    maximum: 2,
    prominent: true,
    explanation: 'The same in the target, between the next action of the policy and that of the data; zero online.',
    reference: '0 to 0.5 by task (critic_bc_coef)',
  }),
  decaySteps: integer({
    label: 'Steps of the decay',
    default: 3000,
    minimum: 1,
    maximum: 1_000_000,
    scale: 'logarithmic',
    explanation: 'Online steps over which the actor’s penalty falls linearly, but not below the share that follows.',
    reference: 'all online steps, 1,000,000',
  }),
  leastPenalty: number({
    label: 'Share of the penalty that stays',
    default: 0.5,
    minimum: 0,
    maximum: 1,
    explanation: 'Of the actor’s penalty online, however long it falls.',
    reference: '0.5 (online fine-tuning in CORL)',
  }),
  layerNorm: boolean({
    label: 'LayerNorm in the critics',
    default: true,
    change: 'reset',
    explanation: 'Normalise what each hidden layer of the critics hands on, behind its activation.',
    reference: 'on (critic_ln)',
  }),
  explorationNoise: { ...explorationNoise, default: 0, reference: '0 (expl_noise)' },
  targetNoise,
  targetNoiseClip,
  policyDelay,
  discount,
  targetRate: { ...targetRate, reference: '0.005 (tau)' },
  actorLearningRate: { ...actorLearningRate, reference: '1e-3, 3e-4 on antmaze (actor_learning_rate)' },
  criticLearningRate: { ...criticLearningRate, reference: '1e-3, 3e-4 on antmaze (critic_learning_rate)' },
  batchSize: { ...batchSize, reference: '1024 for locomotion, 256 elsewhere (batch_size)' },
  hiddenUnits,
  hiddenLayers: { ...hiddenLayers, default: 3, reference: '3' },
} as const

type H = Live<typeof hyperparameters>

// --- networks ---

type State = {
  readonly actor: Mlp
  /** Two; with LayerNorm each hidden layer is Dense, ReLU, LayerNorm. */
  readonly critics: Mlp
  readonly targetActor: Mlp
  readonly targetCritics: Mlp
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  /** Updates since the switch, which the penalty falls with. */
  readonly onlineUpdates: Tensor
}

type Batches = { readonly batch: Batch }
type Noise = { readonly nextAction: Tensor }

/** beta_pi max(share, 1 - t/T), t online updates of T; offline beta_pi itself */
function actorPenalty({ onlineUpdates }: State, h: H): Tensor {
  return mul(h.actorPenalty, maximum(h.leastPenalty, sub(1, div(onlineUpdates, h.decaySteps))))
}

// --- losses ---

/** |a - b|^2, summed over action dimensions: [B, A] -> [B] */
function squaredDistance(a: Tensor, b: Tensor): Tensor {
  return sum(square(sub(a, b)), -1)
}

/** y = r + gamma (1 - d) (min_i Qbar_i(s', a~') - beta_Q |a~' - a'|^2), a' the data's next action, a~' smoothed */
function target(state: State, batch: Batch, noise: Tensor, penalty: Tensor | Scalar | 0, h: H): Tensor {
  const nextActions = smoothedTargetAction(state.targetActor, batch.nextObservations, noise, h)
  const nextQ = min(qValues(state.targetCritics, batch.nextObservations, nextActions), 0)
  const nextValue =
    penalty === 0 || !batch.nextActions || !batch.nextActionKnown
      ? nextQ
      : sub(nextQ, mul(mul(penalty, batch.nextActionKnown), squaredDistance(nextActions, batch.nextActions)))
  return add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), nextValue))
}

/** L_pi = mean(beta_pi |pi(s) - a|^2) - lambda mean min_i Q_i(s, pi(s)), lambda = 1 / sg[mean |min_i Q_i(s, pi(s))|] */
function actorLoss(actor: Mlp, critics: Mlp, batch: Batch, penalty: Tensor): Tensor {
  const actions = deterministicAction(actor, batch.observations)
  const q = min(qValues(critics, batch.observations, actions), 0)
  const lambda = div(1, mean(abs(stopGradient(q))))
  return sub(mean(mul(penalty, squaredDistance(actions, batch.actions))), mul(lambda, mean(q)))
}

/** Its first summand */
function cloningLoss(actor: Mlp, batch: Batch, penalty: Tensor): Tensor {
  return mean(mul(penalty, squaredDistance(deterministicAction(actor, batch.observations), batch.actions)))
}

// --- algorithm ---

export const rebrac = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'rebrac',
  label: 'ReBRAC',
  summary:
    'TD3+BC taken seriously: normalised deeper critics, and separate penalties on leaving the data in the actor and in the target.',
  source:
    'Tarasov et al. 2023, “Revisiting the Minimalist Approach to Offline Reinforcement Learning”; corl-team/CORL algorithms/finetune/rebrac.py',
  hyperparameters,
  metrics: {
    criticLoss: {
      label: 'Critic loss',
      symbol: 'L_Q',
      explanation: 'Squared temporal-difference error, summed over both critics.',
    },
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'What the actor minimises.' },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the data’s actions.' },
    qPolicy: {
      label: 'Q at policy',
      symbol: 'Q(s,\\pi)',
      explanation: 'Mean of the smaller critic at the policy’s actions.',
    },
    actionError: {
      label: 'Distance from the data',
      explanation: 'Squared distance of the policy’s actions from the data’s, summed over dimensions, mean over rows.',
    },
    actorPenalty: {
      label: 'Penalty in the actor',
      symbol: '\\beta_\\pi',
      explanation: 'Its weight of the moment: online it falls.',
    },
    targetPenalty: {
      label: 'Penalty in the target',
      explanation: 'What leaving the data’s next action takes off the target’s next value, mean over rows.',
    },
  },
  runDefaults: { mixing: 'ratio', offlineShare: 0.5 },

  networks: ({ layerNorm }) => ({
    actor: 'deterministic-policy',
    critics: layerNorm ? 'activation-normalised-action-value' : 'action-value',
    targetActor: 'deterministic-policy',
    targetCritics: layerNorm ? 'activation-normalised-action-value' : 'action-value',
    onlineUpdates: 'schedule',
  }),

  initialise(sizes, h, random) {
    const actor = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, sizes.action))
    const critics = initialMlp(random, layerSizes(sizes.observation + sizes.action, h.hiddenUnits, h.hiddenLayers, 1), {
      members: 2,
      layerNorm: h.layerNorm ? 'after-activation' : 'none',
    })
    return {
      actor,
      critics,
      targetActor: copyOf(actor),
      targetCritics: copyOf(critics),
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      onlineUpdates: { shape: [], data: Float32Array.of(0) },
    }
  },

  variant: (step, h) => ((step + 1) % h.policyDelay === 0 ? 'actor' : 'critic'),

  batches: (h, phase) => ({ batch: { rows: h.batchSize, from: 'replay', nextActions: phase === 'offline' } }),

  draws: ({ action }, h) => ({ nextAction: normal(h.batchSize, action) }),

  update({ state, batches, noise, h, phase, variant }): UpdateResult {
    const batch = batches.batch
    const online = phase === 'online'
    const y = target(state, batch, noise.nextAction, online ? 0 : h.criticPenalty, h)
    const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
    const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)
    const metrics = {
      criticLoss: criticStep.value,
      qData: mean(min(qValues(state.critics, batch.observations, batch.actions), 0)),
      ...(!online && {
        targetPenalty: mean(sub(target(state, batch, noise.nextAction, 0, h), y)),
      }),
    }
    const changed = {
      critics: critics.parameters,
      criticOptimiser: critics.optimiser,
      ...(online && { onlineUpdates: add(state.onlineUpdates, 1) }),
    }
    if (variant === 'critic') {
      return {
        state: changed,
        gradients: { critics: criticStep.gradients },
        losses: { critics: criticStep.value },
        metrics,
      }
    }

    const penalty = actorPenalty(state, h)
    const actorLossOf = (actor: Mlp) => actorLoss(actor, critics.parameters, batch, penalty)
    const actorStep = valueAndGradients(actorLossOf, state.actor)
    const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)
    const policyActions = deterministicAction(state.actor, batch.observations)
    return {
      state: {
        ...changed,
        actor: actor.parameters,
        actorOptimiser: actor.optimiser,
        // As the reference has it: the target actor follows the actor as it was before this step.
        targetActor: polyak(state.targetActor, state.actor, h.targetRate),
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
      },
      gradients: { critics: criticStep.gradients, actor: actorStep.gradients },
      losses: { critics: criticStep.value, actor: actorStep.value },
      terms: {
        actor: lossTermsAndRest(
          state.actor,
          actorLossOf,
          { cloning: (actor) => cloningLoss(actor, batch, penalty) },
          'value',
        ),
      },
      metrics: {
        ...metrics,
        actorLoss: actorStep.value,
        qPolicy: mean(min(qValues(state.critics, batch.observations, policyActions), 0)),
        actionError: mean(squaredDistance(policyActions, batch.actions)),
        actorPenalty: penalty,
      },
    }
  },

  actDraws: ({ action }, rows, _, mode) => (mode === 'explore' ? { action: normal(rows, action) } : {}),

  act({ state, observations, noise, h, mode }) {
    const action = deterministicAction(state.actor, observations)
    return mode === 'explore' ? clipByValue(add(action, mul(h.explorationNoise, noise.action!)), -1, 1) : action
  },

  probes: criticProbes,
})
