import {
  add,
  cast,
  less,
  max,
  maximum,
  mean,
  min,
  mul,
  neg,
  softplus,
  square,
  stack,
  sub,
  type Tensor,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { isTensor, mapTree, type TensorTree } from '../../engine/tree'
import {
  type Batch,
  chosen,
  defineAlgorithm,
  type Live,
  lossTerms,
  lossTermsAndRest,
  normal,
  type UpdateResult,
  uniform,
} from '../algorithm'
import { blockOf, drawOf, membersByProduct, membersOf, spreadOf } from '../shared/ensembles'
import {
  type AdamState,
  adam,
  copyOf,
  criticProbes,
  initialAdam,
  initialMlp,
  layerSizes,
  type Mlp,
  orthogonalInitialiser,
  polyak,
  qOfSamples,
  qValues,
} from '../shared/networks'
import {
  actionNoise,
  entropyBonus,
  type SquashedSample,
  sampleTanhGaussian,
  type TanhGaussianForm,
  tanhGaussian,
  tanhGaussianAct,
  tanhGaussianLogProbability,
} from '../shared/policies'
import { wsrlHyperparameters, wsrlMetrics, wsrlPresets } from './hyperparameters'

// --- hyperparameters: hyperparameters.ts ---

type H = Live<typeof wsrlHyperparameters>

// --- networks ---

/** alpha = softplus(lagrange) */
type Temperature = { readonly lagrange: Tensor }

type State = {
  readonly actor: Mlp
  /** N critics, Dense, LayerNorm, ReLU; in the authors' code with one last layer for all. */
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: Temperature
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
}

type Batches = { readonly batch: Batch }
/** Online of G blocks of B rows, G B rows in all; offline of one. */
type Noise = {
  /** a' [G, B, A], offline [B, A]; with K actions before the rows where the target takes the best of them */
  readonly nextAction: Tensor
  /** Z [G, M], offline [M] */
  readonly members: Tensor
  readonly actorAction: Tensor
  readonly temperatureAction: Tensor
  readonly uniformAction: Tensor
  /** a_k [K, B, A] for the regulariser */
  readonly policyActions?: Tensor
}

/** The reference clips the standard deviation itself, to [1e-5, 10]. */
const FORM: TanhGaussianForm = { logStd: { low: Math.log(1e-5), high: Math.log(10) }, correction: 'exact' }

function sample(actor: Mlp, observations: Tensor, noise: Tensor): SquashedSample {
  return sampleTanhGaussian(tanhGaussian(actor, observations, FORM), noise, FORM)
}

// --- losses ---

/** y = r + gamma (1 - d) min_{i in Z} Qbar_i(s', a'), a' ~ pi(.|s'), or the largest of that over K actions */
function target(
  { actor, targetCritics }: Pick<State, 'actor' | 'targetCritics'>,
  block: Batch,
  noise: { readonly nextAction: Tensor; readonly members: Tensor },
  alpha: Tensor,
  h: H,
): Tensor {
  const { actions, logProbability } = sample(actor, block.nextObservations, noise.nextAction)
  const subset = membersOf(targetCritics, noise.members)
  if (h.maximumBackup) {
    const q = min(qOfSamples(subset, block.nextObservations, actions), 0)
    const value = h.backupEntropy ? sub(q, mul(alpha, logProbability)) : q
    return bootstrap(block, max(value, 0), h)
  }
  const q = min(qValues(subset, block.nextObservations, actions), 0)
  return bootstrap(block, h.backupEntropy ? sub(q, mul(alpha, logProbability)) : q, h)
}

function bootstrap(block: Batch, nextValue: Tensor, h: H): Tensor {
  return add(block.rewards, mul(mul(h.discount, sub(1, block.terminals)), nextValue))
}

/** L_TD = mean over critics and rows of (Q_i(s, a) - y)^2 */
function temporalDifference(critics: Mlp, block: Batch, y: Tensor): Tensor {
  return mean(square(sub(qValues(critics, block.observations, block.actions), y)))
}

/**
 * R = mean_{i in Z}(mean_k max(Q_i(s, a_k), G) - Q_i(s, a)), a_k ~ pi(.|s); CQL without the bound G. Only the critics
 * drawn for the target are pushed, as in the authors' code.
 */
function conservativeGap(critics: Mlp, block: Batch, policyActions: Tensor, members: Tensor, h: H): Tensor {
  const subset = membersByProduct(critics, members)
  const q = qOfSamples(subset, block.observations, policyActions)
  const bounded = h.offlineStage === 'cal-ql' ? maximum(q, block.returnsToGo) : q
  return sub(mean(bounded), mean(qValues(subset, block.observations, block.actions)))
}

/** L_pi = mean(alpha log pi(a~|s)) - mean(min_i Q_i(s, a~)), the minimum over all critics */
function actorLoss(actor: Mlp, critics: Mlp, batch: Batch, noise: Tensor, alpha: Tensor): Tensor {
  const { actions, logProbability } = sample(actor, batch.observations, noise)
  return sub(mean(mul(alpha, logProbability)), mean(min(qValues(critics, batch.observations, actions), 0)))
}

/** L_alpha = alpha sg[entropy - H], the entropy that of the policy at s' */
function temperatureLoss({ lagrange }: Temperature, actor: Mlp, batch: Batch, noise: Tensor, h: H): Tensor {
  const entropy = neg(mean(sample(actor, batch.nextObservations, noise).logProbability))
  return mul(softplus(lagrange), stopGradient(sub(entropy, mul(h.targetEntropy, batch.actions.shape[1]!))))
}

// --- update ---

type Gradients = { readonly actor?: Mlp; readonly critics?: Mlp; readonly temperature?: Temperature }

/** Adam for the networks that have a gradient; in the authors' code for the others too, with a gradient of zero. */
function optimise(state: State, gradients: Gradients, h: H): State {
  const stepped = <P extends TensorTree>(
    parameters: P,
    gradient: P | undefined,
    optimiser: AdamState,
    learningRate: H['criticLearningRate'],
  ) => {
    if (!gradient && h.implementation === 'plain') return { parameters, optimiser }
    return adam(parameters, gradient ?? zerosOf(parameters), optimiser, learningRate)
  }
  const actor = stepped(state.actor, gradients.actor, state.actorOptimiser, h.actorLearningRate)
  const critics = stepped(state.critics, gradients.critics, state.criticOptimiser, h.criticLearningRate)
  const temperature = stepped(
    state.temperature,
    gradients.temperature,
    state.temperatureOptimiser,
    h.temperatureLearningRate,
  )
  return {
    ...state,
    actor: actor.parameters,
    critics: critics.parameters,
    temperature: temperature.parameters,
    actorOptimiser: actor.optimiser,
    criticOptimiser: critics.optimiser,
    temperatureOptimiser: temperature.optimiser,
  }
}

function zerosOf<P extends TensorTree>(parameters: P): P {
  return mapTree<Tensor, Tensor>(parameters, isTensor, (leaf) => zerosLike(leaf)) as P
}

/** Actor and temperature on `batch`; both losses see the state as it is. */
function policyStep(state: State, batch: Batch, noise: Noise, h: H) {
  const alpha = stopGradient(softplus(state.temperature.lagrange))
  const actorLossOf = (actor: Mlp) => actorLoss(actor, state.critics, batch, noise.actorAction, alpha)
  const entropyCost = (actor: Mlp) =>
    mean(mul(alpha, sample(actor, batch.observations, noise.actorAction).logProbability))
  return {
    alpha,
    actor: valueAndGradients(actorLossOf, state.actor),
    temperature: valueAndGradients(
      (factor: Temperature) => temperatureLoss(factor, state.actor, batch, noise.temperatureAction, h),
      state.temperature,
    ),
    entropy: neg(mean(sample(state.actor, batch.observations, noise.actorAction).logProbability)),
    terms: lossTermsAndRest(state.actor, actorLossOf, { entropyCost }, 'value'),
  }
}

/** Offline: everything once and together on one block, the critics with the regulariser. */
function pretrain(state: State, batch: Batch, noise: Noise, h: H): UpdateResult {
  const policy = policyStep(state, batch, noise, h)
  const drawn = { nextAction: noise.nextAction, members: noise.members }
  const y = target(state, batch, drawn, policy.alpha, h)
  const actions =
    noise.policyActions && stopGradient(sample(state.actor, batch.observations, noise.policyActions).actions)
  const temporal = (critics: Mlp) => temporalDifference(critics, batch, y)
  const conservative = (critics: Mlp) =>
    mul(h.regulariserWeight, conservativeGap(critics, batch, actions!, noise.members, h))
  const criticStep = valueAndGradients(
    (critics: Mlp) => (actions ? add(temporal(critics), conservative(critics)) : temporal(critics)),
    state.critics,
  )
  const gradients = {
    critics: criticStep.gradients,
    actor: policy.actor.gradients,
    temperature: policy.temperature.gradients,
  }
  const next = optimise(state, gradients, h)
  return {
    state: { ...next, targetCritics: polyak(state.targetCritics, next.critics, h.targetRate) },
    gradients,
    losses: { critics: criticStep.value, actor: policy.actor.value, temperature: policy.temperature.value },
    terms: {
      ...(actions && { critics: lossTerms(state.critics, { temporalDifference: temporal, conservative }) }),
      actor: policy.terms,
    },
    metrics: {
      ...policyMetrics(policy),
      ...valueMetrics(state.critics, batch, noise.uniformAction),
      criticLoss: temporal(state.critics),
      qTarget: mean(y),
      ...(actions && {
        conservativeGap: conservativeGap(state.critics, batch, actions, noise.members, h),
        boundRate: below(state.critics, batch, actions),
      }),
    },
  }
}

/** Online: critic and target steps on one block after the other, then actor and temperature together on all rows. */
function fineTune(given: State, batch: Batch, noise: Noise, h: H): UpdateResult {
  let state = given
  const steps: { readonly loss: Tensor; readonly q: Tensor; readonly y: Tensor }[] = []
  let last: { readonly block: Batch; readonly gradients: Mlp } = { block: batch, gradients: state.critics }
  for (let index = 0; index < h.criticSteps; index++) {
    const block = blockOf(batch, index, h.criticSteps)
    const alpha = stopGradient(softplus(state.temperature.lagrange))
    const drawn = { nextAction: drawOf(noise.nextAction, index), members: drawOf(noise.members, index) }
    const y = target(state, block, drawn, alpha, h)
    const { value, gradients } = valueAndGradients(
      (critics: Mlp) => temporalDifference(critics, block, y),
      state.critics,
    )
    steps.push({ loss: value, q: mean(qValues(state.critics, block.observations, block.actions)), y: mean(y) })
    const next = optimise(state, { critics: gradients }, h)
    state = { ...next, targetCritics: polyak(state.targetCritics, next.critics, h.targetRate) }
    last = { block, gradients }
  }
  const policy = policyStep(state, batch, noise, h)
  const values = valueMetrics(state.critics, last.block, noise.uniformAction)
  const gradients = { actor: policy.actor.gradients, temperature: policy.temperature.gradients }
  state = optimise(state, gradients, h)
  const over = (name: 'loss' | 'q' | 'y') => mean(stack(steps.map((step) => step[name])))
  return {
    state,
    gradients: { critics: last.gradients, ...gradients },
    losses: { critics: steps.at(-1)!.loss, actor: policy.actor.value, temperature: policy.temperature.value },
    terms: { actor: policy.terms },
    metrics: {
      ...policyMetrics(policy),
      ...values,
      criticLoss: over('loss'),
      qData: over('q'),
      qTarget: over('y'),
    },
    outputs: { criticLosses: stack(steps.map(({ loss }) => loss)) },
  }
}

function policyMetrics({ actor, temperature, alpha, entropy }: ReturnType<typeof policyStep>) {
  return { actorLoss: actor.value, temperatureLoss: temperature.value, temperature: alpha, entropy }
}

function valueMetrics(critics: Mlp, block: Batch, uniformAction: Tensor) {
  const qData = qValues(critics, block.observations, block.actions)
  const qUniform = qValues(critics, block.observations, uniformAction)
  return { qData: mean(qData), qSpread: spreadOf(qData), qUniform: mean(qUniform), qUniformMax: max(qUniform) }
}

/** Share of the policy's actions whose Q lies below what the data earned from there. */
function below(critics: Mlp, block: Batch, policyActions: Tensor): Tensor {
  return mean(cast(less(qOfSamples(critics, block.observations, policyActions), block.returnsToGo), 'float32'))
}

// --- algorithm ---

export const wsrl = defineAlgorithm<typeof wsrlHyperparameters, State, Batches, Noise>({
  id: 'wsrl',
  label: 'WSRL',
  summary:
    'Pretrains conservatively, then forgets the data: a few rollouts of the old policy, and SAC on what was collected since.',
  source:
    'Zhou et al. 2024, “Efficient Online Reinforcement Learning Fine-Tuning Need Not Retain Offline Data”; zhouzypaul/wsrl wsrl/agents/sac.py',
  hyperparameters: wsrlHyperparameters,
  presets: wsrlPresets,
  metrics: wsrlMetrics,
  runDefaults: { copies: 1, collectOnlySteps: 250, collectOnlyActions: 'policy', mixing: 'online' },

  networks({ layerNorm }) {
    const critics = layerNorm ? 'normalised-action-value' : 'action-value'
    return {
      actor: layerNorm ? 'normalised-tanh-gaussian-policy' : 'tanh-gaussian-policy',
      critics,
      targetCritics: critics,
      temperature: 'softplus-temperature',
    }
  },

  initialise(sizes, h, random) {
    const options = {
      initialiser: orthogonalInitialiser(Math.SQRT2),
      layerNorm: h.layerNorm ? ('before-activation' as const) : ('none' as const),
    }
    const actorSizes = layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 2 * sizes.action)
    const actor = initialMlp(random, actorSizes, options)
    const critics = initialMlp(random, layerSizes(sizes.observation + sizes.action, h.hiddenUnits, h.hiddenLayers, 1), {
      ...options,
      members: h.members,
      sharedHead: h.implementation === 'authors',
    })
    // softplus of it is the temperature wanted
    const temperature = { lagrange: { shape: [], data: Float32Array.of(Math.log(Math.expm1(h.temperature))) } }
    return {
      actor,
      critics,
      targetCritics: copyOf(critics),
      temperature,
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
      temperatureOptimiser: initialAdam(temperature),
    }
  },

  variant: (_, h, phase) => (phase === 'offline' ? h.offlineStage : 'online'),

  batches: (h, phase) => ({
    batch:
      phase === 'offline'
        ? { rows: h.batchSize, from: 'replay' }
        : { rows: h.batchSize * h.criticSteps, from: 'replay', interleaved: true },
  }),

  draws({ action }, h, phase, variant) {
    const rows = phase === 'offline' ? h.batchSize : h.batchSize * h.criticSteps
    const steps = phase === 'offline' ? [] : [h.criticSteps]
    const samples = h.maximumBackup ? [h.sampledActions] : []
    return {
      nextAction: normal(...steps, ...samples, h.batchSize, action),
      members: chosen(h.members, true, ...steps, h.subset),
      actorAction: normal(rows, action),
      temperatureAction: normal(rows, action),
      uniformAction: uniform(-1, 1, h.batchSize, action),
      ...(phase === 'offline' && variant !== 'sac' && { policyActions: normal(h.sampledActions, h.batchSize, action) }),
    }
  },

  update: ({ state, batches, noise, h, phase }) =>
    phase === 'offline' ? pretrain(state, batches.batch, noise, h) : fineTune(state, batches.batch, noise, h),

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) =>
    tanhGaussianAct(tanhGaussian(state.actor, observations, FORM), noise.action, FORM),

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions }) =>
      tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
    entropyBonus: ({ state, observations, actions, h }) => {
      const logProbability = tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions)
      return h.backupEntropy
        ? entropyBonus(softplus(state.temperature.lagrange), logProbability)
        : zerosLike(logProbability)
    },
  },

  parity: () => import('./parity'),
})
