import {
  abs,
  add,
  clipByValue,
  div,
  maximum,
  mean,
  mul,
  scalar,
  sub,
  type Tensor,
  transpose,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
import { type Batch, defineAlgorithm, lossTerms, normal } from '../algorithm'
import {
  type AdamState,
  adam,
  bootstrapTarget,
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
import { actionNoise } from '../shared/policies'
import { deterministicAction, smoothedTargetAction, td3BcActorLoss } from '../shared/td3'
import { type H, hyperparameters, metrics, presets } from './hyperparameters'
import {
  actorLoss,
  cosine,
  densityRatio,
  densityRatioLoss,
  explorativeAction,
  explorerOutput,
  lookAheadGradients,
  metaStep,
  priorities,
  sumOf,
  upperBound,
} from './losses'

// --- networks ---

type State = {
  readonly actor: Mlp
  readonly targetActor: Mlp
  readonly critics: Mlp
  readonly targetCritics: Mlp
  /** xi, or the free explorer. */
  readonly explorer: Mlp
  /** w */
  readonly ratio: Mlp
  /** Share of the meta weight that annealing has left. */
  readonly metaShare: Tensor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly explorerOptimiser: AdamState
  readonly ratioOptimiser: AdamState
}
type Batches = {
  readonly batch: Batch
  /** Of the dataset and of what was collected, where replay is prioritised. */
  readonly offline?: Batch
  readonly online?: Batch
  /** For the look-ahead. */
  readonly recent?: Batch
}
type Noise = {
  readonly nextAction: Tensor
  /** For the explorer's step. */
  readonly exploration?: Tensor
}

// --- the parts of one step ---

function ratioStep(state: State, batch: Batch, offline: Batch, online: Batch, h: H) {
  const wOff = densityRatio(state.ratio, offline, h)
  const loss = valueAndGradients((ratio: Mlp) => densityRatioLoss(ratio, offline, online, h), state.ratio)
  const step = adam(state.ratio, loss.gradients, state.ratioOptimiser, h.explorerLearningRate)
  const w = densityRatio(step.parameters, batch, h)
  return {
    state: { ratio: step.parameters, ratioOptimiser: step.optimiser },
    gradients: { ratio: loss.gradients },
    losses: { ratio: loss.value },
    metrics: {
      ratioLoss: loss.value,
      ratioOffline: mean(wOff),
      ratioOnline: mean(densityRatio(step.parameters, online, h)),
    },
    outputs: { priorities: priorities(w, wOff, h) },
  }
}

function criticStep(state: State, { batch }: Batches, noise: Noise, h: H) {
  const nextActions = smoothedTargetAction(state.targetActor, batch.nextObservations, noise.nextAction, h)
  const y = bootstrapTarget(state.targetCritics, batch, nextActions, h.discount)
  const loss = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
  const step = adam(state.critics, loss.gradients, state.criticOptimiser, h.criticLearningRate)
  return {
    state: { critics: step.parameters, criticOptimiser: step.optimiser },
    gradients: { critics: loss.gradients },
    losses: { critics: loss.value },
    metrics: { criticLoss: loss.value, qData: mean(qValues(step.parameters, batch.observations, batch.actions)) },
  }
}

/** The delayed step of the actor and of all targets; `critics` are those just updated. */
function actorStep(state: State, critics: Mlp, { batch, recent }: Batches, online: boolean, h: H) {
  const cloning = !online || h.cloningOnline === 'kept'
  const trainLossOf = (actor: Mlp) => actorLoss(actor, critics, batch, cloning, h)
  const adapt = recent !== undefined
  const metaShare = adapt && h.anneal ? maximum(sub(state.metaShare, div(1, h.annealSteps)), 0) : state.metaShare
  const meta = adapt
    ? metaStep(state.actor, critics, recent.observations, mul(h.metaWeight, metaShare), trainLossOf, h)
    : undefined
  const plain = meta ? undefined : valueAndGradients(trainLossOf, state.actor)
  const gradients = meta ? sumOf(meta.trainGradient, meta.metaGradient) : plain!.gradients
  const lookAheadLoss = meta && mul(meta.weight, meta.testLoss)
  const step = adam(state.actor, gradients, state.actorOptimiser, h.actorLearningRate)
  const train = meta ? { value: meta.trainLoss, gradients: meta.trainGradient } : plain!
  // Without its Q term the loss is the cloning term alone.
  const cloningLoss = (actor: Mlp) => td3BcActorLoss(actor, critics, batch, scalar(0))
  return {
    state: {
      actor: step.parameters,
      actorOptimiser: step.optimiser,
      targetActor: polyak(state.targetActor, step.parameters, h.targetRate),
      targetCritics: polyak(state.targetCritics, critics, h.targetRate),
      metaShare,
    },
    gradients: { actor: gradients },
    losses: { actor: lookAheadLoss ? add(train.value, lookAheadLoss) : train.value },
    terms: {
      actor: {
        ...(cloning
          ? lossTerms(state.actor, {
              value: (actor) => sub(trainLossOf(actor), cloningLoss(actor)),
              cloning: cloningLoss,
            })
          : { value: () => train }),
        ...(meta && { lookAhead: () => ({ value: lookAheadLoss!, gradients: meta.metaGradient }) }),
      },
    },
    metrics: {
      actorLoss: train.value,
      ...(meta && {
        metaLoss: meta.testLoss,
        metaTermWeight: meta.weight,
        gradientCosine: cosine(meta.trainGradient, meta.metaGradient),
      }),
    },
  }
}

/**
 * L_xi = -mean Q_UB(s, pi_e(s)) with pi(s) detached; through both critics to the explorer. A free explorer e pays
 * lambda mean |e - pi|, where the bounded one cannot leave.
 */
function explorerStep(state: State, actor: Mlp, critics: Mlp, { observations }: Batch, noise: Tensor, h: H) {
  const actions = deterministicAction(actor, observations)
  const boundOf = (explorer: Mlp) =>
    upperBound(critics, observations, explorativeAction(explorer, observations, actions, noise, h), h.optimism)
  const distanceOf = (output: Tensor) => mean(abs(h.explorer === 'perturbation' ? output : sub(output, actions)))
  const anchor = (explorer: Mlp) =>
    mul(h.explorerAnchor, distanceOf(explorerOutput(explorer, observations, actions, h)))
  const optimism = (explorer: Mlp) => mul(-1, mean(boundOf(explorer).bound))
  const loss = valueAndGradients(
    (explorer: Mlp) => (h.explorer === 'maximum' ? add(optimism(explorer), anchor(explorer)) : optimism(explorer)),
    state.explorer,
  )
  const step = adam(state.explorer, loss.gradients, state.explorerOptimiser, h.explorerLearningRate)
  const { mu, sigma, bound } = boundOf(state.explorer)
  const output = explorerOutput(state.explorer, observations, actions, h)
  return {
    state: { explorer: step.parameters, explorerOptimiser: step.optimiser },
    gradients: { explorer: loss.gradients },
    losses: { explorer: loss.value },
    ...(h.explorer === 'maximum' && { terms: { explorer: lossTerms(state.explorer, { optimism, anchor }) } }),
    metrics: {
      explorerLoss: loss.value,
      qMean: mean(mu),
      qDeviation: mean(sigma),
      qUpper: mean(bound),
      perturbation: distanceOf(output),
    },
  }
}

// --- algorithm ---

export const oema = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'o2o',
  label: 'O2O',
  summary:
    'Fine-tunes TD3+BC by exploring optimistically around the policy, replaying what looks like online data, and adapting ahead to the newest states.',
  source:
    'Guo et al. 2023, “Sample Efficient Offline-to-Online Reinforcement Learning” (OEMA); guosyjlu/OEMA TD3_OEMA/TD3_OEMA.py',
  parity: () => import('./parity'),
  hyperparameters,
  presets,
  metrics,
  runDefaults: { normaliseObservations: false },

  networks: ({ explorer }) => ({
    actor: 'deterministic-policy',
    targetActor: 'deterministic-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    explorer: explorer === 'perturbation' ? 'perturbation-explorer' : 'free-explorer',
    ratio: 'density-ratio',
    metaShare: 'meta-share',
  }),

  initialise({ observation, action }, h, random) {
    const layers = (input: number, output: number) => layerSizes(input, h.hiddenUnits, h.hiddenLayers, output)
    const actor = initialMlp(random, layers(observation, action))
    const critics = initialMlp(random, layers(observation + action, 1), { members: 2 })
    const explorer = initialMlp(random, layers(observation + action, action))
    const ratio = initialMlp(random, layers(observation + action, 1))
    return {
      actor,
      targetActor: copyOf(actor),
      critics,
      targetCritics: copyOf(critics),
      explorer,
      ratio,
      metaShare: { shape: [], data: Float32Array.of(1) },
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      explorerOptimiser: initialAdam(explorer),
      ratioOptimiser: initialAdam(ratio),
    }
  },

  variant(step, h, phase) {
    const due = (delay: number) => (step + 1) % delay === 0
    const explores = phase === 'online' && h.explorer !== 'noise' && due(h.explorerDelay)
    return ['critics', ...(due(h.policyDelay) ? ['actor'] : []), ...(explores ? ['explorer'] : [])].join('+')
  },

  batches(h, phase, variant) {
    const rows = h.batchSize
    if (phase === 'offline') return { batch: { rows, from: 'replay' } }
    return {
      batch: { rows, from: h.replay === 'prioritised' ? 'prioritised' : 'replay' },
      ...(h.replay === 'prioritised' && {
        offline: { rows, from: 'offline' } as const,
        online: { rows, from: 'online' } as const,
      }),
      ...(variant.includes('actor') && h.metaWeighting !== 'off' && { recent: { rows, from: 'recent' } as const }),
    }
  },

  draws: ({ action }, h, _, variant) => ({
    nextAction: normal(h.batchSize, action),
    ...(variant.includes('explorer') && { exploration: normal(h.batchSize, action) }),
  }),

  update({ state, batches, noise, h, phase, variant }) {
    const { batch, offline, online } = batches
    const ratio = offline && online && ratioStep(state, batch, offline, online, h)
    const critic = criticStep(state, batches, noise, h)
    const { critics } = critic.state
    const actor = variant.includes('actor') && actorStep(state, critics, batches, phase === 'online', h)
    const explorer =
      noise.exploration &&
      explorerStep(state, actor ? actor.state.actor : state.actor, critics, batch, noise.exploration, h)
    const metaShare = actor ? actor.state.metaShare : state.metaShare
    const steps = [ratio, critic, actor, explorer].filter((step) => step !== undefined && step !== false)
    return {
      state: Object.assign({}, ...steps.map((step) => step.state)),
      gradients: Object.assign({}, ...steps.map((step) => step.gradients)),
      losses: Object.assign({}, ...steps.map((step) => step.losses)),
      metrics: Object.assign(
        phase === 'online' ? { metaWeight: mul(h.metaWeight, metaShare) } : {},
        ...steps.map((step) => step.metrics),
      ),
      outputs: { ...ratio?.outputs },
      terms: Object.assign({}, ...steps.map((step) => ('terms' in step ? step.terms : {}))),
    }
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act({ state, observations, noise, h, mode }) {
    const actions = deterministicAction(state.actor, observations)
    if (!noise.action) return actions
    return mode === 'explore' && h.explorer !== 'noise'
      ? explorativeAction(state.explorer, observations, actions, noise.action, h)
      : clipByValue(add(actions, mul(h.explorationNoise, noise.action)), -1, 1)
  },

  comparison: {
    applies: (h, phase, variant) => phase === 'online' && variant.includes('actor') && h.metaWeighting !== 'off',
    of({ state, batches, noise, h }) {
      // The actor meets the critics that the same step has just moved.
      const { critics } = criticStep(state, batches, noise, h).state
      const trainLossOf = (actor: Mlp) => actorLoss(actor, critics, batches.batch, h.cloningOnline === 'kept', h)
      const beta = mul(h.metaWeight, state.metaShare)
      return lookAheadGradients(state.actor, critics, batches.recent!.observations, beta, trainLossOf, h)
    },
  },

  probes: {
    ...criticProbes,
    upperBound: ({ state, observations, actions, h }) =>
      upperBound(state.critics, observations, actions, h.optimism).bound,
    exploredAction: ({ state, observations, h }) => {
      const actions = deterministicAction(state.actor, observations)
      return transpose(explorativeAction(state.explorer, observations, actions, zerosLike(actions), h))
    },
  },
})
