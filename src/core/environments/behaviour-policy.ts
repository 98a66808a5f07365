import type { BehaviourPolicy, Quantity } from './environment'
import { clamp } from './numbers'

/** Uniform actions from the whole box. */
export function randomPolicy(actions: readonly Quantity[]): BehaviourPolicy {
  return {
    id: 'random',
    label: 'Random',
    explanation: 'Uniformly random actions: covers much, achieves little.',
    begin: (random) => (_state, action) => {
      for (let i = 0; i < actions.length; i++) action[i] = random.uniformBetween(actions[i]!.low, actions[i]!.high)
    },
  }
}

/**
 * A controller whose commands are scaled, then disturbed by normal noise, then cut to the box.
 * `noise` is a standard deviation in the action's unit.
 */
export interface Disturbance {
  readonly gain: number
  readonly noise: number
}

export function disturb(
  policy: BehaviourPolicy,
  actions: readonly Quantity[],
  { gain, noise }: Disturbance,
  text: { readonly id: string; readonly label: string; readonly explanation: string },
): BehaviourPolicy {
  return {
    ...text,
    begin(random) {
      const act = policy.begin(random)
      return (state, action, step) => {
        act(state, action, step)
        for (let i = 0; i < actions.length; i++) {
          action[i] = clamp(gain * action[i]! + noise * random.normal(), actions[i]!.low, actions[i]!.high)
        }
      }
    },
  }
}
