import { Pace, type PaceOptions } from '../data/formats/pace'
import { toEnvironmentUnits } from '../environments/action-scaling'
import type { Environment } from '../environments/environment'
import { standBesideWalls } from '../environments/maze/beside-walls'
import { type Message, message, named } from '../messages/message'
import { UserError } from '../messages/user-error'
import { actionGrid } from './action-grid'
import { Grid } from './grid'
import { type Transitions, transitionsOf } from './grid-transitions'

const MOST_STATE_DIMENSIONS = 3

/** By number of state dimensions: as fine as a browser solves within a few seconds. */
const NODES_PER_AXIS: Readonly<Record<number, number>> = { 1: 401, 2: 81, 3: 25 }
const ACTIONS_PER_AXIS: Readonly<Record<number, number>> = { 1: 21, 2: 9 }
const MOST_SWEEPS = 20_000

export interface ValueIterationOptions extends PaceOptions {
  readonly discount: number
  /** As learning sees rewards, such as scale and shift; the world's own where missing. */
  readonly transformReward?: (reward: number) => number
  readonly nodesPerAxis?: number
  readonly actionsPerAxis?: number
  /** Largest error that stopping early may leave, as a share of the largest |V|. */
  readonly tolerance?: number
}

/** V* on a grid over the state, multilinear between its nodes. */
export interface OptimalValues {
  readonly grid: Grid
  /** V*(s) [grid.count]; NaN inside walls */
  readonly values: Float64Array
  readonly sweeps: number
  /** Bound on what further sweeps could still change: the last change times gamma / (1 - gamma). */
  readonly remainingError: number
}

/** Why V* cannot be computed, in one sentence; undefined where it can. */
export function valueIterationProblem(environment: Environment | undefined): Message | undefined {
  if (!environment) return message`Without an environment there is nothing to compute V* of.`
  if (!environment.states) return message`${named(environment.label)} does not tell the ranges of its state.`
  const size = environment.stateSize
  if (size > MOST_STATE_DIMENSIONS) {
    return message`${named(environment.label)} has a state of ${size} dimensions; a grid covers ${MOST_STATE_DIMENSIONS} at most.`
  }
  return undefined
}

/**
 * V* of the discounted task without time limit, by value iteration in place (Gauss-Seidel, to and fro) with actions from
 * a grid over their box: V(s) = max_a r(s, a) + gamma (1 - d) V(s') (Bellman 1957; Munos and Moore 2002 for the
 * interpolation). The grid is coarse and actions are few, so V* is approximate: steps shorter than a cell blur it.
 * Cost: nodes x actions steps of the environment once, then as many interpolations for each sweep (a hundred or so);
 * yields to the event loop meanwhile. Throws where `valueIterationProblem` gives a reason.
 */
export async function computeOptimalValues(
  environment: Environment,
  { discount, transformReward = (reward) => reward, tolerance = 1e-3, ...options }: ValueIterationOptions,
): Promise<OptimalValues> {
  const problem = valueIterationProblem(environment)
  if (problem) throw new UserError(problem)
  const actionSize = environment.actions.length
  const grid = new Grid(environment.states!, options.nodesPerAxis ?? NODES_PER_AXIS[environment.stateSize]!)
  const agentActions = actionGrid(actionSize, options.actionsPerAxis ?? ACTIONS_PER_AXIS[actionSize] ?? 5)
  const actions = new Float64Array(agentActions.length)
  toEnvironmentUnits(environment.actions, agentActions, actions)
  const pace = new Pace(options)
  const transitions = await transitionsOf(environment, grid, actions, transformReward, pace.part(0, 0.5))
  return iterate(grid, transitions, discount, tolerance, pace.part(0.5, 1))
}

async function iterate(
  grid: Grid,
  transitions: Transitions,
  discount: number,
  tolerance: number,
  pace: Pace,
): Promise<OptimalValues> {
  const { solid } = transitions
  const values = new Float64Array(grid.count)
  const horizon = discount / (1 - discount)
  let remainingError = Number.POSITIVE_INFINITY
  let sweeps = 0
  while (sweeps < MOST_SWEEPS) {
    const backwards = sweeps % 2 === 1
    let change = 0
    let largest = 0
    for (let i = 0; i < grid.count; i++) {
      const node = backwards ? grid.count - 1 - i : i
      if (solid[node]) continue
      const value = bestValue(transitions, values, node, discount)
      change = Math.max(change, Math.abs(value - values[node]!))
      largest = Math.max(largest, Math.abs(value))
      values[node] = value
      if (i % 256 === 0) await pace.step()
    }
    sweeps++
    remainingError = change * horizon
    if (remainingError <= tolerance * largest || change === 0) break
  }
  for (let node = 0; node < grid.count; node++) if (solid[node]) values[node] = Number.NaN
  return { grid, values, sweeps, remainingError }
}

/** max_a r + gamma (1 - d) V(s'); d is in the weights, which are 0 after an end. */
function bestValue(
  { actions, corners, rewards, nodes, weights }: Transitions,
  values: Float64Array,
  node: number,
  discount: number,
): number {
  let best = Number.NEGATIVE_INFINITY
  for (let action = 0; action < actions; action++) {
    const row = node * actions + action
    let next = 0
    for (let at = row * corners; at < (row + 1) * corners; at++) next += weights[at]! * values[nodes[at]!]!
    const value = rewards[row]! + discount * next
    if (value > best) best = value
  }
  return best
}

/** V* of states [n, D] -> [n]; NaN inside walls. */
export function optimalValuesAt(
  { grid, values }: OptimalValues,
  states: ArrayLike<number>,
  environment: Environment,
): Float64Array {
  const size = grid.axes.length
  const corners = 2 ** size
  const [nodes, weights] = [new Uint32Array(corners), new Float64Array(corners)]
  const state = new Float64Array(size)
  return Float64Array.from({ length: states.length / size }, (_, row) => {
    for (let axis = 0; axis < size; axis++) state[axis] = states[row * size + axis]!
    if (environment.maze && !standBesideWalls(environment.maze, state)) return Number.NaN
    grid.around(state, nodes, weights)
    let sum = 0
    let total = 0
    for (let corner = 0; corner < corners; corner++) {
      const value = values[nodes[corner]!]!
      if (Number.isNaN(value)) continue
      sum += weights[corner]! * value
      total += weights[corner]!
    }
    return total > 0 ? sum / total : Number.NaN
  })
}
