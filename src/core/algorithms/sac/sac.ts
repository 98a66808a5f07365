import { add, exp, mean, min, minimum, mul, sub, type Tensor } from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { boolean, choice, integer, number } from '../../schema/field'
import {
  type Batch,
  defineAlgorithm,
  type Live,
  lossTermsAndRest,
  normal,
  type Preset,
  type UpdateResult,
} from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  criticLossMetric,
  discount,
  entropyMetrics,
  entropyTuning,
  hiddenLayers,
  hiddenUnits,
  targetEntropy,
  targetRate,
  temperature,
  temperatureLearningRate,
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
  squaredErrors,
} from '../shared/networks'
import {
  actionNoise,
  entropyBonus,
  initialLogFactor,
  type LogFactor,
  type SquashedSample,
  sampleTanhGaussian,
  type TanhGaussianForm,
  tanhGaussian,
  tanhGaussianAct,
  tanhGaussianLogProbability,
  temperatureLoss,
} from '../shared/policies'

// --- hyperparameters ---

const hyperparameters = {
  offlineStage: choice({
    label: 'Offline stage',
    default: 'sac',
    prominent: true,
    explanation: 'What is learnt from the dataset before the switch.',
    reference: 'The AWAC paper compares “nothing” with “cloning” (SACfD-pretrain).',
    choices: [
      { value: 'sac', label: 'SAC', explanation: 'SAC itself, on data that its policy never made.' },
      { value: 'nothing', label: 'nothing', explanation: 'The networks stay as they began.' },
      {
        value: 'cloning',
        label: 'clone the actor',
        explanation: 'The actor imitates the data; the critics stay fresh.',
      },
      {
        value: 'cloning-and-critic',
        label: 'clone, and train the critics',
        explanation: 'The actor imitates the data, and the critics learn its value.',
      },
    ],
  }),
  replay: choice({
    label: 'Online replay',
    default: 'everything',
    prominent: true,
    explanation: 'What online batches are drawn from.',
    choices: [
      {
        value: 'everything',
        label: 'dataset and new',
        explanation: 'The dataset stays in the buffer, mixed as the run says.',
      },
      { value: 'online', label: 'new only', explanation: 'Only what was collected since the switch: from scratch.' },
    ],
  }),
  entropyTuning: { ...entropyTuning, default: 'automatic' as const, reference: 'automatic' },
  temperature,
  maximumTemperature: number({
    label: 'Largest temperature',
    default: 1,
    minimum: 0.01,
    maximum: 10,
    scale: 'logarithmic',
    explanation: 'A learnt temperature is cut here.',
    reference: '1 in OfflineRL-Kit, none elsewhere',
  }),
  targetEntropy,
  backupEntropy: boolean({
    label: 'Entropy in the target',
    default: true,
    explanation: 'Subtract the temperature times log π in the target.',
    reference: 'on',
  }),
  policyDelay: integer({
    label: 'Policy delay',
    default: 1,
    minimum: 1,
    maximum: 10,
    explanation: 'Critic steps for each step of actor and temperature.',
    reference: '1',
  }),
  discount,
  targetRate,
  actorLearningRate: { ...actorLearningRate, reference: '1e-4 in OfflineRL-Kit, 3e-4 in the authors’ code' },
  criticLearningRate,
  temperatureLearningRate,
  batchSize,
  hiddenUnits,
  hiddenLayers,
} as const
type H = Live<typeof hyperparameters>

/** The ways to start SAC that Nair et al. 2020 compare AWAC with. */
const presets: readonly Preset[] = [
  {
    id: 'scratch',
    label: 'From scratch',
    explanation: 'No offline stage and no dataset: what the environment alone teaches.',
    values: { offlineStage: 'nothing', replay: 'online' },
  },
  {
    id: 'data-in-buffer',
    label: 'Dataset in the buffer',
    explanation: 'Nothing is learnt before the switch, but the dataset is replayed afterwards.',
    values: { offlineStage: 'nothing', replay: 'everything' },
  },
  {
    id: 'cloned-actor',
    label: 'Cloned actor',
    explanation: 'The actor imitates the data, the critics begin fresh at the switch and ruin it at once.',
    values: { offlineStage: 'cloning', replay: 'everything' },
  },
  {
    id: 'cloned-actor-and-critic',
    label: 'Cloned actor, trained critics',
    explanation: 'The actor imitates the data, and the critics know its value at the switch.',
    values: { offlineStage: 'cloning-and-critic', replay: 'everything' },
  },
]

