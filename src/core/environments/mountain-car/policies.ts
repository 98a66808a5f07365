import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'

/** Half strength leaves the valley too, and cheaper, but from some starts only after a long time. */
const EXPERT_FORCE = 0.6

export function mountainCarPolicies(actions: readonly Quantity[]): BehaviourPolicy[] {
  return behaviourSet({
    actions,
    expert: {
      explanation: 'Always pushes the way the car is rolling, which adds energy at every moment.',
      begin: () => (state, action) => {
        action[0] = state[1]! < 0 ? -EXPERT_FORCE : EXPERT_FORCE
      },
    },
    medium: {
      gain: 0.2,
      noise: 0.8,
      explanation: 'The expert at a fifth of its strength under strong noise: arrives late or never.',
    },
    narrow: {
      gain: 1,
      noise: 0.03,
      explanation: 'The expert with hardly any noise: good, but says nothing about other actions.',
    },
    failed: {
      explanation: 'Pushes straight for the flag, which the motor is too weak for.',
      begin: (random) => (_state, action) => {
        action[0] = 0.6 + 0.2 * random.normal()
      },
    },
  })
}
