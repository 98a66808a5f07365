import { findTaskFamily } from '../../core/environments/tasks/task-families'
import type { TaskFamily } from '../../core/environments/tasks/task-family'
import { findAlgorithm, useCatalogue } from './catalogue-store'
import { type Settings, useSettings } from './settings-store'

/** The family on which the chosen algorithm trains; null where it trains in one world, on data. */
export function taskFamilyOf({
  algorithmId,
  taskFamilyId,
}: Pick<Settings, 'algorithmId' | 'taskFamilyId'>): TaskFamily | null {
  return findAlgorithm(algorithmId)?.training === 'meta' ? findTaskFamily(taskFamilyId) : null
}

export function useTaskFamily(): TaskFamily | null {
  const algorithmId = useSettings((state) => state.algorithmId)
  const taskFamilyId = useSettings((state) => state.taskFamilyId)
  // The catalogue comes after the first picture; this says when to look again.
  useCatalogue((state) => state.algorithms)
  return taskFamilyOf({ algorithmId, taskFamilyId })
}
