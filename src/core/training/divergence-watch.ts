import type { HostArray, Tree } from '../engine/tree'
import type { LastChange } from './changes'
import { allFinite, brokenNetwork, brokenValue, DivergenceError, isBroken } from './divergence'
import type { Learner } from './learner'

/** Keeps watch over a learner: nothing that is no finite number is trained on, acted on or saved. */
export class DivergenceWatch {
  #error: DivergenceError | undefined
  #soundUntil = 0

  constructor(
    private readonly learner: Learner,
    /** Gradient steps done, and what was moved last. */
    private readonly now: () => { readonly step: number; readonly lastChange: LastChange | null },
  ) {}

  /** Throws again what was thrown once. */
  refuse(): void {
    if (this.#error) throw this.#error
  }

  /** After every update; on a GPU it sees nothing, and the report does. */
  async afterUpdate(brokenMetric: string | undefined = this.learner.brokenMetric()): Promise<void> {
    if (
      brokenMetric === undefined &&
      !this.learner.trained.some((name) => isBroken(this.learner.state.glance(name) ?? 0))
    )
      return
    await this.#fail(brokenMetric ?? null, this.now().step - 1)
  }

  async atReport(values: Readonly<Record<string, number>>): Promise<void> {
    const metric = brokenValue(values)
    if (metric !== null) await this.#fail(metric)
    this.#soundUntil = this.now().step
  }

  async beforeActing(actions: Float32Array): Promise<void> {
    if (!actions.every(Number.isFinite)) await this.#fail(null)
  }

  /** The learner's state for a snapshot, which is sound or does not come into being. */
  async soundState(): Promise<Tree<HostArray>> {
    this.refuse()
    const state = await this.learner.state.read()
    if (!allFinite(state) || brokenNetwork(this.learner.trained, state)) await this.#fail(null, this.#soundUntil, state)
    return state
  }

  /** A run that is restored begins sound. */
  reset(): void {
    this.#error = undefined
    this.#soundUntil = this.now().step
  }

  async #fail(metric: string | null, soundUntil = this.#soundUntil, known?: Tree<HostArray>): Promise<never> {
    const network = brokenNetwork(this.learner.trained, known ?? (await this.learner.state.read()))
    this.#error = new DivergenceError({ ...this.now(), soundUntil, metric, network })
    throw this.#error
  }
}
