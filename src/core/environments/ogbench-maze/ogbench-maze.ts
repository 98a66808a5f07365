import { hypot } from '../../mathematics/hypotenuse'
import { choice, integer, type Values, type ValuesOf } from '../../schema/field'
import { checkValues, differences } from '../../schema/values'
import type { Environment, EnvironmentDefinition, Quantity } from '../environment'
import { wallRectangles } from '../maze/grid'
import { clamp } from '../numbers'
import { withReferenceReturns } from '../reference-returns'
import { isInWall, moveOgbenchBall } from './contact'
import { inMetres, layoutOfMaze, middleOf, type OgbenchMazeName, ogbenchMazes } from './layouts'
import { ogbenchMazePolicies } from './policies'

/** m, around the middle of the goal's cell. */
export const OGBENCH_GOAL_RADIUS = 1
/** m, by which the start is drawn around the middle of its cell. */
const START_NOISE = 1
const TIME_LIMIT = 1000

const parameters = {
  maze: choice({
    label: 'Maze',
    explanation: 'Which of the mazes of OGBench; the one with teleports is not among them.',
    default: 'medium',
    choices: [
      { value: 'medium', label: 'Medium', explanation: 'Six by six cells of 4 m.' },
      { value: 'large', label: 'Large', explanation: 'Seven by ten cells of 4 m.' },
      { value: 'giant', label: 'Giant', explanation: 'Ten by fourteen cells of 4 m.' },
    ],
    change: 'reset',
  }),
  task: integer({
    label: 'Task',
    explanation: 'Which start and goal, as OGBench numbers them ("singletask").',
    default: 1,
    minimum: 1,
    maximum: 5,
    change: 'reset',
  }),
}

type Parameters = ValuesOf<typeof parameters>

const REFERENCE_RETURNS = {
  random: -1000,
  expert: -156.8,
  source: 'Means of 1000 episodes of the random and the expert behaviour policy (waypoints), seed 1.',
}

const actions: readonly Quantity[] = [
  { name: 'velocity, x', symbol: 'a_x', unit: '', low: -1, high: 1 },
  { name: 'velocity, y', symbol: 'a_y', unit: '', low: -1, high: 1 },
]

export const ogbenchMaze: EnvironmentDefinition = {
  id: 'ogbench-maze',
  label: 'OGBench PointMaze',
  summary:
    'Roll a ball to the goal of a large maze: each step costs 1 until it arrives. The pointmaze of OGBench, walls that give way included.',
  parameters,
  recipes: [
    {
      id: 'ogbench-maze-navigate',
      label: 'OGBench PointMaze, demonstrations',
      explanation: 'Half straight to the goal with little noise, half slow and noisy.',
      shares: { narrow: 1, medium: 1 },
      transitions: 20_000,
    },
  ],
  create: (values) => createOgbenchMaze(values as Parameters),
}

/** m, the goal under these parameters; what is left out has its default. */
export function ogbenchGoal(given: Values): readonly [x: number, y: number] {
  const { maze, task } = checkValues(parameters, given).values as Parameters
  return middleOf(taskOf(maze, task)[1])
}

function taskOf(maze: OgbenchMazeName, task: number) {
  return ogbenchMazes[maze].tasks[task - 1]!
}

/** State and observation [x, y], m, where OGBench has them: (0, 0) is the middle of the lowest free cell at the left. */
function createOgbenchMaze(values: Parameters): Environment {
  const name = values.maze
  const layout = layoutOfMaze(name)
  const start = middleOf(taskOf(name, values.task)[0])
  const goal = ogbenchGoal(values)
  const arrives = (x: number, y: number) => hypot(x - goal[0], y - goal[1]) <= OGBENCH_GOAL_RADIUS
  const places: readonly Quantity[] = (['x', 'y'] as const).map((axis) => ({
    name: `position ${axis}`,
    symbol: axis,
    unit: 'm',
    low: inMetres(1),
    high: inMetres((axis === 'x' ? layout.columns : layout.rows) - 1),
  }))
  const environment: Omit<Environment, 'referenceReturns'> = {
    id: ogbenchMaze.id,
    label: ogbenchMaze.label,
    stateSize: 2,
    observations: places,
    states: places,
    actions,
    timeLimit: TIME_LIMIT,
    behaviourPolicies: ogbenchMazePolicies(layout, goal, actions),
    walls: wallRectangles(layout).map(({ left, right, bottom, top }) => ({
      left: inMetres(Math.max(0, left)),
      right: inMetres(Math.min(layout.columns, right)),
      bottom: inMetres(Math.max(0, bottom)),
      top: inMetres(Math.min(layout.rows, top)),
    })),
    model: {
      rewards(_observations, _actions, next, rewards) {
        for (let row = 0; row < rewards.length; row++)
          rewards[row] = arrives(next[2 * row]!, next[2 * row + 1]!) ? 0 : -1
      },
      terminals(_observations, _actions, next, terminals) {
        for (let row = 0; row < terminals.length; row++)
          terminals[row] = arrives(next[2 * row]!, next[2 * row + 1]!) ? 1 : 0
      },
    },
    reset(random, state) {
      state[0] = start[0] + random.uniformBetween(-START_NOISE, START_NOISE)
      state[1] = start[1] + random.uniformBetween(-START_NOISE, START_NOISE)
    },
    observe(states, observations) {
      observations.set(states)
    },
    stateOf(observations, states) {
      states.set(observations.subarray(0, states.length))
    },
    isPossible(observations, possible) {
      for (let row = 0; row < possible.length; row++)
        possible[row] = isInWall(layout, observations[2 * row]!, observations[2 * row + 1]!) ? 0 : 1
    },
    step(states, velocities, outcome) {
      for (let row = 0; 2 * row < states.length; row++) {
        const at = 2 * row
        const next = outcome.states.subarray(at, at + 2)
        const [ax, ay] = [clamp(velocities[at]!, -1, 1), clamp(velocities[at + 1]!, -1, 1)]
        moveOgbenchBall(layout, states[at]!, states[at + 1]!, ax, ay, next)
        const arrived = arrives(next[0]!, next[1]!)
        outcome.rewards[row] = arrived ? 0 : -1
        outcome.terminals[row] = arrived ? 1 : 0
      }
    },
  }
  const isStandard = Object.keys(differences(parameters, values)).length === 0
  return withReferenceReturns(environment, isStandard ? REFERENCE_RETURNS : undefined)
}
