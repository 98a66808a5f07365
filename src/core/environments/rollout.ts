import { RandomStream } from '../random/random-stream'
import type { BehaviourPolicy, Environment } from './environment'

/** Undiscounted returns of `episodes` episodes of a behaviour policy. */
export function behaviourReturns(
  environment: Environment,
  policy: BehaviourPolicy,
  episodes: number,
  seed: number,
): Float64Array {
  const random = RandomStream.fromSeed(seed)
  const returns = new Float64Array(episodes)
  let state = new Float64Array(environment.stateSize)
  const action = new Float64Array(environment.actions.length)
  const outcome = {
    states: new Float64Array(environment.stateSize),
    rewards: new Float64Array(1),
    terminals: new Uint8Array(1),
  }
  for (let episode = 0; episode < episodes; episode++) {
    environment.reset(random, state)
    const act = policy.begin(random)
    for (let step = 0; step < environment.timeLimit; step++) {
      act(state, action, step)
      environment.step(state, action, outcome)
      returns[episode]! += outcome.rewards[0]!
      state = outcome.states.slice()
      if (outcome.terminals[0] === 1) break
    }
  }
  return returns
}
