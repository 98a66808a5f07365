import { standBesideWalls } from '../environments/maze/beside-walls'
import { message } from '../messages/message'
import { UserError } from '../messages/user-error'
import type { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { ensembleQ } from '../training/q-values'
import { type Plane, type PlaneOptions, placesOf, planeOf } from './plane'
import { repeated } from './rows'
import { type OptimalValues, optimalValuesAt } from './value-iteration'

/** What a state map can show, word for word as it is computed. */
export const MAP_QUANTITIES = {
  value: 'V(s): the value network’s where there is one, otherwise min Q(s, a) at the policy’s mean action.',
  q: 'min Q(s, a) over the critics at one action for all states, or at the policy’s mean action where none is given.',
  deviation: 'Standard deviation of Q over the critics at the policy’s mean action.',
  density: 'Rows of the dataset per cell, whatever their entries off the plane.',
  penalty: 'The model’s penalty u(s, a), before its weight, at the policy’s mean action.',
  optimal: 'V*(s), by value iteration.',
  distanceToOptimal: 'V*(s) minus V(s): positive where the critics believe less than is possible.',
} as const
export type MapQuantity = keyof typeof MAP_QUANTITIES

export interface StateMapOptions extends Partial<PlaneOptions> {
  readonly quantity: MapQuantity
  /** For `q`: the action [A] in [-1, 1]. */
  readonly action?: Float32Array
  /** For `optimal` and `distanceToOptimal`. */
  readonly optimalValues?: OptimalValues
}

export interface StateMap extends Pick<Plane, 'x' | 'y' | 'resolution'> {
  readonly quantity: MapQuantity
  /** [resolution^2], x running fastest, y from its low end; NaN inside walls */
  readonly values: Float32Array
}

/**
 * A quantity over a plane of the state space. Cost: resolution^2 evaluations of policy and critics (1600 by default);
 * a pass over the dataset for `density`; no network for `optimal`. Throws where the algorithm cannot answer.
 */
export async function computeStateMap(
  access: DiagnosticAccess,
  { x = 0, y = 1, resolution = 40, through, ...wanted }: StateMapOptions,
  random: RandomStream,
): Promise<StateMap> {
  const plane = planeOf(access, { x, y, resolution, through })
  const values = await valuesOf(access, plane, wanted, random)
  leaveOutWalls(access, plane, values)
  return { x: plane.x, y: plane.y, resolution, quantity: wanted.quantity, values }
}

async function valuesOf(
  access: DiagnosticAccess,
  plane: Plane,
  { quantity, action, optimalValues }: StateMapOptions,
  random: RandomStream,
): Promise<Float32Array> {
  const { observations } = plane
  const points = plane.resolution ** 2
  const atPolicy = () => access.act(observations, 'mean', random)
  switch (quantity) {
    case 'value':
      return policyValue(access, observations, random)
    case 'q': {
      const actions = action ? repeated(action, points) : await atPolicy()
      return (await ensembleQ(access, observations, actions)).minimum
    }
    case 'deviation':
      return (await ensembleQ(access, observations, await atPolicy())).deviation
    case 'penalty':
      return access.probe('penalty', observations, await atPolicy())
    case 'optimal':
      return Float32Array.from(optimalOf(access, plane, optimalValues))
    case 'distanceToOptimal': {
      const optimal = optimalOf(access, plane, optimalValues)
      return (await policyValue(access, observations, random)).map((value, i) => optimal[i]! - value)
    }
    case 'density':
      return densityOf(access, plane)
  }
}

/** V(s) as the algorithm knows it: [n]. */
async function policyValue(
  access: DiagnosticAccess,
  observations: Float32Array,
  random: RandomStream,
): Promise<Float32Array> {
  const actions = await access.act(observations, 'mean', random)
  if (access.has('value')) return access.probe('value', observations, actions)
  return (await ensembleQ(access, observations, actions)).minimum
}

function optimalOf(
  { environment }: DiagnosticAccess,
  { states }: Plane,
  optimalValues: OptimalValues | undefined,
): Float64Array {
  if (!states || !environment || !optimalValues)
    throw new UserError(message`V* has not been computed for this environment.`)
  return optimalValuesAt(optimalValues, states, environment)
}

function densityOf(access: DiagnosticAccess, plane: Plane): Float32Array {
  const { x, y, indices, resolution } = plane
  const { offline, sizes } = access
  const counts = new Float32Array(resolution * resolution)
  const places = placesOf(access, offline.columns.observations.subarray(0, offline.count * sizes.observation))
  const width = places.length / Math.max(1, offline.count)
  const cellOf = (value: number, { low, high }: Plane['x']) =>
    Math.min(resolution - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * resolution)))
  for (let row = 0; row < offline.count; row++) {
    const column = cellOf(places[row * width + indices[0]]!, x)
    counts[cellOf(places[row * width + indices[1]]!, y) * resolution + column]!++
  }
  return counts
}

function leaveOutWalls({ environment }: DiagnosticAccess, { states }: Plane, values: Float32Array): void {
  const maze = environment?.maze
  if (!maze || !states) return
  for (let point = 0; point < values.length; point++) {
    if (!standBesideWalls(maze, states.slice(2 * point, 2 * point + 2))) values[point] = Number.NaN
  }
}
