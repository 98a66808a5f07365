import { accelerationOf, impedanceAt, type Push, referenceGains, touchOfBox } from '../soft-contact'

/**
 * The ball of Gymnasium-Robotics' PointMaze (`point.xml`) between boxes, as MuJoCo 3 steps it: semi-implicit Euler with
 * damping, soft contact without friction (its defaults of solref and solimp). Agrees with MuJoCo 3.14 to 1e-9 in free
 * space and in contact; in corners MuJoCo's own solver stops earlier.
 */
export const RADIUS = 0.1
/** kg: density 1000. */
const MASS = (4 / 3) * Math.PI * (RADIUS * RADIUS * RADIUS) * 1000
const GEAR = 100
const DAMPING = 1
/** s, one frame a step. */
const TIME_STEP = 0.01
/** m/s, per axis, to which the speed is clipped before a step. */
export const MAXIMUM_SPEED = 5

const REFERENCE = referenceGains(0.02)

/** Where walls are: cells of 1 m, row 0 at the top, the middle of the maze at the origin. */
export interface WallGrid {
  readonly columns: number
  readonly rows: number
  /** [rows * columns], 1 at a wall */
  readonly walls: Uint8Array
}

/** Moves [x, y, vx, vy] (m, m/s) by one step under forces u in [-1, 1]; `next` receives the same four. */
export function moveBall(
  grid: WallGrid,
  margin: number,
  state: ArrayLike<number>,
  u: readonly [number, number],
  next: Float64Array,
): void {
  const [x, y] = [state[0]!, state[1]!]
  const vx = Math.min(MAXIMUM_SPEED, Math.max(-MAXIMUM_SPEED, state[2]!))
  const vy = Math.min(MAXIMUM_SPEED, Math.max(-MAXIMUM_SPEED, state[3]!))
  const free: [number, number] = [(GEAR * u[0] - DAMPING * vx) / MASS, (GEAR * u[1] - DAMPING * vy) / MASS]
  const [ax, ay] = accelerationOf(MASS, free, contactsOf(grid, margin, x, y, vx, vy))
  const share = (TIME_STEP * MASS) / (MASS + TIME_STEP * DAMPING)
  next[2] = vx + share * ax
  next[3] = vy + share * ay
  next[0] = x + TIME_STEP * next[2]
  next[1] = y + TIME_STEP * next[3]
}

/** With every wall cell around that is near enough. */
function contactsOf(
  { columns, rows, walls }: WallGrid,
  margin: number,
  x: number,
  y: number,
  vx: number,
  vy: number,
): Push[] {
  const contacts: Push[] = []
  const column = Math.floor(x + columns / 2)
  const row = Math.floor(rows / 2 - y)
  for (let i = row - 1; i <= row + 1; i++) {
    for (let j = column - 1; j <= column + 1; j++) {
      if (i < 0 || j < 0 || i >= rows || j >= columns || !walls[i * columns + j]) continue
      const contact = contactWith(j + 0.5 - columns / 2, rows / 2 - i - 0.5, margin, x, y, vx, vy)
      if (contact) contacts.push(contact)
    }
  }
  return contacts
}

/** With a box of 1 m around (boxX, boxY). */
function contactWith(
  boxX: number,
  boxY: number,
  margin: number,
  x: number,
  y: number,
  vx: number,
  vy: number,
): Push | null {
  const normal = touchOfBox(x - boxX, y - boxY, 0.5)
  const reach = normal.distance - RADIUS - margin
  if (reach >= 0) return null
  const impedance = impedanceAt(reach)
  const reference = -REFERENCE.damping * (normal.x * vx + normal.y * vy) - REFERENCE.stiffness * impedance * reach
  return { x: normal.x, y: normal.y, weight: (MASS * impedance) / (1 - impedance), reference }
}
