import type { Rectangle } from './geometry'
import type { Maze } from './maze'

/** m; a point that a wall has stopped keeps a distance of this order from it. */
const STAND_OFF = 1e-6
/** m; so far inside a wall a point still belongs beside it: what float32 makes of a point that the wall has stopped. */
const NEAR = 1e-5
const EDGE = 1e-9

/**
 * Moves a position that lies on the edge of a wall off it, as if the wall had stopped it. Returns false for a position
 * inside a wall or outside the maze, where nobody can stand.
 */
export function standBesideWalls(maze: Maze, state: Float64Array): boolean {
  for (const { left, right, bottom, top } of maze.walls) {
    const [x, y] = [state[0]!, state[1]!]
    if (x < left - EDGE || x > right + EDGE || y < bottom - EDGE || y > top + EDGE) continue
    if (x - left <= NEAR) state[0] = left - STAND_OFF
    if (right - x <= NEAR) state[0] = right + STAND_OFF
    if (y - bottom <= NEAR) state[1] = bottom - STAND_OFF
    if (top - y <= NEAR) state[1] = top + STAND_OFF
  }
  const [x, y] = [state[0]!, state[1]!]
  const inMaze = x >= 0 && x <= maze.width && y >= 0 && y <= maze.height
  return inMaze && !maze.walls.some((wall) => isWithin(wall, x, y))
}

function isWithin({ left, right, bottom, top }: Rectangle, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}