// --- networks ---

type State = {
  readonly actor: Mlp
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: LogFactor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
}
/** Absent where the offline stage learns nothing of the kind. */
type Batches = { readonly batch?: Batch }
type Noise = { readonly nextAction?: Tensor; readonly actorAction?: Tensor }

const FORM: TanhGaussianForm = { logStd: { low: -5, high: 2 }, correction: 'epsilon' }

function sample(actor: Mlp, observations: Tensor, noise: Tensor): SquashedSample {
  return sampleTanhGaussian(tanhGaussian(actor, observations, FORM), noise, FORM)
}

function temperatureOf({ log }: LogFactor, h: H): Tensor {
  return h.entropyTuning === 'automatic' ? minimum(stopGradient(exp(log)), h.maximumTemperature) : h.temperature
}

// --- losses ---

/** y = r + gamma (1 - d) (min_i Qbar_i(s', a') - alpha log pi(a'|s')), a' ~ pi(.|s') */
function target(state: State, batch: Batch, noise: Tensor, alpha: Tensor, h: H): Tensor {
  const { actions, logProbability } = sample(state.actor, batch.nextObservations, noise)
  const nextQ = min(qValues(state.targetCritics, batch.nextObservations, actions), 0)
  const nextValue = h.backupEntropy ? sub(nextQ, mul(alpha, logProbability)) : nextQ
  return add(batch.rewards, mul(mul(h.discount, sub(1, batch.terminals)), nextValue))
}

/** L_pi = mean(alpha log pi(a~|s) - min_i Q_i(s, a~)), a~ reparameterised */
function actorLoss(actor: Mlp, critics: Mlp, batch: Batch, noise: Tensor, alpha: Tensor): Tensor {
  const { actions, logProbability } = sample(actor, batch.observations, noise)
  return mean(sub(mul(alpha, logProbability), min(qValues(critics, batch.observations, actions), 0)))
}

/** L_BC = -mean log pi(a|s) */
function cloningLoss(actor: Mlp, batch: Batch): Tensor {
  return mul(-1, mean(tanhGaussianLogProbability(tanhGaussian(actor, batch.observations, FORM), batch.actions)))
}

// --- algorithm ---

export const sac = defineAlgorithm<typeof hyperparameters, State, Batches, Noise>({
  id: 'sac',
  label: 'SAC',
  summary:
    'Learns from scratch by trial and error with an entropy bonus; what prior data does for it depends on how it is started.',
  source:
    'Haarnoja et al. 2018, “Soft Actor-Critic Algorithms and Applications”; yihaosun1124/OfflineRL-Kit; three starts as in Nair et al. 2020',
  parity: () => import('./parity'),
  hyperparameters,
  presets,
  metrics: {
    criticLoss: criticLossMetric,
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'Entropy cost minus Q of the policy’s action.' },
    cloningLoss: {
      label: 'Cloning loss',
      symbol: 'L_{BC}',
      explanation: 'Negative log-likelihood of the data’s actions, where the actor is cloned.',
    },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the smaller critic at the replayed actions.' },
    ...entropyMetrics,
    ...entropyMetrics,
  },

  networks: () => ({
    actor: 'tanh-gaussian-policy',
    critics: 'action-value',
    targetCritics: 'action-value',
    temperature: 'temperature',
  }),

  initialise(sizes, h, random) {
    const actor = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 2 * sizes.action))
    const critics = initialCritics(random, sizes, h)
    const temperature = initialLogFactor(h.temperature)
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

  variant(step, h, phase) {
    if (phase === 'offline' && h.offlineStage !== 'sac') return h.offlineStage
    return (step + 1) % h.policyDelay === 0 ? 'actor' : 'critic'
  },

  batches(h, phase, variant) {
    if (variant === 'nothing') return {}
    return { batch: { rows: h.batchSize, from: phase === 'online' && h.replay === 'online' ? 'online' : 'replay' } }
  },

  draws({ action }, h, _, variant) {
    const one = normal(h.batchSize, action)
    if (variant === 'nothing' || variant === 'cloning') return {}
    return variant === 'actor' ? { nextAction: one, actorAction: one } : { nextAction: one }
  },

  update({ state, batches: { batch }, noise: { nextAction, actorAction }, h, variant }): UpdateResult {
    if (!batch) return { state: {}, gradients: {}, losses: {}, metrics: {} }
    if (!nextAction) return cloneActor(state, batch, h)
    const { critics, result } = updateCritics(state, batch, nextAction, h)
    if (variant === 'cloning-and-critic') return together(result, cloneActor(state, batch, h))
    return actorAction ? together(result, updateActor(state, critics, batch, actorAction, h)) : result
  },

  actDraws: (sizes, rows, _, mode) => actionNoise(sizes, rows, mode),

  act: ({ state, observations, noise }) =>
    tanhGaussianAct(tanhGaussian(state.actor, observations, FORM), noise.action, FORM),

  probes: {
    ...criticProbes,
    logDensity: ({ state, observations, actions }) =>
      tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
    entropyBonus: ({ state, observations, actions, h }) =>
      entropyBonus(
        temperatureOf(state.temperature, h),
        tanhGaussianLogProbability(tanhGaussian(state.actor, observations, FORM), actions),
      ),
  },
})

