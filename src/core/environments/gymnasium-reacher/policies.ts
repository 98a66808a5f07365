import { acos, atan2 } from '../../mathematics/inverse-trigonometric'
import { sin } from '../../mathematics/trigonometric'
import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'
import { clamp, normaliseAngle, square } from '../numbers'
import { FOREARM, LINK } from './dynamics'

/** Share of full torque per radian, and per rad/s: the joints' armature outweighs the arm by far. */
const PULL = 0.2
const BRAKE = 0.06

/** Both joints to the angles that touch the target, elbow kept on its side; out of reach: stretched. */
function reach(state: Float64Array, x: number, y: number, action: Float64Array): void {
  const side = state[1]! < 0 ? -1 : 1
  const cosine = clamp((square(x) + square(y) - square(LINK) - square(FOREARM)) / (2 * LINK * FOREARM), -1, 1)
  const elbow = side * acos(cosine)
  const shoulder = atan2(y, x) - atan2(FOREARM * sin(elbow), LINK + FOREARM * cosine)
  action[0] = PULL * normaliseAngle(shoulder - state[0]!) - BRAKE * state[2]!
  action[1] = PULL * (elbow - state[1]!) - BRAKE * state[3]!
}

export function gymnasiumReacherPolicies(actions: readonly Quantity[]): BehaviourPolicy[] {
  return behaviourSet({
    actions,
    expert: {
      explanation: 'Turns both joints to the angles that touch the target, braked by their speed.',
      begin: () => (state, action) => reach(state, state[4]!, state[5]!, action),
    },
    medium: {
      gain: 0.3,
      noise: 0.25,
      explanation: 'The expert at a third of its strength under strong noise: drifts towards the target.',
    },
    narrow: {
      gain: 1,
      noise: 0.02,
      explanation: 'The expert with hardly any noise: good, but says nothing about other actions.',
    },
    failed: {
      explanation: 'Reaches for the mirror image of the target, on the wrong side of the shoulder.',
      begin: () => (state, action) => reach(state, -state[4]!, -state[5]!, action),
    },
  })
}
