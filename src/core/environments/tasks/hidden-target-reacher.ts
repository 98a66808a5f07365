import { createReacher, drawTarget } from '../reacher/reacher'
import type { Task, TaskFamily } from './task-family'

const BOUND = 1.7

const environmentOf = ({ hidden }: Task) => createReacher(hidden as readonly [number, number])

export const hiddenTargetReacher: TaskFamily = {
  id: 'reacher-hidden-target',
  label: 'Reacher with an unseen target',
  summary: 'The arm does not see where the target is; the reward tells how far away the fingertip was.',
  hidden: [
    { name: 'target x', symbol: 'g_x', unit: 'm', low: -BOUND, high: BOUND },
    { name: 'target y', symbol: 'g_y', unit: 'm', low: -BOUND, high: BOUND },
  ],
  dynamicsVary: false,
  sampleTask: (random) => ({ hidden: drawTarget(random) }),
  createEnvironment: environmentOf,
  oracleReturn: (task) => environmentOf(task).referenceReturns.expert,
  oracleSource:
    'Measured: mean return of the computed-torque controller that is told the target; a policy can exceed it.',
}