function updateCritics(state: State, batch: Batch, noise: Tensor, h: H): { critics: Mlp; result: UpdateResult } {
  const y = target(state, batch, noise, temperatureOf(state.temperature, h), h)
  const step = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
  const critics = adam(state.critics, step.gradients, state.criticOptimiser, h.criticLearningRate)
  return {
    critics: critics.parameters,
    result: {
      state: {
        critics: critics.parameters,
        criticOptimiser: critics.optimiser,
        targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
      },
      gradients: { critics: step.gradients },
      losses: { critics: step.value },
      metrics: {
        criticLoss: step.value,
        qData: mean(min(qValues(state.critics, batch.observations, batch.actions), 0)),
      },
    },
  }
}

/** Actor and temperature; the actor sees the critics just updated. */
function updateActor(state: State, critics: Mlp, batch: Batch, noise: Tensor, h: H): UpdateResult {
  const automatic = h.entropyTuning === 'automatic'
  const alpha = temperatureOf(state.temperature, h)
  const actorLossOf = (actor: Mlp) => actorLoss(actor, critics, batch, noise, alpha)
  const actorStep = valueAndGradients(actorLossOf, state.actor)
  const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)

  const { logProbability } = sample(state.actor, batch.observations, noise)
  const entropy = mul(h.targetEntropy, batch.actions.shape[1]!)
  const temperatureStep = valueAndGradients(
    (factor: LogFactor) => temperatureLoss(factor, logProbability, entropy),
    state.temperature,
  )
  const factor = adam(
    state.temperature,
    temperatureStep.gradients,
    state.temperatureOptimiser,
    h.temperatureLearningRate,
  )
  return {
    state: {
      actor: actor.parameters,
      actorOptimiser: actor.optimiser,
      ...(automatic && { temperature: factor.parameters, temperatureOptimiser: factor.optimiser }),
    },
    gradients: { actor: actorStep.gradients, ...(automatic && { temperature: temperatureStep.gradients }) },
    losses: { actor: actorStep.value, ...(automatic && { temperature: temperatureStep.value }) },
    terms: {
      actor: lossTermsAndRest(
        state.actor,
        actorLossOf,
        { entropyCost: (actor) => mean(mul(alpha, sample(actor, batch.observations, noise).logProbability)) },
        'value',
      ),
    },
    metrics: {
      actorLoss: actorStep.value,
      logProbability: mean(logProbability),
      temperature: temperatureOf(automatic ? factor.parameters : state.temperature, h),
      ...(automatic && { temperatureLoss: temperatureStep.value }),
    },
  }
}

function cloneActor(state: State, batch: Batch, h: H): UpdateResult {
  const step = valueAndGradients((actor: Mlp) => cloningLoss(actor, batch), state.actor)
  const actor = adam(state.actor, step.gradients, state.actorOptimiser, h.actorLearningRate)
  return {
    state: { actor: actor.parameters, actorOptimiser: actor.optimiser },
    gradients: { actor: step.gradients },
    losses: { actor: step.value },
    metrics: { cloningLoss: step.value },
  }
}

function together(first: UpdateResult, second: UpdateResult): UpdateResult {
  return {
    state: { ...first.state, ...second.state },
    gradients: { ...first.gradients, ...second.gradients },
    losses: { ...first.losses, ...second.losses },
    terms: { ...first.terms, ...second.terms },
    metrics: { ...first.metrics, ...second.metrics },
  }
}
