import type { BehaviourPolicy, Quantity } from './environment'
import { clamp } from './numbers'

type Begin = BehaviourPolicy['begin']

/**
 * A controller whose commands are scaled, then disturbed by normal noise, then cut to the box.
 * `noise` is a standard deviation in shares of half the box.
 */
interface Disturbance {
  readonly gain: number
  readonly noise: number
}

/** What an environment says about its behaviour policies; the five kinds are the same everywhere. */
interface BehaviourSet {
  readonly actions: readonly Quantity[]
  readonly expert: { readonly begin: Begin; readonly explanation: string }
  readonly medium: Disturbance & { readonly explanation: string }
  readonly narrow: Disturbance & { readonly explanation: string }
  readonly failed: { readonly begin: Begin; readonly explanation: string }
}

/** Random, medium, expert, narrow demonstrations and failed demonstrations, in this order. */
export function behaviourSet({ actions, expert, medium, narrow, failed }: BehaviourSet): BehaviourPolicy[] {
  return [
    {
      id: 'random',
      label: 'Random',
      explanation: 'Uniformly random actions: covers much, achieves little.',
      begin: (random) => (_state, action) => {
        for (let i = 0; i < actions.length; i++) action[i] = random.uniformBetween(actions[i]!.low, actions[i]!.high)
      },
    },
    { id: 'medium', label: 'Medium', explanation: medium.explanation, begin: disturb(expert.begin, actions, medium) },
    { id: 'expert', label: 'Expert', explanation: expert.explanation, begin: bounded(expert.begin, actions) },
    {
      id: 'narrow',
      label: 'Narrow demonstrations',
      explanation: narrow.explanation,
      begin: disturb(expert.begin, actions, narrow),
    },
    {
      id: 'failed',
      label: 'Failed demonstrations',
      explanation: failed.explanation,
      begin: bounded(failed.begin, actions),
    },
  ]
}

function disturb(begin: Begin, actions: readonly Quantity[], { gain, noise }: Disturbance): Begin {
  return bounded((random) => {
    const act = begin(random)
    return (state, action, step) => {
      act(state, action, step)
      for (let i = 0; i < actions.length; i++) {
        const { low, high } = actions[i]!
        action[i] = gain * clamp(action[i]!, low, high) + noise * ((high - low) / 2) * random.normal()
      }
    }
  }, actions)
}

function bounded(begin: Begin, actions: readonly Quantity[]): Begin {
  return (random) => {
    const act = begin(random)
    return (state, action, step) => {
      act(state, action, step)
      for (let i = 0; i < actions.length; i++) action[i] = clamp(action[i]!, actions[i]!.low, actions[i]!.high)
    }
  }
}
