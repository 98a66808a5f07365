import { algorithmById } from '../algorithms/registry'
import type { Dataset } from '../data/dataset'
import type { Runtime } from '../engine/runtime'
import type { OutsideWorld } from '../environments/world'
import { applyChanges, type Change, changeOf } from './changes'
import type { RunConfiguration } from './configuration'
import { createRun } from './create-run'
import type { TrainingRun } from './training-run'
import { keptUnits, transferOnData } from './transfer-on-data'
import { transferOnTasks } from './transfer-on-tasks'
import type { FrozenRun, Side, TransferReport, TransferredState } from './transfer-report'

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
