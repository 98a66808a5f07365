import { cos, sin } from '../../mathematics/trigonometric'
import { square } from '../numbers'

/**
 * Frictionless cart and pole, state [x, xDot, theta, thetaDot] with theta = 0 upright: Barto, Sutton and Anderson 1983
 * in the corrected form of Florian, "Correct equations for the dynamics of the cart-pole system", 2007, eq. 23 and 24.
 * Constants of Gymnasium's CartPole-v1 (gymnasium/envs/classic_control/cartpole.py).
 */
const CART_MASS = 1
export const POLE_MASS = 0.1
export const TOTAL_MASS = CART_MASS + POLE_MASS
export const HALF_LENGTH = 0.5
export const GRAVITY = 9.8

/** derivative [4] of state [4] under `force` (N) */
export function cartPoleDerivative(state: Float64Array, force: number, derivative: Float64Array): void {
  const sine = sin(state[2]!)
  const cosine = cos(state[2]!)
  const push = (force + POLE_MASS * HALF_LENGTH * square(state[3]!) * sine) / TOTAL_MASS
  const angular = (GRAVITY * sine - cosine * push) / (HALF_LENGTH * (4 / 3 - (POLE_MASS * square(cosine)) / TOTAL_MASS))
  derivative[0] = state[1]!
  derivative[1] = push - (POLE_MASS * HALF_LENGTH * angular * cosine) / TOTAL_MASS
  derivative[2] = state[3]!
  derivative[3] = angular
}
