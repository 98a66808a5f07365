import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import type { Fixture, ReferenceArray, ReferenceBatch, ReferenceNetwork } from '../../parity/fixture'
import { ensembleOf, linearLayers, mlpOf, type ReferenceTree, sideBySide } from '../../parity/reference-networks'

const one = ([network]: readonly ReferenceNetwork[]) => mlpOf(linearLayers(network!))

function twoHeaded([network]: readonly ReferenceNetwork[]): ReferenceTree {
  const layers = linearLayers(network!)
  const [mean, logStd] = layers.slice(-2)
  return mlpOf([...layers.slice(0, -2), sideBySide(mean!, logStd!)])
}

type Rows = readonly (readonly number[])[]

/** The tasks' rows, one task after the other. */
function taskRows(batch: ReferenceBatch): ReferenceBatch {
  const tasks = batch.rl as readonly Readonly<Record<string, Rows>>[]
  return Object.fromEntries(Object.keys(tasks[0]!).map((column) => [column, tasks.flatMap((task) => task[column]!)]))
}

/** Context rows are s, a, r side by side; none of them is padding. */
function contextRows(batch: ReferenceBatch, { S, A }: Readonly<Record<string, number>>): ReferenceBatch {
  const rows = (batch.context as readonly Rows[]).flat()
  const columns = (from: number, to: number) => rows.map((row) => row.slice(from, to))
  return {
    observations: columns(0, S!),
    actions: columns(S!, S! + A!),
    rewards: columns(S! + A!, S! + A! + 1),
    next_observations: rows.map(() => Array<number>(S!).fill(Number.NaN)),
    terminals: rows.map(() => [0]),
  }
}

/** oyster draws z three times per step (clear, infer, forward) and uses the last; then the policy's noise. */
function usedDraws(draws: readonly ReferenceArray[], { dimensions }: Fixture): ReferenceArray[] {
  const { tasks, Z } = dimensions as { tasks: number; Z: number }
  const latent = draws.slice(2 * tasks, 3 * tasks).flatMap(({ data }) => [...data])
  return [{ shape: [tasks, Z], data: Float64Array.from(latent) }, ...draws.slice(3 * tasks)]
}

/** oyster: SAC with a value network. */
const oysterPearl: AlgorithmAdapter = {
  source: 'katerakelly/oyster rlkit/torch/sac/sac.py',
  phase: 'online',
  hyperparameters: ({ hyperparameters: h, dimensions }: Fixture) => ({
    latentSize: dimensions.Z,
    bottleneck: h.use_information_bottleneck,
    klWeight: h.kl_lambda,
    contextSampler: 'recent',
    contextRows: dimensions.contextRows,
    nextObservationInContext: false,
    encoderLearningRate: h.context_lr,
    sacVersion: 'v1',
    criticRewardScale: h.reward_scale,
    discount: h.discount,
    targetRate: h.soft_target_tau,
    actorLearningRate: h.policy_lr,
    criticLearningRate: h.qf_lr,
    valueLearningRate: h.vf_lr,
    meanRegulariser: h.policy_mean_reg_weight,
    stdRegulariser: h.policy_std_reg_weight,
    preActivationRegulariser: h.policy_pre_activation_weight,
    metaBatch: dimensions.tasks,
    batchSize: dimensions.B,
  }),
  networks: {
    encoder: { from: ['enc'], tree: one },
    actor: { from: ['pi'], tree: twoHeaded },
    critics: { from: ['q1', 'q2'], tree: (networks) => ensembleOf(networks.map(linearLayers)) },
    value: { from: ['vf'], tree: one },
    targetValue: { from: ['tvf'], tree: one },
  },
  optimisers: {
    encoderOptimiser: 'encoder',
    actorOptimiser: 'actor',
    criticOptimiser: 'critics',
    valueOptimiser: 'value',
  },
  joinDraws: usedDraws,
  noise: () => [{ name: 'latent' }, { name: 'action' }],
  batches: (batch, { dimensions }) => ({ batch: taskRows(batch), context: contextRows(batch, dimensions) }),
  losses: (log) => ({
    criticLoss: log['QF Loss']!,
    actorLoss: log['Policy Loss']!,
    valueLoss: log['VF Loss']!,
    divergence: log['KL Divergence']!,
    divergenceLoss: log['KL Loss']!,
  }),
}

export const parity: AlgorithmParity = { adapters: [oysterPearl] }
