import type { Pace } from '../data/formats/pace'
import type { Environment } from '../environments/environment'
import { standBesideWalls } from '../environments/maze/beside-walls'
import type { Grid } from './grid'

/** One step from every node of a grid with every action; rows are [node, action]. */
export interface Transitions {
  readonly actions: number
  /** Nodes that a next state is interpolated from: 2^D. */
  readonly corners: number
  /** [nodes], 1 where nobody can stand */
  readonly solid: Uint8Array
  /** [nodes * actions] */
  readonly rewards: Float64Array
  /** [nodes * actions, corners] */
  readonly nodes: Uint32Array
  /** [nodes * actions, corners]: multilinear over the corners where one can stand; 0 after an end of the task */
  readonly weights: Float32Array
}

/** actions [count, A] in the environment's units */
export async function transitionsOf(
  environment: Environment,
  grid: Grid,
  actions: Float64Array,
  transformReward: (reward: number) => number,
  pace: Pace,
): Promise<Transitions> {
  const size = environment.stateSize
  const count = actions.length / environment.actions.length
  const corners = 2 ** size
  const solid = solidNodes(environment, grid)
  const rewards = new Float64Array(grid.count * count)
  const nodes = new Uint32Array(grid.count * count * corners)
  const weights = new Float32Array(grid.count * count * corners)
  const states = new Float64Array(count * size)
  const outcome = {
    states: new Float64Array(count * size),
    rewards: new Float64Array(count),
    terminals: new Uint8Array(count),
  }
  const [around, shares] = [new Uint32Array(corners), new Float64Array(corners)]
  const state = new Float64Array(size)
  for (let node = 0; node < grid.count; node++) {
    if (node % 64 === 0) await pace.step(node / grid.count)
    if (solid[node]) continue
    grid.stateOf(node, state)
    if (environment.maze) standBesideWalls(environment.maze, state)
    for (let action = 0; action < count; action++) states.set(state, action * size)
    environment.step(states, actions, outcome)
    for (let action = 0; action < count; action++) {
      const row = node * count + action
      rewards[row] = transformReward(outcome.rewards[action]!)
      if (outcome.terminals[action]) continue
      grid.around(outcome.states.subarray(action * size, (action + 1) * size), around, shares)
      let total = 0
      for (let corner = 0; corner < corners; corner++) if (!solid[around[corner]!]) total += shares[corner]!
      for (let corner = 0; corner < corners; corner++) {
        const open = !solid[around[corner]!] && total > 0
        nodes[row * corners + corner] = around[corner]!
        weights[row * corners + corner] = open ? shares[corner]! / total : 0
      }
    }
  }
  return { actions: count, corners, solid, rewards, nodes, weights }
}

function solidNodes({ maze }: Environment, grid: Grid): Uint8Array {
  const solid = new Uint8Array(grid.count)
  if (!maze) return solid
  const state = new Float64Array(2)
  for (let node = 0; node < grid.count; node++) {
    grid.stateOf(node, state)
    if (!standBesideWalls(maze, state)) solid[node] = 1
  }
  return solid
}
