import { behaviourSet } from '../behaviour-policy'
import type { BehaviourPolicy, Quantity } from '../environment'

/** Linear-quadratic regulator of the linearised pole at 0.04 s a step: Q = diag(1, 10, .1, .1), R = .1. */
const BALANCE = [-1.719, -12.145, -2.015, -1.902] as const

function balancingForce(state: Float64Array): number {
  return -BALANCE.reduce((sum, gain, i) => sum + gain * state[i]!, 0)
}

export function invertedPendulumPolicies(actions: readonly Quantity[]): BehaviourPolicy[] {
  return behaviourSet({
    actions,
    expert: {
      explanation: 'The linear-quadratic regulator of the upright pole: never lets it fall.',
      begin: () => (state, action) => {
        action[0] = balancingForce(state)
      },
    },
    medium: {
      gain: 0.5,
      noise: 0.2,
      explanation: 'The expert at half its strength under noise: holds the pole for a while.',
    },
    narrow: {
      gain: 1,
      noise: 0.03,
      explanation: 'The expert with hardly any noise: good, but says nothing about other actions.',
    },
    failed: {
      explanation: 'Begins like the expert, then stops pushing.',
      begin(random) {
        const lettingGo = 5 + random.integer(40)
        return (state, action, step) => {
          action[0] = step < lettingGo ? balancingForce(state) : 0
        }
      },
    },
  })
}
