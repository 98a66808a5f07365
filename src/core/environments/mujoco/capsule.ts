import { square } from '../numbers'

/** kg/m^3, where an XML of MuJoCo gives a geom no mass. */
const DENSITY = 1000

/** What a body weighs, and how it resists being turned about an axis through its middle, across its own axis if it has one. */
export interface Solid {
  /** kg */
  readonly mass: number
  /** kg m^2 */
  readonly inertia: number
}

export function sphere(radius: number): Solid {
  const mass = DENSITY * (4 / 3) * Math.PI * radius * radius * radius
  return { mass, inertia: 0.4 * mass * square(radius) }
}

/** A cylinder of `length` (m) between two half balls. */
export function capsule(radius: number, length: number): Solid {
  const ball = sphere(radius)
  const cylinder = DENSITY * Math.PI * square(radius) * length
  const inertia =
    (cylinder * (3 * square(radius) + square(length))) / 12 +
    ball.inertia +
    ball.mass * (0.375 * radius * length + 0.25 * square(length))
  return { mass: ball.mass + cylinder, inertia }
}
