import { hypot } from '../../mathematics/hypotenuse'
import { type Point, type Rectangle, rectangle } from './geometry'
import type { Layout } from './layout'

/** Centre of a cell; row 0 is the top row, y points upwards. */
export function cellCentre(layout: Layout, index: number): Point {
  return {
    x: (index % layout.columns) + 0.5,
    y: layout.rows - Math.floor(index / layout.columns) - 0.5,
  }
}

/** Index of the cell that holds (x, y); points on the outer border belong to the border cells. */
export function cellAt(layout: Layout, x: number, y: number): number {
  const column = Math.min(layout.columns - 1, Math.max(0, Math.floor(x)))
  const fromBottom = Math.min(layout.rows - 1, Math.max(0, Math.floor(y)))
  return (layout.rows - 1 - fromBottom) * layout.columns + column
}

/**
 * Wall cells as rectangles, neighbours in a row joined. Those at the outer border reach beyond it, so that a point on
 * the border itself is stopped by them too.
 */
export function wallRectangles({ columns, rows, cells }: Layout): Rectangle[] {
  const walls: Rectangle[] = []
  for (let row = 0; row < rows; row++) {
    const bottom = rows - 1 - row
    for (let column = 0; column < columns; column++) {
      const left = column
      while (column < columns && cells[row * columns + column] === 'wall') column++
      if (column === left) continue
      walls.push(
        rectangle(
          left === 0 ? -1 : left,
          column === columns ? columns + 1 : column,
          bottom === 0 ? -1 : bottom,
          row === 0 ? rows + 1 : bottom + 1,
        ),
      )
    }
  }
  return walls
}

/** Cells that can be entered from a cell in one go, diagonally only where both sides are free. */
function neighbours({ columns, rows, cells }: Layout, index: number): { index: number; distance: number }[] {
  const column = index % columns
  const row = Math.floor(index / columns)
  const free = (dx: number, dy: number) => {
    const inside = column + dx >= 0 && column + dx < columns && row + dy >= 0 && row + dy < rows
    return inside && cells[index + dx + dy * columns] !== 'wall'
  }
  const steps = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const))
  return steps
    .filter(([dx, dy]) => (dx !== 0 || dy !== 0) && free(dx, dy) && free(dx, 0) && free(0, dy))
    .map(([dx, dy]) => ({ index: index + dx + dy * columns, distance: hypot(dx, dy) }))
}

/** The shortest ways over cell centres to the nearest goal. */
export interface WayMap {
  /** [cells], m; Infinity where there is no way */
  readonly distances: Float64Array
  /** [cells], the cell to enter next; -1 at a goal and where there is no way */
  readonly next: Int32Array
}

export function waysTo(layout: Layout, goals: readonly number[]): WayMap {
  const distances = new Float64Array(layout.cells.length).fill(Infinity)
  const next = new Int32Array(layout.cells.length).fill(-1)
  const queue = [...goals]
  for (const goal of goals) distances[goal] = 0
  for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
    for (const from of neighbours(layout, index)) {
      const distance = distances[index]! + from.distance
      if (distance >= distances[from.index]! - 1e-9) continue
      distances[from.index] = distance
      next[from.index] = index
      queue.push(from.index)
    }
  }
  return { distances, next }
}

/** Cell centres from (x, y), its own cell left out, to the goal. Empty in the goal's cell or where there is no way. */
export function shortestWay(layout: Layout, { next }: WayMap, x: number, y: number): Point[] {
  const way: Point[] = []
  for (let index = next[cellAt(layout, x, y)]!; index >= 0; index = next[index]!) way.push(cellCentre(layout, index))
  return way
}
