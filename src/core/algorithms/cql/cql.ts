import {
  add,
  cast,
  clipByValue,
  equal,
  exp,
  max,
  mean,
  min,
  mul,
  split,
  square,
  sub,
  sum,
  type Tensor,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import type { HostArray, Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import type { ValuesOf } from '../../schema/field'
import {
  type ActArguments,
  type ActionNoise,
  type ActMode,
  type Batch,
  defineAlgorithm,
  type Live,
  lossTerms,
  lossTermsAndRest,
  type NetworkKinds,
  normal,
  type ProbeArguments,
  type Sizes,
  type UpdateArguments,
  type UpdateResult,
  uniform,
} from '../algorithm'
import {
  type AdamState,
  adam,
  copyOf,
  criticProbes,
  initialAdam,
  initialMlp,
  layerSizes,
  type Mlp,
  mlp,
  orthogonalInitialiser,
  polyak,
  qOfSamples,
  qValues,
  torchInitialiser,
} from '../shared/networks'
import {
  actionNoise,
  entropyBonus,
  initialLogFactor,
  type LogFactor,
  sampleTanhGaussian,
  type TanhGaussian,
  type TanhGaussianForm,
  tanhGaussianAct,
  tanhGaussianLogProbability,
  temperatureLoss,
} from '../shared/policies'
import { cqlHyperparameters, cqlMetrics, cqlPresets } from './hyperparameters'
import {
  type ActionSetNoise,
  type ActionSets,
  type Bound,
  multiplier,
  regulariser,
  sampleActionSets,
} from './regulariser'

// --- hyperparameters: hyperparameters.ts ---

type H = Live<typeof cqlHyperparameters>

// --- networks ---

type Actor = { readonly network: Mlp; readonly logStdMultiplier: Tensor; readonly logStdOffset: Tensor }

export type CqlState = {
  readonly actor: Actor
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: LogFactor
  /** Lagrange's alpha' */
  readonly multiplier: LogFactor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
  readonly multiplierOptimiser: AdamState
}
export type CqlBatches = { readonly batch: Batch }
export type CqlNoise = ActionSetNoise & {
  readonly actorAction: Tensor
  readonly nextAction: Tensor
}

const FORM: TanhGaussianForm = { logStd: { low: -20, high: 2 }, correction: 'exact' }

/** log std = clamp(m x + o) of the network's output x, m and o learnt */
function policy({ network, logStdMultiplier, logStdOffset }: Actor, observations: Tensor): TanhGaussian {
  const [mean, raw] = split(mlp(network, observations), 2, -1) as [Tensor, Tensor]
  return { mean, logStd: clipByValue(add(mul(logStdMultiplier, raw), logStdOffset), FORM.logStd.low, FORM.logStd.high) }
}

function initialNetworks(sizes: Sizes, h: ValuesOf<typeof cqlHyperparameters>, random: RandomStream): Tree<HostArray> {
  const initialiser =
    h.initialisation === 'torch'
      ? torchInitialiser
      : orthogonalInitialiser(h.initialisation === 'orthogonal' ? Math.SQRT2 : 0.01)
  const policySizes = layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 2 * sizes.action)
  const actor = {
    network: initialMlp(random, policySizes, { initialiser }),
    logStdMultiplier: { shape: [], data: Float32Array.of(h.logStdMultiplier) },
    logStdOffset: { shape: [], data: Float32Array.of(h.logStdOffset) },
  }
  const criticSizes = layerSizes(sizes.observation + sizes.action, h.hiddenUnits, h.criticLayers, 1)
  const critics = initialMlp(random, criticSizes, { members: 2, initialiser })
  const temperature = initialLogFactor(h.temperature)
  const multiplier = initialLogFactor(Math.E)
  return {
    actor,
    critics,
    targetCritics: copyOf(critics),
    temperature,
    multiplier,
    actorOptimiser: initialAdam(actor),
    criticOptimiser: initialAdam(critics),
    temperatureOptimiser: initialAdam(temperature),
    multiplierOptimiser: initialAdam(multiplier),
  }
}

// --- losses ---

function temperature(state: CqlState, h: H): Tensor {
  const alpha = h.entropyTuning === 'automatic' ? stopGradient(exp(state.temperature.log)) : h.temperature
  return mul(alpha, h.temperatureMultiplier)
}

/** L_pi = mean(alpha log pi(a~|s) - min_i Q_i(s, a~)), in the first steps minus mean log pi(a|s) */
function actorLoss(actor: Actor, critics: Mlp, batch: Batch, noise: Tensor, alpha: Tensor, cloning: boolean): Tensor {
  const distribution = policy(actor, batch.observations)
  const { actions, logProbability } = sampleTanhGaussian(distribution, noise, FORM)
  const bonus = mul(alpha, logProbability)
  const reward = cloning
    ? tanhGaussianLogProbability(distribution, batch.actions)
    : min(qValues(critics, batch.observations, actions), 0)
  return mean(sub(bonus, reward))
}

/** Its first summand: mean(alpha log pi(a~|s)) */
function entropyCost(actor: Actor, { observations }: Batch, noise: Tensor, alpha: Tensor): Tensor {
  return mean(mul(alpha, sampleTanhGaussian(policy(actor, observations), noise, FORM).logProbability))
}

/** y = r + gamma (1 - d) Qbar(s', a'), a' ~ pi(.|s'), without entropy unless asked for */
function target(state: CqlState, batch: Batch, noise: Tensor, alpha: Tensor, h: H): { y: Tensor; nextQ: Tensor } {
  const sample = sampleTanhGaussian(policy(state.actor, batch.nextObservations), noise, FORM)
  const one = h.targetBackup === 'sample'
  const q = one
    ? qValues(state.targetCritics, batch.nextObservations, sample.actions)
    : qOfSamples(state.targetCritics, batch.nextObservations, sample.actions)
  const smaller = min(q, 0)
  const value = one ? smaller : h.targetBackup === 'max-min' ? max(smaller, 0) : min(max(q, 1), 0)
  let nextQ = value
  if (h.backupEntropy) {
    const logProbability = one ? sample.logProbability : ofBest(sample.logProbability, smaller)
    nextQ = sub(value, mul(alpha, logProbability))
  }
  return { y: add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), nextQ)), nextQ }
}

