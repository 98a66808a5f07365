import { createPendulum } from '../pendulum/pendulum'
import type { Task, TaskFamily } from './task-family'

const MASS = { low: 0.6, high: 1.4 }
const LENGTH = { low: 0.7, high: 1.3 }

const environmentOf = ({ hidden }: Task) => createPendulum({ mass: hidden[0]!, length: hidden[1]! })

export const hiddenPendulum: TaskFamily = {
  id: 'pendulum-hidden-body',
  label: 'Pendulum of unknown mass and length',
  summary: 'The same task with another rod each time: how it swings has to be felt, the reward does not tell.',
  hidden: [
    { name: 'mass', symbol: 'm', unit: 'kg', ...MASS },
    { name: 'length', symbol: 'l', unit: 'm', ...LENGTH },
  ],
  dynamicsVary: true,
  recommended: { nextObservationInContext: true },
  sampleTask: (random) => ({
    hidden: [random.uniformBetween(MASS.low, MASS.high), random.uniformBetween(LENGTH.low, LENGTH.high)],
  }),
  createEnvironment: environmentOf,
  oracleReturn: (task) => environmentOf(task).referenceReturns.expert,
  oracleSource:
    'Measured: mean return of the energy swing-up that is told mass and length; a good policy can exceed it.',
}
