import type { Sizes } from '../algorithms/algorithm'
import type { TaskEnvironment, TaskPolicy } from '../algorithms/pearl/acting'
import type { Adaptation } from '../algorithms/pearl/adaptation'
import type { TaskBuffer } from '../algorithms/pearl/buffer'
import type { Task, TaskFamily } from '../environments/tasks/task-family'
import type { LossAccess } from './diagnostic-access'
import type { LiveValues } from './live-values'

/** A meta-training run as diagnostics see it: they look, and nothing that it does later depends on whether they did. */
export interface TaskAccess extends LossAccess {
  readonly family: TaskFamily
  readonly sizes: Sizes
  /** Tasks that it does not train on, and their worlds. */
  readonly testTasks: readonly Task[]
  readonly testEnvironments: readonly TaskEnvironment[]
  /** Of each training task, what it remembers. */
  readonly trainingBuffers: readonly Pick<TaskBuffer, 'hasRecent' | 'fillContext'>[]
  readonly policy: TaskPolicy
  readonly hyperparameters: LiveValues
  /** Of the last evaluation, one per test task; none before the first. */
  readonly adaptations: readonly Adaptation[]
}
