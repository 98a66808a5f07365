import { acos, atan2 } from '../../mathematics/inverse-trigonometric'
import { cos, sin } from '../../mathematics/trigonometric'
import { square } from '../numbers'

/**
 * Two-link arm in a horizontal plane (no gravity), state [q1, q2, w1, w2]: Murray, Li and Sastry, "A Mathematical
 * Introduction to Robotic Manipulation", 1994, chapter 4, eq. 4.11 for uniform rods. Lengths 1 m and masses 1 kg as in
 * Gymnasium's Acrobot-v1 (acrobot.py); viscous friction in both joints as MuJoCo's Reacher has (reacher.xml).
 */
export const LINK_LENGTH = 1
const LINK_MASS = 1
const CENTRE = LINK_LENGTH / 2
const INERTIA = (LINK_MASS * square(LINK_LENGTH)) / 12
export const FRICTION = 0.5

const ALPHA = 2 * INERTIA + LINK_MASS * (square(CENTRE) + square(LINK_LENGTH) + square(CENTRE))
const BETA = LINK_MASS * LINK_LENGTH * CENTRE
const DELTA = INERTIA + LINK_MASS * square(CENTRE)

/** Entries of the symmetric mass matrix for elbow angle q2: [M11, M12, M22], kg m². */
function massMatrix(elbow: number): [number, number, number] {
  const coupling = BETA * cos(elbow)
  return [ALPHA + 2 * coupling, DELTA + coupling, DELTA]
}

/** Coriolis and centrifugal torques plus friction, N m. */
function velocityTorques(state: Float64Array): [number, number] {
  const [, elbow, w1, w2] = state as unknown as [number, number, number, number]
  const h = BETA * sin(elbow)
  return [-h * w2 * (2 * w1 + w2) + FRICTION * w1, h * w1 * w1 + FRICTION * w2]
}

/** derivative [4] of state [4] under joint torques (N m) */
export function reacherDerivative(
  state: Float64Array,
  torque1: number,
  torque2: number,
  derivative: Float64Array,
): void {
  const [m11, m12, m22] = massMatrix(state[1]!)
  const [c1, c2] = velocityTorques(state)
  const determinant = m11 * m22 - m12 * m12
  derivative[0] = state[2]!
  derivative[1] = state[3]!
  derivative[2] = (m22 * (torque1 - c1) - m12 * (torque2 - c2)) / determinant
  derivative[3] = (m11 * (torque2 - c2) - m12 * (torque1 - c1)) / determinant
}

/** Joint torques (N m) that cause the given joint accelerations (rad/s²): inverse dynamics. */
export function torquesFor(state: Float64Array, acceleration1: number, acceleration2: number): [number, number] {
  const [m11, m12, m22] = massMatrix(state[1]!)
  const [c1, c2] = velocityTorques(state)
  return [m11 * acceleration1 + m12 * acceleration2 + c1, m12 * acceleration1 + m22 * acceleration2 + c2]
}

/** Kinetic energy, J. */
export function kineticEnergy(state: Float64Array): number {
  const [m11, m12, m22] = massMatrix(state[1]!)
  const [, , w1, w2] = state as unknown as [number, number, number, number]
  return 0.5 * m11 * w1 * w1 + m12 * w1 * w2 + 0.5 * m22 * w2 * w2
}

/** Position of the fingertip, m. */
export function fingertip(q1: number, q2: number): [number, number] {
  return [LINK_LENGTH * (cos(q1) + cos(q1 + q2)), LINK_LENGTH * (sin(q1) + sin(q1 + q2))]
}

/** Joint angles that bring the fingertip to (x, y), elbow bent to the side of `elbowSign`; out of reach: stretched. */
export function inverseKinematics(x: number, y: number, elbowSign: number): [number, number] {
  const squared = x * x + y * y
  const cosine = Math.min(1, Math.max(-1, squared / (2 * square(LINK_LENGTH)) - 1))
  const elbow = elbowSign * acos(cosine)
  const shoulder = atan2(y, x) - atan2(sin(elbow), 1 + cos(elbow))
  return [shoulder, elbow]
}
