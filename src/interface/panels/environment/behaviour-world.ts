import type { BehaviourPolicy, Environment } from '../../../core/environments/environment'
import type { RandomStream } from '../../../core/random/random-stream'

/** A behaviour policy in a world of its own, which begins where it is told and goes one step at a time. */
export class BehaviourWorld {
  readonly state: Float64Array
  readonly action: Float64Array
  return = 0
  ended = false
  trail: Float64Array[] = []
  #step = 0
  #act: ReturnType<BehaviourPolicy['begin']>
  readonly #outcome: { states: Float64Array; rewards: Float64Array; terminals: Uint8Array }

  constructor(
    private readonly environment: Environment,
    private readonly policy: BehaviourPolicy,
    private readonly random: RandomStream,
  ) {
    this.state = new Float64Array(environment.stateSize)
    this.action = new Float64Array(environment.actions.length)
    this.#outcome = {
      states: new Float64Array(environment.stateSize),
      rewards: new Float64Array(1),
      terminals: new Uint8Array(1),
    }
    this.#act = policy.begin(random)
    environment.reset(random, this.state)
  }

  /** A new episode from a given state. */
  begin(state: ArrayLike<number>): void {
    this.state.set(state)
    this.action.fill(0)
    this.#act = this.policy.begin(this.random)
    this.#step = 0
    this.return = 0
    this.ended = false
    this.trail = []
  }

  step(): void {
    if (this.ended) return
    this.trail.push(this.state.slice())
    this.#act(this.state, this.action, this.#step++)
    this.environment.step(this.state, this.action, this.#outcome)
    this.state.set(this.#outcome.states)
    this.return += this.#outcome.rewards[0]!
    this.ended = this.#outcome.terminals[0] === 1 || this.#step >= this.environment.timeLimit
  }
}
