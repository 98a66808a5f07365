import { add, clipByValue, mean, mul, type Tensor } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
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
  type MetricDeclaration,
  type NetworkKinds,
  normal,
  type Sizes,
  type UpdateArguments,
  type UpdateResult,
} from '../algorithm'
import {
  actorLearningRate,
  batchSize,
  criticLearningRate,
  criticLossMetric,
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
  bootstrapTarget,
  copyOf,
  criticProbes,
  initialAdam,
  initialCritics,
  initialMlp,
  layerSizes,
  type Mlp,
  polyak,
  squaredErrors,
} from '../shared/networks'
import { deterministicAction, firstQValue, smoothedTargetAction, td3ActorLoss } from '../shared/td3'

// --- hyperparameters ---

export const td3Hyperparameters = {
  explorationNoise: { ...explorationNoise, prominent: true },
  targetNoise,
  targetNoiseClip,
  policyDelay,
  discount,
  targetRate,
  actorLearningRate,
  criticLearningRate,
  batchSize,
  hiddenUnits,
  hiddenLayers,
} as const
type Hyperparameters = typeof td3Hyperparameters
type H = Live<Hyperparameters>

// --- networks ---

export type Td3State = {
  readonly actor: Mlp
  readonly critics: Mlp
  readonly targetActor: Mlp
  readonly targetCritics: Mlp
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
}
export type Td3Batches = { readonly batch: Batch }
export type Td3Noise = { readonly nextAction: Tensor }
type Given = UpdateArguments<Td3State, H, Td3Batches, Td3Noise>

// --- losses: shared/td3.ts ---

type ActorLoss = (actor: Mlp, critics: Mlp, batch: Batch) => Tensor

/** The step of TD3 and of what differs from it only in the actor's loss. */
export function td3Update(
  { state, batches: { batch }, noise, h, variant }: Given,
  actorLoss: ActorLoss,
  /** Where the actor's loss is a sum: its summands. */
  summands: { readonly [term: string]: ActorLoss } = {},
): UpdateResult {
  const nextActions = smoothedTargetAction(state.targetActor, batch.nextObservations, noise.nextAction, h)
  const y = bootstrapTarget(state.targetCritics, batch, nextActions, h.discount)
  const criticStep = valueAndGradients((critics: Mlp) => squaredErrors(critics, batch, y), state.critics)
  const critics = adam(state.critics, criticStep.gradients, state.criticOptimiser, h.criticLearningRate)
  const metrics = {
    criticLoss: criticStep.value,
    qData: mean(firstQValue(state.critics, batch.observations, batch.actions)),
  }
  const changed = { critics: critics.parameters, criticOptimiser: critics.optimiser }
  if (variant === 'critic') {
    return {
      state: changed,
      gradients: { critics: criticStep.gradients },
      losses: { critics: criticStep.value },
      metrics,
    }
  }

  const actorStep = valueAndGradients(
    (parameters: Mlp) => actorLoss(parameters, critics.parameters, batch),
    state.actor,
  )
  const actor = adam(state.actor, actorStep.gradients, state.actorOptimiser, h.actorLearningRate)
  return {
    state: {
      ...changed,
      actor: actor.parameters,
      actorOptimiser: actor.optimiser,
      // The targets move only when the actor does.
      targetActor: polyak(state.targetActor, actor.parameters, h.targetRate),
      targetCritics: polyak(state.targetCritics, critics.parameters, h.targetRate),
    },
    gradients: { critics: criticStep.gradients, actor: actorStep.gradients },
    losses: { critics: criticStep.value, actor: actorStep.value },
    terms: {
      actor: lossTerms(
        state.actor,
        Object.fromEntries(
          Object.entries(summands).map(([term, loss]) => [
            term,
            (actor: Mlp) => loss(actor, critics.parameters, batch),
          ]),
        ),
      ),
    },
    metrics: {
      ...metrics,
      actorLoss: actorStep.value,
      qPolicy: mean(
        firstQValue(state.critics, batch.observations, deterministicAction(state.actor, batch.observations)),
      ),
    },
  }
}

// --- algorithm ---

/** All of TD3 but its loss, for its relatives. */
export const deterministicActorCritic = {
  metrics: {
    criticLoss: criticLossMetric,
    actorLoss: { label: 'Actor loss', symbol: 'L_\\pi', explanation: 'What the actor minimises.' },
    qData: { label: 'Q on data', symbol: 'Q(s,a)', explanation: 'Mean of the first critic at the data’s actions.' },
    qPolicy: {
      label: 'Q at policy',
      symbol: 'Q(s,\\pi)',
      explanation: 'Mean of the first critic at the policy’s actions.',
    },
  } as const satisfies Record<string, MetricDeclaration>,

  networks: (): NetworkKinds => ({
    actor: 'deterministic-policy',
    critics: 'action-value',
    targetActor: 'deterministic-policy',
    targetCritics: 'action-value',
  }),

  initialise(sizes: Sizes, h: ValuesOf<Hyperparameters>, random: RandomStream) {
    const actor = initialMlp(random, layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, sizes.action))
    const critics = initialCritics(random, sizes, h)
    return {
      actor,
      critics,
      targetActor: copyOf(actor),
      targetCritics: copyOf(critics),
      actorOptimiser: initialAdam(actor),
      criticOptimiser: initialAdam(critics),
    }
  },

  variant: (step: number, h: ValuesOf<Hyperparameters>) => ((step + 1) % h.policyDelay === 0 ? 'actor' : 'critic'),

  batches: (h: ValuesOf<Hyperparameters>) => ({ batch: { rows: h.batchSize, from: 'replay' as const } }),

  draws: ({ action }: Sizes, h: ValuesOf<Hyperparameters>) => ({ nextAction: normal(h.batchSize, action) }),

  actDraws: ({ action }: Sizes, rows: number, _: unknown, mode: ActMode) =>
    mode === 'explore' ? { action: normal(rows, action) } : {},

  act({ state, observations, noise, h }: ActArguments<Td3State, H, ActionNoise>): Tensor {
    const action = deterministicAction(state.actor, observations)
    return noise.action ? clipByValue(add(action, mul(h.explorationNoise, noise.action)), -1, 1) : action
  },

  probes: criticProbes,
}

export const td3 = defineAlgorithm<Hyperparameters, Td3State, Td3Batches, Td3Noise>({
  id: 'td3',
  label: 'TD3',
  summary: 'Follows the critic wherever it leads: fine with fresh data, misled offline by errors off the data.',
  source: 'Fujimoto et al. 2018, “Addressing Function Approximation Error in Actor-Critic Methods”; sfujim/TD3_BC',
  hyperparameters: td3Hyperparameters,
  ...deterministicActorCritic,
  update: (given) => td3Update(given, (actor, critics, { observations }) => td3ActorLoss(actor, critics, observations)),
})
