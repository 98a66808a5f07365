import { message } from '../../messages/message'
import { EnvironmentError } from '../environment'
import { hiddenPendulum } from './hidden-pendulum'
import { hiddenTargetReacher } from './hidden-target-reacher'
import { densePointRobot, sparsePointRobot, wideSparsePointRobot } from './point-robot'
import type { TaskFamily } from './task-family'

/** Every built-in task family, in the order in which a person meets them. */
export const taskFamilies: readonly TaskFamily[] = [
  densePointRobot,
  sparsePointRobot,
  wideSparsePointRobot,
  hiddenPendulum,
  hiddenTargetReacher,
]

export function findTaskFamily(id: string): TaskFamily {
  const family = taskFamilies.find((candidate) => candidate.id === id)
  if (family) return family
  const known = taskFamilies.map((candidate) => candidate.id).join(', ')
  throw new EnvironmentError(message`There is no task family "${id.slice(0, 60)}"; the built-in ones are ${known}.`)
}
