import { cos, sin } from '../../mathematics/trigonometric'
import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import { clamp, normaliseAngle } from '../numbers'

interface PendulumConstants {
  readonly mass: number
  readonly length: number
  readonly gravity: number
  readonly maximumTorque: number
}

const HOLD_STIFFNESS = 40
const HOLD_DAMPING = 10
const HOLD_ANGLE = 0.8
const HOLD_MARGIN = 2
const ENERGY_GAIN = 3

/**
 * Swing-up by energy shaping (Åström and Furuta, "Swinging up a pendulum by energy control", Automatica 2000, eq. 8):
 * torque along the velocity while the energy is below that of the upright rest; near the top a PD law with gravity
 * compensation holds the rod.
 */
function swingUp({ mass, length, gravity, maximumTorque }: PendulumConstants) {
  const inertia = (mass * length * length) / 3
  const weight = (mass * gravity * length) / 2
  return (angle: number, speed: number): number => {
    const upright = normaliseAngle(angle)
    const hold = -weight * sin(upright) - inertia * (HOLD_STIFFNESS * upright + HOLD_DAMPING * speed)
    if (Math.abs(upright) < HOLD_ANGLE && Math.abs(hold) < HOLD_MARGIN * maximumTorque) return hold
    const energy = 0.5 * inertia * speed * speed + weight * (cos(upright) - 1)
    const direction = speed === 0 ? 1 : Math.sign(speed)
    return clamp(-ENERGY_GAIN * energy, -maximumTorque, maximumTorque) * direction
  }
}

export function pendulumPolicies(constants: PendulumConstants, actions: readonly Quantity[]): BehaviourPolicy[] {
  const control = swingUp(constants)
  return behaviourSet({
    actions,
    expert: {
      explanation: 'Pumps energy until the rod reaches the top, then holds it there.',
      begin: () => (state, action) => {
        action[0] = control(state[0]!, state[1]!)
      },
    },
    medium: {
      gain: 0.5,
      noise: 0.5,
      explanation: 'The expert at half strength with strong noise: gets up late and sways.',
    },
    narrow: {
      gain: 1,
      noise: 0.025,
      explanation: 'The expert with hardly any noise: good, but says nothing about other actions.',
    },
    failed: {
      explanation: 'Begins like the expert, then lets go of the motor for good.',
      begin(random) {
        const lettingGo = 10 + random.integer(50)
        return (state, action, step) => {
          action[0] = step < lettingGo ? control(state[0]!, state[1]!) : 0
        }
      },
    },
  })
}
