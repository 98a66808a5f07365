import type { AlgorithmAdapter, AlgorithmParity } from '../../parity/adapter'
import type { Fixture, ReferenceNetwork } from '../../parity/fixture'
import { ensembleOf, linearLayers, mlpOf, parameter, transposed } from '../../parity/reference-networks'

const critics = {
  tree: (networks: readonly ReferenceNetwork[]) => ensembleOf(networks.map(linearLayers)),
}
const factor = ([network]: readonly ReferenceNetwork[]) => ({ log: parameter(network!, 'constant') })

function hyperparameters({ hyperparameters: h, dimensions }: Fixture) {
  return {
    regulariserWeight: h.cql_alpha,
    regulariser: 'log-sum-exp',
    sampledActions: h.cql_n_actions,
    softMaximumTemperature: h.cql_temp,
    importanceWeights: h.cql_importance_sample,
    lagrange: h.cql_lagrange,
    targetActionGap: h.cql_target_action_gap,
    gapMinimum: limit(h.cql_clip_diff_min),
    gapMaximum: limit(h.cql_clip_diff_max),
    targetBackup: h.cql_max_target_backup ? 'max-min' : 'sample',
    backupEntropy: h.backup_entropy,
    discount: h.discount,
    targetRate: h.soft_target_update_rate,
    entropyTuning: h.use_automatic_entropy_tuning ? 'automatic' : 'fixed',
    // Without tuning CORL takes the multiplier alone.
    temperature: 1,
    temperatureMultiplier: h.alpha_multiplier ?? 1,
    targetEntropy: typeof h.target_entropy === 'number' ? h.target_entropy / dimensions.A! : -1,
    temperatureLearningRate: typeof h.alpha_lr === 'number' ? h.alpha_lr : h.policy_lr,
    actorLearningRate: h.policy_lr,
    criticLearningRate: h.qf_lr,
    cloningSteps: h.bc_steps,
    batchSize: dimensions.B,
  }
}

/** JSON has no infinity; the fixtures write it as text. */
function limit(value: unknown): number {
  return typeof value === 'string' ? Number(value.replace('inf', 'Infinity')) : (value as number)
}

const shared: Omit<AlgorithmAdapter, 'source' | 'losses'> = {
  hyperparameters,
  networks: {
    actor: {
      from: ['actor'],
      tree: ([actor]) => ({
        network: mlpOf(linearLayers(actor!)),
        logStdMultiplier: parameter(actor!, 'log_std_multiplier.constant'),
        logStdOffset: parameter(actor!, 'log_std_offset.constant'),
      }),
    },
    critics: { from: ['q1', 'q2'], ...critics },
    targetCritics: { from: ['tq1', 'tq2'], ...critics },
    temperature: { from: ['log_alpha'], tree: factor },
    multiplier: { from: ['log_alpha_prime'], tree: factor },
  },
  optimisers: {
    actorOptimiser: 'actor',
    criticOptimiser: 'critics',
    temperatureOptimiser: 'temperature',
    multiplierOptimiser: 'multiplier',
  },
  noise: ({ hyperparameters: h }) => [
    { name: 'actorAction' },
    { name: 'nextAction', ...(h.cql_max_target_backup === true && { layout: transposed }) },
    { name: 'uniformActions', layout: transposed },
    { name: 'policyActions', layout: transposed },
    { name: 'nextPolicyActions', layout: transposed },
  ],
}

type Log = Readonly<Record<string, number>>

function losses(log: Log, { hyperparameters: h }: Fixture): Record<string, number> {
  const sum = (name: (critic: number) => string) => log[name(1)]! + log[name(2)]!
  const mean = (name: (critic: number) => string) => sum(name) / 2
  return {
    criticLoss: sum((i) => `qf${i}_loss`),
    conservativeLoss: sum((i) => `cql_min_qf${i}_loss`),
    conservativeGap: mean((i) => `cql_qf${i}_diff`),
    actorLoss: log.policy_loss!,
    qData: mean((i) => `average_qf${i}`),
    qTarget: log.average_target_q!,
    qPolicyBounded: mean((i) => `cql_q${i}_current_actions`),
    qNextPolicyBounded: mean((i) => `cql_q${i}_next_actions`),
    qUniform: mean((i) => `cql_q${i}_rand`),
    qSpread: mean((i) => `cql_std_q${i}`),
    logProbability: log.log_pi!,
    temperature: log.alpha!,
    ...(h.use_automatic_entropy_tuning === true && { temperatureLoss: log.alpha_loss! }),
    ...(h.cql_lagrange === true && { multiplier: log.alpha_prime!, multiplierLoss: log.alpha_prime_loss! }),
  }
}

/** CORL's CQL, and what its Cal-QL has in common with it. */
export const corlCql: AlgorithmAdapter = {
  ...shared,
  source: 'corl-team/CORL algorithms/finetune/cql.py',
  losses,
}

export const parity: AlgorithmParity = { adapters: [corlCql] }
