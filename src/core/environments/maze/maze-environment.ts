import type { Environment, ObservationModel, Quantity } from '../environment'
import { clamp } from '../numbers'
import { withReferenceReturns } from '../reference-returns'
import { standBesideWalls } from './beside-walls'
import { isIn, isInside } from './geometry'
import { type Maze, move } from './maze'
import { mazePolicies } from './maze-policies'

const actions: readonly Quantity[] = [
  { name: 'velocity, x', symbol: 'a_x', unit: '', low: -1, high: 1 },
  { name: 'velocity, y', symbol: 'a_y', unit: '', low: -1, high: 1 },
]
const observations: readonly Quantity[] = [
  { name: 'position x, from the middle', symbol: 'x', unit: 'half widths', low: -1, high: 1 },
  { name: 'position y, from the middle', symbol: 'y', unit: 'half heights', low: -1, high: 1 },
]

/** m; so far beyond the border a point still lies on it: what float32 makes of a point there. */
const ROUNDING = 1e-5

/** State [x, y] in metres; the agent sees it scaled to [-1, 1]. Without `recorded` the reference returns are measured. */
export function createMazeEnvironment(
  { id, label }: { readonly id: string; readonly label: string },
  maze: Maze,
  recorded: Environment['referenceReturns'] | undefined,
): Environment {
  const environment: Omit<Environment, 'referenceReturns'> = {
    id,
    label,
    stateSize: 2,
    observations,
    states: [
      { name: 'position x', symbol: 'x', unit: 'm', low: 0, high: maze.width },
      { name: 'position y', symbol: 'y', unit: 'm', low: 0, high: maze.height },
    ],
    speedOfChange: [maze.width / 2 / maze.timeStep, maze.height / 2 / maze.timeStep],
    actions,
    timeLimit: maze.timeLimit,
    behaviourPolicies: mazePolicies(maze, actions),
    maze,
    model: observationModel(maze),
    isFailure: (state) => eventAt(maze, state[0]!, state[1]!) === 'fall',
    reset(random, state) {
      const start = maze.starts[random.integer(maze.starts.length)]!
      state[0] = random.uniformBetween(start.left, start.right)
      state[1] = random.uniformBetween(start.bottom, start.top)
    },
    observe(states, out) {
      for (let i = 0; i < states.length; i += 2) {
        out[i] = (2 * states[i]!) / maze.width - 1
        out[i + 1] = (2 * states[i + 1]!) / maze.height - 1
      }
    },
    stateOf(observed, states) {
      for (let i = 0; i < states.length; i += 2) {
        states[i] = clamp(((observed[i]! + 1) * maze.width) / 2, 0, maze.width)
        states[i + 1] = clamp(((observed[i + 1]! + 1) * maze.height) / 2, 0, maze.height)
        standBesideWalls(maze, states.subarray(i, i + 2))
      }
    },
    isPossible(observed, possible) {
      const state = new Float64Array(2)
      const size = [maze.width, maze.height]
      for (let row = 0; 2 * row < observed.length; row++) {
        const beyond = size.some((extent, i) => {
          const place = ((observed[2 * row + i]! + 1) * extent) / 2
          state[i] = clamp(place, 0, extent)
          return Math.abs(place - state[i]!) > ROUNDING
        })
        possible[row] = !beyond && standBesideWalls(maze, state) ? 1 : 0
      }
    },
    step(states, velocities, outcome) {
      for (let row = 0; 2 * row < states.length; row++) {
        const next = outcome.states.subarray(2 * row, 2 * row + 2)
        const at = 2 * row
        move(maze, states[at]!, states[at + 1]!, velocities[at]!, velocities[at + 1]!, next)
        const event = eventAt(maze, next[0]!, next[1]!)
        outcome.rewards[row] = rewardOf(maze, event)
        outcome.terminals[row] = event === 'none' ? 0 : 1
      }
    },
  }
  return withReferenceReturns(environment, recorded)
}

type MazeEvent = 'goal' | 'fall' | 'none'

function eventAt(maze: Maze, x: number, y: number): MazeEvent {
  if (maze.pits.some((pit) => isInside(pit, x, y))) return 'fall'
  return maze.goals.some((goal) => isIn(goal, x, y)) ? 'goal' : 'none'
}

function rewardOf(maze: Maze, event: MazeEvent): number {
  return event === 'goal' ? maze.goalReward : event === 'fall' ? maze.fallReward : 0
}

function observationModel(maze: Maze): ObservationModel {
  const eventOf = (observations: Float32Array | Float64Array, row: number) =>
    eventAt(maze, ((observations[2 * row]! + 1) * maze.width) / 2, ((observations[2 * row + 1]! + 1) * maze.height) / 2)
  return {
    rewards(_observations, _velocities, nextObservations, rewards) {
      for (let row = 0; 2 * row < nextObservations.length; row++) {
        rewards[row] = rewardOf(maze, eventOf(nextObservations, row))
      }
    },
    terminals(_observations, _velocities, nextObservations, terminals) {
      for (let row = 0; 2 * row < nextObservations.length; row++) {
        terminals[row] = eventOf(nextObservations, row) === 'none' ? 0 : 1
      }
    },
  }
}
