import { clamp } from '../numbers'
import type { Point, Rectangle, Region } from './geometry'

/** A kinematic point maze: a point is moved directly by its action and slides along walls. */
export interface Maze {
  /** m */
  readonly width: number
  /** m */
  readonly height: number
  /** May reach beyond the outer border. */
  readonly walls: readonly Rectangle[]
  /** An episode begins uniformly in one of these, each equally likely. */
  readonly starts: readonly Rectangle[]
  /** Being in one of these after a step pays `goalReward` and ends the episode. */
  readonly goals: readonly Region[]
  readonly goalReward: number
  /** Being in one of these after a step pays `fallReward` and ends the episode; it goes before the goal. */
  readonly pits: readonly Rectangle[]
  readonly fallReward: number
  /** s */
  readonly timeStep: number
  /** In steps. */
  readonly timeLimit: number
  /** A current that carries the point, m/s, at (x, y). */
  readonly flow?: (x: number, y: number) => Point
  /** The action's share of the movement: 1 is 1 m/s. */
  readonly speed: number
  /** Where a demonstrator walks from (x, y), the next place first, the goal last. */
  readonly route: (x: number, y: number) => readonly Point[]
}

/**
 * m; walls reach half as far beyond their drawn edges, and a stopped point keeps this distance. Full speed lands exactly
 * on cell borders, where it could otherwise slip between two walls that touch.
 */
const CLEARANCE = 1e-6

/**
 * Moves a point by its action, one axis after the other, so that a wall stops one component and the point slides along
 * with the other. `next` [2] receives the new position. Steps must be shorter than the thinnest wall.
 */
export function move(maze: Maze, x: number, y: number, actionX: number, actionY: number, next: Float64Array): void {
  const flow = maze.flow?.(x, y)
  const dx = maze.timeStep * (maze.speed * clamp(actionX, -1, 1) + (flow?.x ?? 0))
  const dy = maze.timeStep * (maze.speed * clamp(actionY, -1, 1) + (flow?.y ?? 0))
  let movedX = clamp(x + dx, 0, maze.width)
  for (const wall of maze.walls) {
    if (blocks(wall, movedX, y)) movedX = dx > 0 ? wall.left - CLEARANCE : wall.right + CLEARANCE
  }
  let movedY = clamp(y + dy, 0, maze.height)
  for (const wall of maze.walls) {
    if (blocks(wall, movedX, movedY)) movedY = dy > 0 ? wall.bottom - CLEARANCE : wall.top + CLEARANCE
  }
  next[0] = movedX
  next[1] = movedY
}

function blocks({ left, right, bottom, top }: Rectangle, x: number, y: number): boolean {
  const reach = CLEARANCE / 2
  return x > left - reach && x < right + reach && y > bottom - reach && y < top + reach
}
