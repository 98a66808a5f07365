import { hypot } from '../../mathematics/hypotenuse'
import { inSequence, type Message, message } from '../../messages/message'
import type { ValuesOf } from '../../schema/field'
import { text } from '../../schema/field'
import { type EnvironmentDefinition, EnvironmentError } from '../environment'
import { square } from './geometry'
import { cellCentre, shortestWay, wallRectangles, waysTo } from './grid'
import { type Layout, parseLayout } from './layout'
import type { Maze } from './maze'
import { createMazeEnvironment } from './maze-environment'

const TIME_STEP = 0.2
/** An episode may take this many times the steps of the shortest way. */
const PATIENCE = 3

const parameters = {
  layout: text({
    label: 'Maze',
    explanation: 'Rows from top to bottom, separated by "/": "." free, "#" wall, "S" start, "G" goal.',
    default: '....G/.####/...../###../S....',
    maximumLength: 300,
  }),
}

/** The maze that a person draws: cells of 1 m, start within 0.3 m of a start cell's centre, goal discs of 0.4 m. */
export const freeMaze: EnvironmentDefinition = {
  id: 'free-maze',
  label: 'Your own maze',
  summary: 'Draw walls, start and goal; the goal pays 10 and ends the episode, nothing else pays.',
  parameters,
  recipes: [
    {
      id: 'free-maze-demonstrations',
      label: 'Your own maze, demonstrations',
      explanation: 'Half reach the goal, half stop half-way and wait for the time limit.',
      shares: { narrow: 1, failed: 1 },
      transitions: 6_000,
    },
  ],
  create(values) {
    const layout = parseLayout((values as ValuesOf<typeof parameters>).layout)
    return createMazeEnvironment(freeMaze, mazeFrom(layout), undefined)
  },
}

/** Why nobody can walk this maze, one sentence each; empty if all is well. */
export function layoutProblems(layout: Layout): Message[] {
  const problems: Message[] = []
  if (!layout.cells.includes('start')) problems.push(message`The maze has no start; mark one cell with S.`)
  if (!layout.cells.includes('goal')) problems.push(message`The maze has no goal; mark one cell with G.`)
  if (problems.length > 0) return problems
  const { distances } = waysTo(layout, indicesOf(layout, 'goal'))
  for (const start of indicesOf(layout, 'start')) {
    if (distances[start] !== Infinity) continue
    const [row, column] = [Math.floor(start / layout.columns) + 1, (start % layout.columns) + 1]
    problems.push(message`No way leads from the start in row ${row}, column ${column} to a goal; open a wall.`)
  }
  return problems
}

function mazeFrom(layout: Layout): Maze {
  const problems = layoutProblems(layout)
  if (problems.length > 0) throw new EnvironmentError(inSequence(problems))
  const starts = indicesOf(layout, 'start')
  const goals = indicesOf(layout, 'goal')
  const ways = waysTo(layout, goals)
  const longest = Math.max(...starts.map((start) => ways.distances[start]!))
  return {
    width: layout.columns,
    height: layout.rows,
    walls: wallRectangles(layout),
    starts: starts.map((index) => square(cellCentre(layout, index), 0.3)),
    goals: goals.map((index) => ({ kind: 'disc', ...cellCentre(layout, index), radius: 0.4 })),
    goalReward: 10,
    pits: [],
    fallReward: 0,
    timeStep: TIME_STEP,
    timeLimit: Math.max(60, Math.ceil((PATIENCE * longest) / TIME_STEP)),
    speed: 1,
    route: (x, y) => {
      const way = shortestWay(layout, ways, x, y)
      return way.length > 0 ? way : [nearest(layout, goals, x, y)]
    },
  }
}

function nearest(layout: Layout, indices: readonly number[], x: number, y: number) {
  const distance = (index: number) => hypot(cellCentre(layout, index).x - x, cellCentre(layout, index).y - y)
  return cellCentre(layout, indices.toSorted((a, b) => distance(a) - distance(b))[0]!)
}

function indicesOf(layout: Layout, cell: 'start' | 'goal'): number[] {
  return layout.cells.flatMap((candidate, index) => (candidate === cell ? index : []))
}
