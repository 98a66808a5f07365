import type { RandomStream } from '../../random/random-stream'
import type { Values } from '../../schema/field'
import type { Environment, ObservationModel, Quantity } from '../environment'

/** One task of a family; plain data. */
export interface Task {
  /** Values of the family's `hidden` quantities, in their order and units. */
  readonly hidden: readonly number[]
}

/**
 * Tasks that differ in something that the agent is not told and has to find out (meta-RL). All tasks of a family have
 * the same observations, actions and time limit.
 */
export interface TaskFamily {
  readonly id: string
  readonly label: string
  /** One or two sentences: what differs between the tasks and why the family is here. */
  readonly summary: string
  /** What differs: shown to the person, in no observation. */
  readonly hidden: readonly Quantity[]
  /** True where the tasks move differently: a context then needs the next observation, not only the reward. */
  readonly dynamicsVary: boolean
  /** Hyperparameters that suit this family better than the general defaults. */
  readonly recommended?: Values
  sampleTask(random: RandomStream): Task
  createEnvironment(task: Task): Environment
  /** Mean undiscounted return of a controller that is told the hidden values; `oracleSource` says which. */
  oracleReturn(task: Task): number
  readonly oracleSource: string
  /**
   * Where the task's own reward is too sparse to learn from: the reward on which actor and critic are meta-trained, while
   * contexts and reported returns keep the sparse one (Rakelly et al. 2019, appendix; oyster, sparse-point-robot).
   */
  trainingRewards?(task: Task): ObservationModel['rewards']
}

export function sampleTasks(family: TaskFamily, count: number, random: RandomStream): Task[] {
  return Array.from({ length: count }, () => family.sampleTask(random))
}
