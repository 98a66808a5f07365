import { exp } from '../../mathematics/exponential'
import { hypot } from '../../mathematics/hypotenuse'
import { message } from '../../messages/message'
import { boolean, choice, number, text, type ValuesOf } from '../../schema/field'
import { differences } from '../../schema/values'
import { type Environment, type EnvironmentDefinition, EnvironmentError, type Quantity } from '../environment'
import { wallRectangles } from '../maze/grid'
import { parseLayout } from '../maze/layout'
import { clamp } from '../numbers'
import { withReferenceReturns } from '../reference-returns'
import { MAXIMUM_SPEED, moveBall, RADIUS, type WallGrid } from './contact'
import { type PointMazeName, pointMazes, wallGrid } from './layouts'
import { pointMazePolicies } from './policies'

/** State [x, y, vx, vy, goalX, goalY]: what the agent sees, `observation` and `desired_goal` side by side. */
const STATE_SIZE = 6
/** m; 0.45 in the code of Gymnasium-Robotics, whatever its documentation says. */
export const GOAL_RADIUS = 0.45
/** m, by which start and goal are drawn around the middle of a cell. */
const PLACE_NOISE = 0.25
/** m/s: a wall gives more back than the clipped speed brought. */
const FASTEST = 1.6 * MAXIMUM_SPEED

const parameters = {
  maze: choice({
    label: 'Maze',
    explanation: 'Which of the mazes of PointMaze, or one of your own.',
    default: 'umaze',
    choices: [
      { value: 'umaze', label: 'U-maze', explanation: 'Around one wall; 300 steps.' },
      { value: 'open', label: 'Open', explanation: 'No wall inside; 300 steps.' },
      { value: 'medium', label: 'Medium', explanation: 'Six by six cells; 600 steps.' },
      { value: 'large', label: 'Large', explanation: 'Seven by ten cells; 800 steps.' },
      { value: 'drawn', label: 'Your own', explanation: 'As "Walls" has it; 800 steps.' },
    ],
    change: 'reset',
  }),
  walls: text({
    label: 'Walls',
    explanation: 'Of a maze of your own: rows from top to bottom, separated by "/": "." free, "#" wall.',
    default: pointMazes.umaze.rows,
    maximumLength: 300,
  }),
  reward: choice({
    label: 'Reward',
    explanation: 'What a step pays.',
    default: 'sparse',
    choices: [
      { value: 'sparse', label: 'Sparse', explanation: '1 within 0.45 m of the goal, else 0.' },
      { value: 'dense', label: 'Dense', explanation: 'exp(-distance to the goal in m).' },
    ],
    change: 'reset',
  }),
  continuing: boolean({
    label: 'Goes on at the goal',
    explanation: 'The episode ends by its time limit alone, as in Minari and D4RL; else the goal ends it.',
    default: true,
    change: 'reset',
  }),
  contactMargin: number({
    label: 'Contact margin',
    unit: 'm',
    explanation: 'Distance at which a wall begins to push: 0.004 from MuJoCo 3.9 on, 0.002 before.',
    default: 0.002,
    minimum: 0,
    maximum: 0.01,
    change: 'reset',
  }),
}

type Parameters = ValuesOf<typeof parameters>

const REFERENCE_RETURNS = {
  random: 14.0,
  expert: 247.6,
  source: 'Means of 1000 episodes of the random and the expert behaviour policy (waypoints), seed 1.',
}

const actions: readonly Quantity[] = [
  { name: 'force, x', symbol: 'a_x', unit: '', low: -1, high: 1 },
  { name: 'force, y', symbol: 'a_y', unit: '', low: -1, high: 1 },
]

export const pointMaze: EnvironmentDefinition = {
  id: 'point-maze',
  label: 'PointMaze',
  summary:
    "Roll a ball through a maze to a goal, a new one in each episode. Gymnasium-Robotics' PointMaze and D4RL's maze2d, walls that give way included.",
  gymnasiumId: 'PointMaze_UMaze-v3',
  parameters,
  recipes: [
    {
      id: 'point-maze-waypoints',
      label: 'PointMaze, waypoints',
      explanation:
        'From goal to goal along waypoints, half weakly and noisily: every place is seen, few ways are short.',
      shares: { narrow: 1, medium: 1 },
      transitions: 30_000,
    },
  ],
  create: (values) => createPointMaze(values as Parameters),
}

