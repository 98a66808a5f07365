import * as v from 'valibot'
import type { Algorithm } from '../algorithms/algorithm'
import { TASK_CAPACITY } from '../algorithms/pearl/buffer'
import { message } from '../messages/message'
import type { RunConfiguration } from '../training/configuration'
import { runSettings, withLaterSettings } from '../training/run-settings'
import type { RunSnapshot } from '../training/training-run'
import { checkRing } from './check-data-run'
import { checkAgainstSchema, checkNetworks } from './check-networks'
import { floats32, metaPlain } from './checkpoint-schema'
import { fitting, requireLengths, unfit } from './checks'

/** The snapshot of a run on a family of tasks. */
export function checkMetaRun(_: RunConfiguration, algorithm: Algorithm, { plain: given, arrays }: RunSnapshot): void {
  const plain = fitting(metaPlain, given, 'plain')
  const { sizes, hyperparameters, buffers } = plain
  checkAgainstSchema(algorithm.hyperparameters, hyperparameters)
  checkAgainstSchema(runSettings, withLaterSettings(plain.settings))
  checkNetworks(algorithm, hyperparameters, sizes, arrays.learner)
  requireLengths([buffers, Number(hyperparameters.trainTasks)])
  const tasks = fitting(
    v.record(v.string(), v.looseObject({ contextRewards: v.object({ data: floats32 }) })),
    arrays.tasks,
    'arrays',
  )
  buffers.forEach(({ written, episodes, visitStart }, task) => {
    const saved = tasks[`task${task}`]
    if (!saved) throw unfit(message`the transitions of task ${task + 1} are missing`)
    const count = checkRing(sizes, written, TASK_CAPACITY, saved)
    requireLengths([saved.contextRewards.data, count])
    if (written > 0 && episodes.length === 0) throw unfit(message`task ${task + 1} has no episode`)
    const beyond = episodes.some(({ start, length }) => start + length > written || start < written - count)
    if (beyond || visitStart > written)
      throw unfit(message`an episode of task ${task + 1} is not among its transitions`)
  })
}
