import { cos } from '../../mathematics/trigonometric'
import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import { clamp, normaliseAngle, square } from '../numbers'
import { GRAVITY, HALF_LENGTH, TOTAL_MASS } from './dynamics'

/** Linear-quadratic regulator of the linearised pole at 0.04 s a step: Q = diag(1, .1, 10, .1), R = .1. */
const BALANCE = [-2.54, -3.77, -36.98, -9.27] as const
const BALANCE_ANGLE = 0.5
const BALANCE_SPEED = 4
const ENERGY_GAIN = 4
const POSITION_GAIN = 1.5
const VELOCITY_GAIN = 1.5

/**
 * Swing-up by shaping the pole's energy with the cart's acceleration (Åström and Furuta 2000, eq. 8) while a PD term
 * keeps the cart near the middle; within reach of the top the regulator takes over.
 */
function swingUpForce(state: Float64Array): number {
  const [x, speed, angle, angularSpeed] = state as unknown as [number, number, number, number]
  const upright = normaliseAngle(angle)
  if (Math.abs(upright) < BALANCE_ANGLE && Math.abs(angularSpeed) < BALANCE_SPEED) {
    return -(BALANCE[0] * x + BALANCE[1] * speed + BALANCE[2] * upright + BALANCE[3] * angularSpeed)
  }
  const energy = (HALF_LENGTH * (4 / 3) * square(angularSpeed)) / 2 + GRAVITY * (cos(upright) - 1)
  const pump = ENERGY_GAIN * energy * angularSpeed * cos(upright)
  return TOTAL_MASS * (clamp(pump, -8, 8) - POSITION_GAIN * x - VELOCITY_GAIN * speed)
}

export function cartPolePolicies(actions: readonly Quantity[]): BehaviourPolicy[] {
  return behaviourSet({
    actions,
    expert: {
      explanation: 'Pumps energy into the pole by moving the cart, then balances it near the middle.',
      begin: () => (state, action) => {
        action[0] = swingUpForce(state)
      },
    },
    medium: {
      gain: 0.7,
      noise: 0.5,
      explanation: 'The expert at reduced strength with strong noise: gets up late and drops the pole again.',
    },
    narrow: {
      gain: 1,
      noise: 0.03,
      explanation: 'The expert with hardly any noise: good, but says nothing about other actions.',
    },
    failed: {
      explanation: 'Begins like the expert, then lets the cart roll.',
      begin(random) {
        const lettingGo = 10 + random.integer(60)
        return (state, action, step) => {
          action[0] = step < lettingGo ? swingUpForce(state) : 0
        }
      },
    },
  })
}
