import { inSequence, message, named } from '../messages/message'
import { checkValues } from '../schema/values'
import { cartPole } from './cart-pole/cart-pole'
import { type Environment, type EnvironmentDefinition, EnvironmentError } from './environment'
import { gymnasiumReacher } from './gymnasium-reacher/gymnasium-reacher'
import { invertedPendulum } from './inverted-pendulum/inverted-pendulum'
import { bridge } from './maze/bridge'
import { freeMaze } from './maze/free-maze'
import { flowMaze, uMaze } from './maze/u-maze'
import { mountainCar } from './mountain-car/mountain-car'
import { ogbenchMaze } from './ogbench-maze/ogbench-maze'
import { pendulum } from './pendulum/pendulum'
import { pointMaze } from './point-maze/point-maze'
import { reacher } from './reacher/reacher'

/** Every built-in environment, in the order in which a person meets them. */
export const environmentDefinitions: readonly EnvironmentDefinition[] = [
  pendulum,
  mountainCar,
  cartPole,
  reacher,
  bridge,
  uMaze,
  flowMaze,
  freeMaze,
  pointMaze,
  ogbenchMaze,
  gymnasiumReacher,
  invertedPendulum,
]

export function findEnvironment(id: string): EnvironmentDefinition {
  const definition = environmentDefinitions.find((candidate) => candidate.id === id)
  if (definition) return definition
  const known = environmentDefinitions.map((candidate) => candidate.id).join(', ')
  throw new EnvironmentError(message`There is no environment "${id.slice(0, 60)}"; the built-in ones are ${known}.`)
}

/** Parameters that are left out keep their defaults; ones that cannot be used as they are throw an EnvironmentError. */
export function createEnvironment(id: string, parameters: Readonly<Record<string, unknown>> = {}): Environment {
  const definition = findEnvironment(id)
  const { values, problems } = checkValues(definition.parameters, parameters)
  if (problems.length > 0) throw new EnvironmentError(message`${named(definition.label)}: ${inSequence(problems)}`)
  return definition.create(values)
}