/** The entry of x [K, B] where q [K, B] is largest: [B] */
function ofBest(x: Tensor, q: Tensor): Tensor {
  return sum(mul(x, cast(equal(q, max(q, 0, true)), 'float32')), 0)
}

/** TD_i + w R_i, summed over critics; with Lagrange TD_i + alpha' w (R_i - tau) */
function criticTerms(critics: Mlp, batch: Batch, y: Tensor, sets: ActionSets, weight: Tensor, h: H, bound: Bound) {
  const qData = qValues(critics, batch.observations, batch.actions)
  const { gap, metrics } = regulariser(critics, qData, sets, batch, h, bound)
  const temporalDifference = sum(mean(square(sub(qData, y)), 1))
  const conservative = sum(mul(weight, h.lagrange ? sub(gap, h.targetActionGap) : gap))
  return {
    loss: add(temporalDifference, conservative),
    gap,
    metrics: {
      criticLoss: temporalDifference,
      conservativeLoss: conservative,
      conservativeGap: mean(gap),
      qData: mean(qData),
      ...metrics,
    },
  }
}

/** L_alpha' = -1/2 sum_i alpha' w (sg[R_i] - tau) */
function multiplierLoss(factor: LogFactor, gap: Tensor, weight: Tensor, h: H): Tensor {
  return mul(-0.5, sum(mul(mul(multiplier(factor.log), weight), sub(stopGradient(gap), h.targetActionGap))))
}

// --- algorithm ---

type Given = UpdateArguments<CqlState, H, CqlBatches, CqlNoise>

