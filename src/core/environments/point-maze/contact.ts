import { square } from '../numbers'

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

/** MuJoCo's impedance d(r): from 0.9 to 0.95 over a millimetre of penetration. */
const IMPEDANCE = { least: 0.9, most: 0.95, width: 0.001 }
/** 1/s and 1/s^2, of the reference acceleration: solref (0.02, 1). */
const REFERENCE_DAMPING = 2 / (IMPEDANCE.most * 0.02)
const REFERENCE_STIFFNESS = 1 / square(IMPEDANCE.most * 0.02)

/** Where walls are: cells of 1 m, row 0 at the top, the middle of the maze at the origin. */
export interface WallGrid {
  readonly columns: number
  readonly rows: number
  /** [rows * columns], 1 at a wall */
  readonly walls: Uint8Array
}

interface Contact {
  /** Unit normal from the wall. */
  readonly x: number
  readonly y: number
  /** N s^2/m: how stiff it is against how heavy the ball is. */
  readonly weight: number
  /** m/s^2, along the normal, below which it pushes. */
  readonly reference: number
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
  const [ax, ay] = accelerationOf(free, contactsOf(grid, margin, x, y, vx, vy))
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
): Contact[] {
  const contacts: Contact[] = []
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
): Contact | null {
  const [dx, dy] = [x - boxX, y - boxY]
  const [offX, offY] = [dx - Math.min(0.5, Math.max(-0.5, dx)), dy - Math.min(0.5, Math.max(-0.5, dy))]
  let distance = Math.sqrt(offX * offX + offY * offY)
  let [normalX, normalY] = [offX / distance, offY / distance]
  if (distance === 0) {
    // The middle of the ball is in the wall: out through the nearest side.
    const sideways = Math.abs(dx) > Math.abs(dy)
    normalX = sideways ? Math.sign(dx) : 0
    normalY = sideways ? 0 : Math.sign(dy) || 1
    distance = Math.max(Math.abs(dx), Math.abs(dy)) - 0.5
  }
  const reach = distance - RADIUS - margin
  if (reach >= 0) return null
  const share = Math.min(1, -reach / IMPEDANCE.width)
  const bend = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share)
  const impedance = IMPEDANCE.least + (IMPEDANCE.most - IMPEDANCE.least) * bend
  const reference = -REFERENCE_DAMPING * (normalX * vx + normalY * vy) - REFERENCE_STIFFNESS * impedance * reach
  return { x: normalX, y: normalY, weight: (MASS * impedance) / (1 - impedance), reference }
}

const MOST_ITERATIONS = 20

/**
 * Minimises m/2 |a - a0|^2 + sum D/2 min(0, n . a - reference)^2: Newton's method on the set of contacts that push,
 * exact once that set stays the same.
 */
function accelerationOf(free: readonly [number, number], contacts: readonly Contact[]): readonly [number, number] {
  let [ax, ay] = free
  let pushing = 0
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    let set = 0
    contacts.forEach((contact, i) => {
      if (contact.x * ax + contact.y * ay < contact.reference) set |= 1 << i
    })
    if (set === pushing) break
    pushing = set
    let [xx, xy, yy, bx, by] = [MASS, 0, MASS, MASS * free[0], MASS * free[1]]
    contacts.forEach((contact, i) => {
      if (!(set & (1 << i))) return
      xx += contact.weight * contact.x * contact.x
      xy += contact.weight * contact.x * contact.y
      yy += contact.weight * contact.y * contact.y
      bx += contact.weight * contact.reference * contact.x
      by += contact.weight * contact.reference * contact.y
    })
    const determinant = xx * yy - xy * xy
    ax = (yy * bx - xy * by) / determinant
    ay = (xx * by - xy * bx) / determinant
  }
  return [ax, ay]
}
