import type { MetaPlain } from '../algorithms/pearl/run'
import type { HostArray, Tree } from '../engine/tree'
import { sameData } from './same-data'
import { transferNetworks } from './transfer-networks'
import type { Side, TransferredState } from './transfer-report'
import { transferredIf } from './transfer-report'

/** One meta-training run in another: all of it on the same tasks, otherwise networks that fit, and nothing else. */
export function transferOnTasks(from: Side, fresh: Side): TransferredState {
  const [old, now] = [from.snapshot.plain as MetaPlain, fresh.snapshot.plain as MetaPlain]
  const { state, ...networks } = transferNetworks(stateOf(from), stateOf(fresh), () => undefined)
  const same = sameData(tasksOf(from), tasksOf(fresh))
  const of = old.buffers.reduce((sum, { written }) => sum + written, 0)
  const { hyperparameters, settings, step, environmentSteps, gathered, lastChange } = old
  const plain: MetaPlain = {
    ...(same ? old : now),
    hyperparameters,
    settings,
    step,
    environmentSteps,
    gathered,
    lastChange,
  }
  const { tasks } = (same ? from : fresh).snapshot.arrays
  return {
    snapshot: { ...fresh.snapshot, plain, arrays: { learner: state, tasks: tasks! } },
    values: { hyperparameters, settings },
    report: {
      ...networks,
      onlineTransitions: same ? { carried: of, of } : { carried: 0, of, reason: 'tasks' },
      dataset: null,
      environmentState: null,
      dynamicsModel: null,
      randomStreams: transferredIf(same, 'tasks'),
    },
  }
}

/** What the tasks are drawn from. */
function tasksOf({ configuration: { environment, seed, algorithm } }: Side): unknown {
  const { trainTasks, testTasks } = algorithm.hyperparameters
  return { environment, seed, trainTasks, testTasks }
}

function stateOf({ algorithm, snapshot: { plain, arrays } }: Side) {
  const { hyperparameters } = plain as MetaPlain
  return { algorithm, hyperparameters, state: arrays.learner as Tree<HostArray> }
}