function createPointMaze(values: Parameters): Environment {
  const rows = values.maze === 'drawn' ? values.walls : pointMazes[values.maze as PointMazeName].rows
  const grid = wallGrid(rows)
  const cells = freeCells(grid)
  const { sparse, continuing, margin } = {
    sparse: values.reward === 'sparse',
    continuing: values.continuing,
    margin: values.contactMargin,
  }
  const rewardAt = (x: number, y: number, goalX: number, goalY: number) => {
    const distance = hypot(x - goalX, y - goalY)
    return sparse ? (distance <= GOAL_RADIUS ? 1 : 0) : exp(-distance)
  }
  const endsAt = (x: number, y: number, goalX: number, goalY: number) =>
    !continuing && hypot(x - goalX, y - goalY) <= GOAL_RADIUS ? 1 : 0
  const quantities = quantitiesOf(grid)
  const environment: Omit<Environment, 'referenceReturns'> = {
    id: pointMaze.id,
    label: pointMaze.label,
    stateSize: STATE_SIZE,
    observations: quantities,
    states: quantities,
    actions,
    timeLimit: values.maze === 'drawn' ? 800 : pointMazes[values.maze as PointMazeName].timeLimit,
    behaviourPolicies: pointMazePolicies(grid, rows, actions),
    walls: wallRectangles(parseLayout(rows)).map(({ left, right, bottom, top }) => ({
      left: Math.max(0, left) - grid.columns / 2,
      right: Math.min(grid.columns, right) - grid.columns / 2,
      bottom: Math.max(0, bottom) - grid.rows / 2,
      top: Math.min(grid.rows, top) - grid.rows / 2,
    })),
    model: {
      rewards(_observations, _forces, next, rewards) {
        for (let row = 0; row < rewards.length; row++) {
          const at = row * STATE_SIZE
          rewards[row] = rewardAt(next[at]!, next[at + 1]!, next[at + 4]!, next[at + 5]!)
        }
      },
      terminals(_observations, _forces, next, terminals) {
        for (let row = 0; row < terminals.length; row++) {
          const at = row * STATE_SIZE
          terminals[row] = endsAt(next[at]!, next[at + 1]!, next[at + 4]!, next[at + 5]!)
        }
      },
    },
    reset(random, state) {
      const place = (): [number, number] => {
        const [x, y] = cells[random.integer(cells.length)]!
        return [x, y]
      }
      const noise = () => random.uniformBetween(-PLACE_NOISE, PLACE_NOISE)
      const [goalX, goalY] = place()
      const goal = [goalX + noise(), goalY + noise()] as const
      let start = place()
      // Half a cell at least between start and goal, as there.
      while (hypot(start[0] - goal[0], start[1] - goal[1]) <= 0.5) start = place()
      state.set([start[0] + noise(), start[1] + noise(), 0, 0, ...goal])
    },
    observe(states, observations) {
      observations.set(states)
    },
    stateOf(observations, states) {
      states.set(observations.subarray(0, states.length))
    },
    step(states, forces, outcome) {
      for (let row = 0; row * STATE_SIZE < states.length; row++) {
        const at = row * STATE_SIZE
        const state = states.subarray(at, at + STATE_SIZE)
        const next = outcome.states.subarray(at, at + STATE_SIZE)
        next.set(state)
        moveBall(grid, margin, state, [clamp(forces[2 * row]!, -1, 1), clamp(forces[2 * row + 1]!, -1, 1)], next)
        outcome.rewards[row] = rewardAt(next[0]!, next[1]!, next[4]!, next[5]!)
        outcome.terminals[row] = endsAt(next[0]!, next[1]!, next[4]!, next[5]!)
      }
    },
  }
  const isStandard = Object.keys(differences(parameters, values)).length === 0
  return withReferenceReturns(environment, isStandard ? REFERENCE_RETURNS : undefined)
}

/** Middles of the free cells that walls keep inside. */
function freeCells({ columns, rows, walls }: WallGrid): [number, number][] {
  const free = [...walls.keys()].filter((index) => walls[index] === 0)
  const isOpen = free.some((index) => {
    const [row, column] = [Math.floor(index / columns), index % columns]
    return row === 0 || column === 0 || row === rows - 1 || column === columns - 1
  })
  if (isOpen) throw new EnvironmentError(message`The ball would leave the maze: close its border with "#".`)
  if (free.length < 2)
    throw new EnvironmentError(message`The maze needs two free cells, one for the start and one for the goal.`)
  return free.map((index) => [(index % columns) + 0.5 - columns / 2, rows / 2 - Math.floor(index / columns) - 0.5])
}

function quantitiesOf({ columns, rows }: WallGrid): readonly Quantity[] {
  // A ball at full speed sinks some centimetres into a wall.
  const [wide, high] = [columns / 2 - 1 + RADIUS, rows / 2 - 1 + RADIUS]
  const metres = (name: string, symbol: string, bound: number): Quantity => ({
    name,
    symbol,
    unit: 'm',
    low: -bound,
    high: bound,
  })
  const speed = (name: string, symbol: string): Quantity => ({
    name,
    symbol,
    unit: 'm/s',
    low: -FASTEST,
    high: FASTEST,
  })
  return [
    metres('position x', 'x', wide),
    metres('position y', 'y', high),
    speed('velocity, x', 'v_x'),
    speed('velocity, y', 'v_y'),
    metres('goal x', 'g_x', wide),
    metres('goal y', 'g_y', high),
  ]
}
