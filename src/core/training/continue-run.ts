import type { Algorithm, Phase } from '../algorithms/algorithm'
import { algorithmById } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import type { Runtime } from '../engine/runtime'
import type { OutsideWorld } from '../environments/world'
import type { Values, ValuesOf } from '../schema/field'
import { applyChanges, type Change, changeOf } from './changes'
import type { RunConfiguration } from './configuration'
import { createRun } from './create-run'
import type { RunSettings } from './run-settings'
import type { RunSnapshot, TrainingRun } from './training-run'
import { keptUnits, transferOnData } from './transfer-on-data'
import { transferOnTasks } from './transfer-on-tasks'

/** A run as it was frozen: what it was told to be, and its complete state at one step. */
export interface FrozenRun {
  readonly configuration: RunConfiguration
  readonly snapshot: RunSnapshot
  /** Whoever goes on from it leaves its networks behind: data, buffers and random numbers alone are taken over. */
  readonly networksAnew?: true
}

/** Why something begins anew. */
export type TransferReason =
  /** The frozen run has none. */
  | 'absent'
  /** One name for two different things: another form of policy, say. */
  | 'kind'
  | 'shape'
  /** Observations are normalised otherwise; rewards are scaled or shifted otherwise. */
  | 'observation-units'
  | 'reward-units'
  /** Another environment, or one with other parameters. */
  | 'environment'
  /** Another number of environment copies. */
  | 'copies'
  /** Another dataset. */
  | 'dataset'
  /** Another algorithm: its optimisers' moments are of another loss, its priorities of another kind. */
  | 'algorithm'
  /** Settings by which a dynamics model is made. */
  | 'model-settings'
  /** Another seed. */
  | 'seed'
  /** It was wished so. */
  | 'wish'
  /** One of the two learns on a family of tasks, or both on different tasks. */
  | 'tasks'

export type Transferred = { readonly carried: true } | { readonly carried: false; readonly reason: TransferReason }

/** What a run took over from the one that was frozen; the page puts it into words. */
export interface TransferReport {
  readonly fromAlgorithm: string
  readonly toAlgorithm: string
  /** Where the new run goes on; 0 where one of the two learns on tasks and the other does not, which share nothing. */
  readonly step: number
  readonly phase: Phase
  /** `continued`: nothing began anew; without changes the run equals its parent to the bit on cpu and wasm. */
  readonly kind: 'continued' | 'switched'
  /** Values that differ from the frozen run's, as marked on the time axis. */
  readonly changes: readonly Change[]
  readonly networksCarried: readonly string[]
  readonly networksAnew: readonly { readonly name: string; readonly reason: TransferReason }[]
  /** Networks whose optimiser goes on too; those of all others begin anew. */
  readonly optimisersCarried: readonly string[]
  /** Online transitions, of those that the frozen run had. */
  readonly onlineTransitions: { readonly carried: number; readonly of: number; readonly reason?: TransferReason }
  /** null where there was nothing to carry: no dataset, no environment, no model. */
  readonly dataset: Transferred | null
  readonly environmentState: Transferred | null
  readonly dynamicsModel: Transferred | null
  readonly randomStreams: Transferred
}

/** One of the two runs of a continuation. */
export interface Side extends FrozenRun {
  readonly algorithm: Algorithm
}

/** What is found by comparing two runs of one way of training. */
export interface TransferredState {
  /** The fresh run's, with what fits of the frozen one in it, and the frozen one's values where they mean the same. */
  readonly snapshot: RunSnapshot
  readonly values: { readonly hyperparameters: Values; readonly settings: ValuesOf<RunSettings> }
  readonly report: Omit<TransferReport, 'fromAlgorithm' | 'toAlgorithm' | 'step' | 'phase' | 'kind' | 'changes'>
}

export interface Continuation {
  readonly run: TrainingRun
  readonly carried: TransferReport
}

/**
 * The run of `to`, with everything of the frozen run in it that fits: another algorithm in its middle, or another future
 * of the same one. Values of `to` are effective at once: what differs from the frozen run's values of that moment is
 * marked as a change. Throws a ConfigurationError where observations or actions have other sizes.
 */
export async function continueRun(
  from: FrozenRun,
  to: RunConfiguration,
  dataset: Dataset | undefined,
  runtime: Runtime,
  outside?: OutsideWorld,
): Promise<Continuation> {
  const frozen: Side = { ...from, algorithm: algorithmById(from.configuration.algorithm.id) }
  const onData = [frozen.algorithm, algorithmById(to.algorithm.id)].every(({ training }) => training !== 'meta')
  const run = createRun(to, dataset, runtime, onData ? keptUnits(frozen, to, dataset, outside) : {}, outside)
  try {
    return await transferInto(run, frozen, to, dataset)
  } catch (error) {
    run.dispose()
    throw error
  }
}

async function transferInto(
  run: TrainingRun,
  frozen: Side,
  to: RunConfiguration,
  dataset: Dataset | undefined,
): Promise<Continuation> {
  const algorithm = algorithmById(to.algorithm.id)
  const fresh: Side = { configuration: to, algorithm, snapshot: await run.snapshot() }
  const onTasks = algorithm.training === 'meta'
  if ((frozen.algorithm.training === 'meta') !== onTasks) {
    run.mark({ mark: 'switch', from: frozen.algorithm.id, to: fresh.algorithm.id })
    return { run, carried: reportOf(frozen, fresh, run, [], nothingTransferred(frozen, fresh)) }
  }
  const { snapshot, values, report } = onTasks ? transferOnTasks(frozen, fresh) : transferOnData(frozen, fresh, dataset)
  run.restore(snapshot)
  const wanted = { ...to.settings, ...to.algorithm.hyperparameters }
  const { changes } = applyChanges(algorithm, values, wanted, run.progress.step)
  const carried = reportOf(frozen, fresh, run, changes.map(changeOf), report)
  if (carried.kind === 'switched') run.mark({ mark: 'switch', from: frozen.algorithm.id, to: fresh.algorithm.id })
  run.change(wanted)
  return { run, carried: { ...carried, phase: run.progress.phase } }
}

function reportOf(
  frozen: Side,
  fresh: Side,
  run: TrainingRun,
  changes: readonly Change[],
  report: TransferredState['report'],
): TransferReport {
  const { step, phase } = run.progress
  const { networksAnew, onlineTransitions, dataset, environmentState, dynamicsModel, randomStreams } = report
  const parts = [dataset, environmentState, dynamicsModel, randomStreams]
  const complete =
    frozen.algorithm.id === fresh.algorithm.id &&
    networksAnew.length === 0 &&
    onlineTransitions.carried === onlineTransitions.of &&
    parts.every((part) => part === null || part.carried)
  return {
    fromAlgorithm: frozen.algorithm.id,
    toAlgorithm: fresh.algorithm.id,
    step,
    phase,
    kind: complete ? 'continued' : 'switched',
    changes,
    ...report,
  }
}

/** Between learning on a dataset and learning on tasks. */
function nothingTransferred(frozen: Side, fresh: Side): TransferredState['report'] {
  const names = Object.keys(fresh.algorithm.networks(fresh.configuration.algorithm.hyperparameters))
  const reason = 'tasks'
  const none = { carried: false, reason } as const
  return {
    networksCarried: [],
    networksAnew: names.map((name) => ({ name, reason })),
    optimisersCarried: [],
    onlineTransitions: { carried: 0, of: 0, reason },
    dataset: frozen.configuration.dataset ? none : null,
    environmentState: none,
    dynamicsModel: null,
    randomStreams: none,
  }
}