/** The step that CQL and Cal-QL share; every loss is formed on the old networks. */
export function conservativeUpdate(
  { state, batches: { batch }, noise, h, phase, variant }: Given,
  bound: Bound,
): UpdateResult {
  const automatic = h.entropyTuning === 'automatic'
  const alpha = temperature(state, h)
  const baseWeight = phase === 'offline' ? h.regulariserWeight : h.regulariserWeightOnline

  const { logProbability } = sampleTanhGaussian(policy(state.actor, batch.observations), noise.actorAction, FORM)
  const entropy = mul(h.targetEntropy, batch.actions.shape[1]!)
  const temperatureStep = valueAndGradients(
    (factor: LogFactor) => temperatureLoss(factor, logProbability, entropy),
    state.temperature,
  )
  const clones = variant === 'cloning'
  const actorLossOf = (actor: Actor) => actorLoss(actor, state.critics, batch, noise.actorAction, alpha, clones)
  const actorStep = valueAndGradients(actorLossOf, state.actor)

  const { y, nextQ } = target(state, batch, noise.nextAction, alpha, h)
  const sets = sampleActionSets((observations) => policy(state.actor, observations), FORM, batch, noise)
  const weight = h.lagrange ? mul(multiplier(state.multiplier.log), baseWeight) : baseWeight
  const terms = (critics: Mlp) => criticTerms(critics, batch, y, sets, weight, h, bound)
  const { gap, metrics } = terms(state.critics)
  const criticStep = valueAndGradients((critics: Mlp) => terms(critics).loss, state.critics)
  const multiplierStep = valueAndGradients(
    (factor: LogFactor) => multiplierLoss(factor, gap, baseWeight, h),
    state.multiplier,
  )

  const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)
  const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)
  const factor = adam(
    state.temperature,
    temperatureStep.gradients,
    state.temperatureOptimiser,
    h.temperatureLearningRate,
  )
  const lagrange = adam(state.multiplier, multiplierStep.gradients, state.multiplierOptimiser, h.criticLearningRate)
  return {
    state: {
      actor: actor.parameters,
      critics: critics.parameters,
      targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
      actorOptimiser: actor.optimiser,
      criticOptimiser: critics.optimiser,
      ...(automatic && { temperature: factor.parameters, temperatureOptimiser: factor.optimiser }),
      ...(h.lagrange && { multiplier: lagrange.parameters, multiplierOptimiser: lagrange.optimiser }),
    },
    gradients: {
      actor: actorStep.gradients,
      critics: criticStep.gradients,
      ...(automatic && { temperature: temperatureStep.gradients }),
      ...(h.lagrange && { multiplier: multiplierStep.gradients }),
    },
    losses: {
      actor: actorStep.value,
      critics: criticStep.value,
      ...(automatic && { temperature: temperatureStep.value }),
      ...(h.lagrange && { multiplier: multiplierStep.value }),
    },
    terms: {
      critics: lossTerms(state.critics, {
        temporalDifference: (critics) => terms(critics).metrics.criticLoss,
        conservative: (critics) => terms(critics).metrics.conservativeLoss,
      }),
      actor: lossTermsAndRest(
        state.actor,
        actorLossOf,
        { entropyCost: (actor) => entropyCost(actor, batch, noise.actorAction, alpha) },
        clones ? 'cloning' : 'value',
      ),
    },
    metrics: {
      ...metrics,
      qTarget: mean(nextQ),
      actorLoss: actorStep.value,
      logProbability: mean(logProbability),
      temperature: alpha,
      ...(automatic && { temperatureLoss: temperatureStep.value }),
      ...(h.lagrange && { multiplier: multiplier(state.multiplier.log), multiplierLoss: multiplierStep.value }),
    },
  }
}

/** All but the update, which CQL and Cal-QL share too. */
export const conservativeActorCritic = {
  presets: cqlPresets,

  metrics: cqlMetrics,

  family: 'conservative',

  networks: (): NetworkKinds => ({
    actor: 'scaled-tanh-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    temperature: 'temperature',
    multiplier: 'gap-multiplier',
  }),

  initialise: initialNetworks,

  variant: (step: number, h: ValuesOf<typeof cqlHyperparameters>) => (step < h.cloningSteps ? 'cloning' : ''),

  batches: (h: ValuesOf<typeof cqlHyperparameters>) => ({ batch: { rows: h.batchSize, from: 'replay' as const } }),

  draws({ action }: Sizes, h: ValuesOf<typeof cqlHyperparameters>) {
    const one = [h.batchSize, action]
    const many = [h.sampledActions, h.batchSize, action]
    return {
      actorAction: normal(...one),
      nextAction: normal(...(h.targetBackup === 'sample' ? one : many)),
      ...(h.regulariser === 'log-sum-exp' && {
        uniformActions: uniform(-1, 1, ...many),
        nextPolicyActions: normal(...many),
      }),
      policyActions: normal(...many),
    }
  },

  actDraws: (sizes: Sizes, rows: number, _: unknown, mode: ActMode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }: ActArguments<CqlState, H, ActionNoise>) =>
    tanhGaussianAct(policy(state.actor, observations), noise.action, FORM),

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions }: ProbeArguments<CqlState, H>) =>
      tanhGaussianLogProbability(policy(state.actor, observations), actions),
    entropyBonus: ({ state, observations, actions, h }: ProbeArguments<CqlState, H>) => {
      const logProbability = tanhGaussianLogProbability(policy(state.actor, observations), actions)
      return h.backupEntropy ? entropyBonus(temperature(state, h), logProbability) : zerosLike(logProbability)
    },
  },
}

export const cql = defineAlgorithm<typeof cqlHyperparameters, CqlState, CqlBatches, CqlNoise>({
  id: 'cql',
  label: 'CQL',
  summary:
    'Learns Q values that are too low off the data, so that the policy stays on it; what it then has to unlearn online shows as a dip.',
  source:
    'Kumar et al. 2020, “Conservative Q-Learning for Offline Reinforcement Learning”; corl-team/CORL algorithms/finetune/cql.py',
  parity: () => import('./parity'),
  hyperparameters: cqlHyperparameters,
  ...conservativeActorCritic,
  update: (given) => conservativeUpdate(given, (q) => q),
})
