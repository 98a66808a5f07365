import { cos, sin } from '../../mathematics/trigonometric'
import { capsule, sphere } from '../mujoco/capsule'
import { accelerations, jointLimit, type MassMatrix } from '../mujoco/two-joints'
import { square } from '../numbers'

/**
 * The arm of Gymnasium's Reacher-v5 (reacher.xml) as MuJoCo 3 has it, state [q1, q2, w1, w2]: two links that weigh 36 g
 * each, in joints with an armature of 1 kg m^2 and a damping of 1 N m s; the elbow is stopped at 3 rad.
 */
export const LINK = 0.1
/** m, from the elbow to the fingertip. */
export const FOREARM = 0.11
const ROD = capsule(0.01, LINK)
const TIP = sphere(0.01)
const ARMATURE = 1
const DAMPING = 1
/** rad */
export const ELBOW_STOP = 3
/** s; two such steps per action. */
export const TIME_STEP = 0.01

const OUTER = ROD.inertia + ROD.mass * square(LINK / 2) + TIP.inertia + TIP.mass * square(FOREARM)
const INNER = ROD.inertia + ROD.mass * square(LINK / 2) + (ROD.mass + TIP.mass) * square(LINK)
const COUPLING = ROD.mass * LINK * (LINK / 2) + TIP.mass * LINK * FOREARM

function massMatrix(elbow: number): MassMatrix {
  const coupling = COUPLING * cos(elbow)
  return [ARMATURE + INNER + OUTER + 2 * coupling, OUTER + coupling, ARMATURE + OUTER]
}

const STOP = jointLimit(1, [-ELBOW_STOP, ELBOW_STOP], massMatrix(0), TIME_STEP)

/** derivative [4] of state [4] under joint torques (N m) */
export function gymnasiumReacherDerivative(
  state: Float64Array,
  torque1: number,
  torque2: number,
  derivative: Float64Array,
): void {
  const [, elbow, w1, w2] = state as unknown as [number, number, number, number]
  const h = COUPLING * sin(elbow)
  const [turning1, turning2] = accelerations(
    massMatrix(elbow),
    torque1 + h * w2 * (2 * w1 + w2) - DAMPING * w1,
    torque2 - h * w1 * w1 - DAMPING * w2,
    STOP,
    elbow,
    w2,
  )
  derivative[0] = w1
  derivative[1] = w2
  derivative[2] = turning1
  derivative[3] = turning2
}

/** Position of the elbow and of the fingertip, m. */
export function armOf(q1: number, q2: number): { readonly elbow: [number, number]; readonly tip: [number, number] } {
  const elbow: [number, number] = [LINK * cos(q1), LINK * sin(q1)]
  return { elbow, tip: [elbow[0] + FOREARM * cos(q1 + q2), elbow[1] + FOREARM * sin(q1 + q2)] }
}
