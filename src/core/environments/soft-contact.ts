import { square } from './numbers'

/**
 * A ball that MuJoCo 3 lets sink into a wall and pushes out again, seen from above (its default solimp; solref (t, 1)).
 * Its documentation, "Computation", has the rule: a contact wants the acceleration -b v - k d r along its normal and
 * resists as the impedance d says.
 */
const IMPEDANCE = { least: 0.9, most: 0.95, width: 0.001 }

/** Where a ball touches a box: the unit normal from the box, and how far the surface is from its middle, m. */
export interface Touch {
  readonly x: number
  readonly y: number
  readonly distance: number
}

/** One direction in which a wall pushes. */
export interface Push {
  readonly x: number
  readonly y: number
  /** N s^2/m: how stiff it is against how heavy the ball is. */
  readonly weight: number
  /** m/s^2, along (x, y), below which it pushes. */
  readonly reference: number
}

/** Of a ball whose middle lies (dx, dy) from the middle of a box of `half` to each side. */
export function touchOfBox(dx: number, dy: number, half: number): Touch {
  const [offX, offY] = [dx - Math.min(half, Math.max(-half, dx)), dy - Math.min(half, Math.max(-half, dy))]
  const distance = Math.sqrt(offX * offX + offY * offY)
  if (distance > 0) return { x: offX / distance, y: offY / distance, distance }
  // The middle of the ball is in the wall: out through the nearest side.
  const sideways = Math.abs(dx) > Math.abs(dy)
  return {
    x: sideways ? Math.sign(dx) : 0,
    y: sideways ? 0 : Math.sign(dy) || 1,
    distance: Math.max(Math.abs(dx), Math.abs(dy)) - half,
  }
}

/** MuJoCo's d(r): from 0.9 to 0.95 over a millimetre. `reach` is r, m, negative inside. */
export function impedanceAt(reach: number): number {
  const share = Math.min(1, -reach / IMPEDANCE.width)
  const bend = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share)
  return IMPEDANCE.least + (IMPEDANCE.most - IMPEDANCE.least) * bend
}

/** 1/s and 1/s^2 of solref (seconds, 1): b and k. */
export function referenceGains(seconds: number): { readonly damping: number; readonly stiffness: number } {
  return { damping: 2 / (IMPEDANCE.most * seconds), stiffness: 1 / square(IMPEDANCE.most * seconds) }
}

const MOST_ITERATIONS = 20

/**
 * Minimises m/2 |a - a0|^2 + sum D/2 min(0, n . a - reference)^2: Newton's method on the set of pushes that act, exact
 * once that set stays the same. `free` is a0, m/s^2; 30 pushes at most.
 */
export function accelerationOf(
  mass: number,
  free: readonly [number, number],
  pushes: readonly Push[],
): readonly [number, number] {
  let [ax, ay] = free
  let pushing = 0
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    let set = 0
    pushes.forEach((push, i) => {
      if (push.x * ax + push.y * ay < push.reference) set |= 1 << i
    })
    if (set === pushing) break
    pushing = set
    let [xx, xy, yy, bx, by] = [mass, 0, mass, mass * free[0], mass * free[1]]
    pushes.forEach((push, i) => {
      if (!(set & (1 << i))) return
      xx += push.weight * push.x * push.x
      xy += push.weight * push.x * push.y
      yy += push.weight * push.y * push.y
      bx += push.weight * push.reference * push.x
      by += push.weight * push.reference * push.y
    })
    const determinant = xx * yy - xy * xy
    ax = (yy * bx - xy * by) / determinant
    ay = (xx * by - xy * bx) / determinant
  }
  return [ax, ay]
}
