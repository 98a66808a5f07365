import { impedanceAt, referenceGains } from '../soft-contact'

/** Symmetric mass matrix of two joints: [M11, M12, M22]. */
export type MassMatrix = readonly [m11: number, m12: number, m22: number]

/** Where a joint is stopped, softly, as MuJoCo's "Computation" has limits (its default solimp; solref (0.02, 1)). */
export interface JointLimit {
  readonly joint: 0 | 1
  readonly low: number
  readonly high: number
  /** Inverse mass that the joint shows where MuJoCo compiles the model: dof_invweight0. */
  readonly inverseWeight: number
  readonly gains: ReturnType<typeof referenceGains>
}

/** `timeStep`, s: MuJoCo keeps the stop's time constant at twice that or more ("refsafe"). */
export function jointLimit(
  joint: 0 | 1,
  [low, high]: readonly [number, number],
  matrix: MassMatrix,
  timeStep: number,
): JointLimit {
  const inverseWeight = inverse(matrix)[2 * joint]!
  return { joint, low, high, inverseWeight, gains: referenceGains(Math.max(0.02, 2 * timeStep)) }
}

/** Accelerations [a1, a2] of M a = forces, and of the stop where the joint is beyond its limit. */
export function accelerations(
  matrix: MassMatrix,
  force1: number,
  force2: number,
  limit: JointLimit,
  position: number,
  speed: number,
): [number, number] {
  const inverted = inverse(matrix)
  const [i11, i12, i22] = inverted
  const free: [number, number] = [i11 * force1 + i12 * force2, i12 * force1 + i22 * force2]
  const side = position < limit.low ? 1 : position > limit.high ? -1 : 0
  if (side === 0) return free
  const reach = side > 0 ? position - limit.low : limit.high - position
  const impedance = impedanceAt(reach)
  const wanted = -limit.gains.damping * side * speed - limit.gains.stiffness * impedance * reach
  const missing = wanted - side * free[limit.joint]
  if (missing <= 0) return free
  const give = ((1 - impedance) / impedance) * limit.inverseWeight
  const push = (side * missing) / (inverted[2 * limit.joint]! + give)
  return limit.joint === 0 ? [free[0] + i11 * push, free[1] + i12 * push] : [free[0] + i12 * push, free[1] + i22 * push]
}

function inverse([m11, m12, m22]: MassMatrix): [number, number, number] {
  const determinant = m11 * m22 - m12 * m12
  return [m22 / determinant, -m12 / determinant, m11 / determinant]
}
