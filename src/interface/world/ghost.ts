import type { BehaviourPolicy, Environment } from '../../core/environments/environment'
import type { RandomStream } from '../../core/random/random-stream'

/** The behaviour policy in the same episode as the policy on show: it starts where that one starts, and goes its own way. */
export class Ghost {
  #state: Float64Array | null = null
  #act: ReturnType<BehaviourPolicy['begin']> | undefined
  #step = 0
  #over = false
  #return = 0
  readonly #action: Float64Array

  constructor(
    private readonly environment: Environment,
    private readonly policy: BehaviourPolicy,
    private readonly random: RandomStream,
  ) {
    this.#action = new Float64Array(environment.actions.length)
  }

  /** [stateSize]; null before the first episode. */
  get state(): Float64Array | null {
    return this.#state
  }

  /** [actions.length], its latest one. */
  get action(): Float64Array {
    return this.#action
  }

  /** Undiscounted, of the episode so far. */
  get returnSoFar(): number {
    return this.#return
  }

  get over(): boolean {
    return this.#over
  }

  begin(state: ArrayLike<number>): void {
    this.#state = Float64Array.from(state)
    this.#act = this.policy.begin(this.random)
    this.#step = 0
    this.#over = false
    this.#return = 0
  }

  /** One step; where its task has ended it stays. */
  step(): void {
    if (!this.#state || !this.#act || this.#over) return
    const { stateSize } = this.environment
    this.#act(this.#state, this.#action, this.#step++)
    const outcome = {
      states: new Float64Array(stateSize),
      rewards: new Float64Array(1),
      terminals: new Uint8Array(1),
    }
    this.environment.step(this.#state, this.#action, outcome)
    this.#state = outcome.states
    this.#return += outcome.rewards[0]!
    this.#over = outcome.terminals[0] === 1
  }
}
