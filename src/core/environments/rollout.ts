import { RandomStream } from '../random/random-stream'
import type { BehaviourPolicy, Environment } from './environment'

/** One step of an episode; the arrays are reused by the next step. */
export interface RolloutStep {
  /** [stateSize] */
  readonly state: Float64Array
  /** [actions.length], environment units, rounded to float32 as datasets hold them */
  readonly action: Float64Array
  readonly reward: number
  /** [stateSize] */
  readonly nextState: Float64Array
  readonly terminal: boolean
  /** The time limit cut the episode off here. */
  readonly timeout: boolean
}

/** Runs one episode of a behaviour policy from a fresh start to its end or the time limit. */
export function runEpisode(
  environment: Environment,
  policy: BehaviourPolicy,
  random: RandomStream,
  visit: (step: RolloutStep) => void,
): void {
  const state = new Float64Array(environment.stateSize)
  const action = new Float64Array(environment.actions.length)
  const outcome = {
    states: new Float64Array(environment.stateSize),
    rewards: new Float64Array(1),
    terminals: new Uint8Array(1),
  }
  environment.reset(random, state)
  const act = policy.begin(random)
  for (let step = 0; step < environment.timeLimit; step++) {
    act(state, action, step)
    for (let i = 0; i < action.length; i++) action[i] = Math.fround(action[i]!)
    environment.step(state, action, outcome)
    const terminal = outcome.terminals[0] === 1
    const timeout = !terminal && step === environment.timeLimit - 1
    visit({ state, action, reward: outcome.rewards[0]!, nextState: outcome.states, terminal, timeout })
    if (terminal) return
    state.set(outcome.states)
  }
}

/** Undiscounted returns of `episodes` episodes of a behaviour policy. */
export function behaviourReturns(
  environment: Environment,
  policy: BehaviourPolicy,
  episodes: number,
  seed: number,
): Float64Array {
  const random = RandomStream.fromSeed(seed)
  return Float64Array.from({ length: episodes }, () => {
    let sum = 0
    runEpisode(environment, policy, random, ({ reward }) => {
      sum += reward
    })
    return sum
  })
}
