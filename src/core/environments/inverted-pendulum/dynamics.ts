import { cos, sin } from '../../mathematics/trigonometric'
import { capsule } from '../mujoco/capsule'
import { accelerations, jointLimit, type MassMatrix } from '../mujoco/two-joints'
import { square } from '../numbers'

/**
 * Gymnasium's InvertedPendulum-v5 (inverted_pendulum.xml) as MuJoCo 3 has it: a cart on a rail, a pole hinged to it,
 * state [x, theta, xDot, thetaDot], theta = 0 upright and growing clockwise. The pole's far end lies 1 mm off its axis.
 */
const CART = capsule(0.1, 0.2)
/** m; middle of the pole, as it stands at theta = 0. */
const MIDDLE = { x: 0.0005, z: 0.3 }
const POLE = capsule(0.049, 2 * Math.sqrt(square(MIDDLE.x) + square(MIDDLE.z)))
const GRAVITY = 9.81
const DAMPING = 1
/** m; how far the rail reaches to each side before the cart is stopped. */
export const RAIL = 1
/** s; two such steps per action. */
export const TIME_STEP = 0.02

function massMatrix(height: number): MassMatrix {
  return [CART.mass + POLE.mass, POLE.mass * height, POLE.inertia + POLE.mass * (square(MIDDLE.x) + square(MIDDLE.z))]
}

const STOP = jointLimit(0, [-RAIL, RAIL], massMatrix(MIDDLE.z), TIME_STEP)

/** derivative [4] of state [4] under `force` (N) on the cart */
export function invertedPendulumDerivative(state: Float64Array, force: number, derivative: Float64Array): void {
  const [x, angle, speed, angularSpeed] = state as unknown as [number, number, number, number]
  const [cosine, sine] = [cos(angle), sin(angle)]
  const aside = MIDDLE.x * cosine + MIDDLE.z * sine
  const height = MIDDLE.z * cosine - MIDDLE.x * sine
  const [acceleration, turning] = accelerations(
    massMatrix(height),
    force - DAMPING * speed + POLE.mass * aside * square(angularSpeed),
    POLE.mass * GRAVITY * aside - DAMPING * angularSpeed,
    STOP,
    x,
    speed,
  )
  derivative[0] = speed
  derivative[1] = angularSpeed
  derivative[2] = acceleration
  derivative[3] = turning
}
