import { rungeKutta } from '../integration'
import type { Layout } from '../maze/layout'
import { accelerationOf, impedanceAt, type Push, referenceGains, touchOfBox } from '../soft-contact'
import { CELL, inCells, inMetres } from './layouts'

/**
 * The ball of OGBench's pointmaze (`point.xml`): set down where its action says, at rest, wall or not, and then pushed
 * out of walls by five steps of MuJoCo (Runge-Kutta, 0.02 s, friction 1 in a pyramid of four sides). Agrees with
 * MuJoCo 3.14 to 1e-12 m, in corners, too.
 */
export const RADIUS = 0.7
/** kg: density 100. */
const MASS = (4 / 3) * Math.PI * (RADIUS * RADIUS * RADIUS) * 100
/** s; MuJoCo raises solref's 0.02 to two of them. */
const TIME_STEP = 0.02
const REFERENCE = referenceGains(2 * TIME_STEP)
export const FRAMES = 5
/** m, of a full action. */
const REACH = 0.2

/** Moves (x, y) by an action in [-1, 1]^2; `next` [2] receives the new place, m. */
export function moveOgbenchBall(
  layout: Layout,
  x: number,
  y: number,
  ax: number,
  ay: number,
  next: Float64Array,
): void {
  const state = Float64Array.of(x + REACH * ax, y + REACH * ay, 0, 0)
  if (pushesOn(layout, state).length > 0) {
    rungeKutta(state, TIME_STEP, FRAMES, (at, derivative) => {
      derivative[0] = at[2]!
      derivative[1] = at[3]!
      const [accelerationX, accelerationY] = accelerationOf(MASS, [0, 0], pushesOn(layout, at))
      derivative[2] = accelerationX
      derivative[3] = accelerationY
    })
  }
  next[0] = state[0]!
  next[1] = state[1]!
}

/** Of all wall cells around [x, y, vx, vy] that touch the ball. */
function pushesOn({ columns, rows, cells }: Layout, state: Float64Array): Push[] {
  const [x, y, vx, vy] = state as unknown as [number, number, number, number]
  const pushes: Push[] = []
  const [column, fromBottom] = [Math.floor(inCells(x)), Math.floor(inCells(y))]
  for (let i = fromBottom - 1; i <= fromBottom + 1; i++) {
    for (let j = column - 1; j <= column + 1; j++) {
      if (i < 0 || j < 0 || i >= rows || j >= columns || cells[(rows - 1 - i) * columns + j] !== 'wall') continue
      const { x: normalX, y: normalY, distance } = touchOfBox(x - inMetres(j + 0.5), y - inMetres(i + 0.5), CELL / 2)
      const reach = distance - RADIUS
      if (reach >= 0) continue
      const impedance = impedanceAt(reach)
      // A side of the pyramid; the two that point up and down push along the normal alone. 2/3 of 1/m: the ball cannot rise.
      const weight = (3 * MASS * impedance) / (8 * (1 - impedance))
      const push = (alongX: number, alongY: number, times: number) => {
        const reference = -REFERENCE.damping * (alongX * vx + alongY * vy) - REFERENCE.stiffness * impedance * reach
        pushes.push({ x: alongX, y: alongY, weight: times * weight, reference })
      }
      push(normalX, normalY, 2)
      push(normalX - normalY, normalY + normalX, 1)
      push(normalX + normalY, normalY - normalX, 1)
    }
  }
  return pushes
}

/** Whether the middle of a ball there would be in a wall or outside the maze. */
export function isInWall({ columns, rows, cells }: Layout, x: number, y: number): boolean {
  const [column, fromBottom] = [Math.floor(inCells(x)), Math.floor(inCells(y))]
  if (column < 0 || fromBottom < 0 || column >= columns || fromBottom >= rows) return true
  return cells[(rows - 1 - fromBottom) * columns + column] === 'wall'
}
