import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import { clamp, normaliseAngle } from '../numbers'
import { inverseKinematics, torquesFor } from './dynamics'

const STIFFNESS = 20
const DAMPING = 9
const MAXIMUM_ACCELERATION = 6

/** Computed torque (Murray, Li and Sastry 1994, eq. 4.46) towards the target's joint angles, elbow kept on its side. */
function reach(state: Float64Array, targetX: number, targetY: number, action: Float64Array): void {
  const side = normaliseAngle(state[1]!) < 0 ? -1 : 1
  const wanted = inverseKinematics(targetX, targetY, side)
  const acceleration = wanted.map((angle, i) =>
    clamp(
      STIFFNESS * normaliseAngle(angle - state[i]!) - DAMPING * state[2 + i]!,
      -MAXIMUM_ACCELERATION,
      MAXIMUM_ACCELERATION,
    ),
  )
  action.set(torquesFor(state, acceleration[0]!, acceleration[1]!))
}

export function reacherPolicies(actions: readonly Quantity[]): BehaviourPolicy[] {
  return behaviourSet({
    actions,
    expert: {
      explanation: 'Knows the arm’s equations and steers both joints to the angles that touch the target.',
      begin: () => (state, action) => reach(state, state[4]!, state[5]!, action),
    },
    medium: {
      gain: 0.3,
      noise: 0.5,
      explanation: 'The expert at a third of its strength under strong noise: drifts towards the target.',
    },
    narrow: {
      gain: 1,
      noise: 0.03,
      explanation: 'The expert with hardly any noise: good, but says nothing about other actions.',
    },
    failed: {
      explanation: 'Reaches for the mirror image of the target, on the wrong side of the shoulder.',
      begin: () => (state, action) => reach(state, -state[4]!, -state[5]!, action),
    },
  })
}
