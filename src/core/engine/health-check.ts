import { BackendFailure } from './backend-failure'
import { message } from './message'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from './reference-step'
import type { DeviceState, Program, Runtime } from './runtime'
import { flatten, type HostArray, isHostArray, type Tree } from './tree'

const SIZES = { observation: 3, action: 2, hidden: 11, batch: 5 }

/**
 * Asks a runtime, in the middle of its work, whether it still computes what it computed at first: one small training step
 * with the same numbers each time. The self-test has compared that first answer with the cpu backend's.
 */
export class HealthCheck {
  readonly #state: DeviceState
  readonly #program: Program
  readonly #initial: Tree<HostArray>
  #expected: readonly number[] | undefined

  constructor(runtime: Runtime) {
    this.#initial = referenceState(SIZES, 1)
    this.#state = runtime.createState(this.#initial)
    this.#program = runtime.createProgram(referenceStep, this.#state, referenceInputShapes(SIZES))
  }

  /** Throws a BackendFailure where a number differs from the first check's. */
  async check(): Promise<void> {
    this.#state.write(this.#initial)
    this.#program.run(referenceInputs(SIZES, 1))
    const now = flatten(await this.#state.read(), isHostArray).flatMap(({ leaf }) => [...leaf.data])
    this.#expected ??= now
    const wrong = now.findIndex(
      (value, i) => !(Math.abs(value - this.#expected![i]!) <= 1e-4 * Math.max(1, Math.abs(value))),
    )
    if (wrong < 0) return
    throw new BackendFailure(
      message`It computes wrong numbers: the same small step gave ${this.#expected[wrong]!} at first and ${now[wrong]!} now.`,
    )
  }

  dispose(): void {
    this.#program.dispose()
    this.#state.dispose()
  }
}
