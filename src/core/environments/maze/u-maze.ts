import { cos, sin } from '../../mathematics/trigonometric'
import { type Message, message } from '../../messages/message'
import type { Values, ValuesOf } from '../../schema/field'
import { number } from '../../schema/field'
import { differences } from '../../schema/values'
import { type EnvironmentDefinition, EnvironmentError } from '../environment'
import { isInside, overlap, type Point, rectangle, square } from './geometry'
import { cellAt, shortestWay, waysTo } from './grid'
import { parseLayout } from './layout'
import type { Maze } from './maze'
import { createMazeEnvironment } from './maze-environment'

const SIZE = 3
const WALL = rectangle(-1, 2, 1, 2)
/** The same place as cells of 1 m, for finding the way. */
const GRID = parseLayout('.../##./...')
const START_HALF_WIDTH = 0.3
const GOAL_RADIUS = 0.4

const coordinate = (label: string, symbol: string, value: number) =>
  number({
    label,
    symbol,
    unit: 'm',
    explanation: `${label} in the box of 3 m by 3 m, measured from its lower left corner.`,
    default: value,
    minimum: START_HALF_WIDTH,
    maximum: SIZE - START_HALF_WIDTH,
    change: 'reset',
  })

const REFERENCE_RETURNS = {
  random: 0,
  expert: 10,
  source: 'Means of 1000 episodes of the random and the expert behaviour policy (waypoints), seed 1.',
}

const parameters = {
  startX: coordinate('Start, x', 's_x', 0.5),
  startY: coordinate('Start, y', 's_y', 0.5),
  goalX: coordinate('Goal, x', 'g_x', 0.5),
  goalY: coordinate('Goal, y', 'g_y', 2.5),
}

type Parameters = ValuesOf<typeof parameters>

/** Box with a wall from the left that leaves a passage of 1 m at the right; the goal pays 10 and ends the episode. */
export const uMaze: EnvironmentDefinition = {
  id: 'u-maze',
  label: 'U-maze',
  summary: 'Walk around a wall to a goal that pays 10. No other reward, so a policy that forgets gets nothing.',
  parameters,
  recipes: [
    {
      id: 'u-maze-demonstrations',
      label: 'U-maze, demonstrations',
      explanation: 'Half reach the goal, half stop half-way and wait for the time limit.',
      shares: { narrow: 1, failed: 1 },
      transitions: 6_000,
    },
  ],
  create(values) {
    const maze = uShaped(values as Parameters, { timeStep: 0.2, timeLimit: 100, speed: 1 })
    return createMazeEnvironment(uMaze, maze, isStandard(values) ? REFERENCE_RETURNS : undefined)
  },
}

function isStandard(values: Values): boolean {
  return Object.keys(differences(parameters, values as Parameters)).length === 0
}

const CURRENT = 0.3

/**
 * The current bends the straight-line dynamics, so that an ensemble of models disagrees where it saw no data. With
 * linear dynamics the models would agree inside the wall too, and their disagreement would warn of nothing.
 */
export const flowMaze: EnvironmentDefinition = {
  id: 'flow-maze',
  label: 'Flow maze',
  summary: 'The U-maze under a current that differs from place to place: the world for learning a model of it.',
  parameters,
  recipes: [
    {
      id: 'flow-maze-demonstrations',
      label: 'Flow maze, demonstrations',
      explanation: 'Half narrow, half slower and noisier, all around the wall: a model knows nothing of the rest.',
      shares: { narrow: 1, medium: 1 },
      transitions: 6_000,
    },
  ],
  create(values) {
    const maze = uShaped(values as Parameters, {
      timeStep: 0.25,
      timeLimit: 60,
      speed: 1 / (1 + CURRENT),
      flow: currentAt,
    })
    return createMazeEnvironment(flowMaze, maze, isStandard(values) ? REFERENCE_RETURNS : undefined)
  },
}

/** m/s, of length at most `CURRENT` / (1 + `CURRENT`) in each direction: together with the action at most 1. */
function currentAt(x: number, y: number): Point {
  const amplitude = CURRENT / (1 + CURRENT)
  return { x: amplitude * sin(2.1 * y + 0.7 * x), y: amplitude * cos(1.9 * x - 0.8 * y) }
}

function uShaped(
  { startX, startY, goalX, goalY }: Parameters,
  motion: Pick<Maze, 'timeStep' | 'timeLimit' | 'speed' | 'flow'>,
): Maze {
  const start = { x: startX, y: startY }
  const goal = { x: goalX, y: goalY }
  const startSquare = square(start, START_HALF_WIDTH)
  if (overlap(WALL, startSquare)) throw new EnvironmentError(inTheWall('start', start))
  if (isInside(WALL, goal.x, goal.y)) throw new EnvironmentError(inTheWall('goal', goal))
  const ways = waysTo(GRID, [cellAt(GRID, goal.x, goal.y)])
  return {
    ...motion,
    width: SIZE,
    height: SIZE,
    walls: [WALL],
    starts: [startSquare],
    goals: [{ kind: 'disc', ...goal, radius: GOAL_RADIUS }],
    goalReward: 10,
    pits: [],
    fallReward: 0,
    route: (x, y) => [...shortestWay(GRID, ways, x, y).slice(0, -1), goal],
  }
}

function inTheWall(name: 'start' | 'goal', { x, y }: Point): Message {
  if (name === 'goal')
    return message`The goal (${x}, ${y}) is in the wall (x below 2, y from 1 to 2); choose a place outside.`
  return message`The start (${x}, ${y}) is in the wall (x below 2, y from 1 to 2); choose a place outside at least ${START_HALF_WIDTH} m away from it.`
}
