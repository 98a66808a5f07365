import type { Tensor } from '@tensorflow/tfjs-core'
import {
  type DynamicsState,
  finishDynamics,
  holdoutErrors,
  keepBest,
  updateDynamics,
} from '../algorithms/mopo/dynamics'
import type { H } from '../algorithms/mopo/hyperparameters'
import { type DeviceState, type GatheredMetrics, meansOf, type Program, type Runtime } from '../engine/runtime'
import type { Said } from '../said/said'
import type { LiveValues } from './live-values'
import type { FitRows, RowCopier } from './mopo-fit-rows'

type Rows = { readonly x: Tensor; readonly y: Tensor }

/** What the fit of the dynamics computes on the device; each step is traced when it is first needed. */
export class FitSteps {
  #train: Program | undefined
  #validate: Program | undefined
  #keep: Program | undefined
  #finish: Program | undefined
  /** Metrics that a restored fit brought along, until its first step. */
  #waiting: GatheredMetrics | undefined

  constructor(
    private readonly widths: Pick<RowCopier, 'inputs' | 'outputs'>,
    private readonly h: LiveValues,
    private readonly runtime: Runtime,
    private readonly state: DeviceState,
  ) {}

  get execution(): { readonly mode: 'compiled' | 'eager'; readonly reason?: Said } | undefined {
    return this.#train && { mode: this.#train.mode, reason: this.#train.reason }
  }

  /** One gradient step of all members. `rows`: one batch after the other. */
  train(rows: FitRows): void {
    const { members, dynamicsBatchSize } = this.#settings
    this.#train ??= this.runtime.createProgram<
      DynamicsState,
      Rows & { readonly h: { readonly [name: string]: Tensor } }
    >(
      (state, { x, y, h }) => {
        const { gradients: _, ...result } = updateDynamics(state, x, y, this.h.with(h) as unknown as H)
        return result
      },
      this.state,
      { ...this.#shapesOf([members, dynamicsBatchSize]), h: this.h.shapes },
    )
    if (this.#waiting) this.#train.restoreGathered(this.#waiting)
    this.#waiting = undefined
    const live = Object.fromEntries(Object.keys(this.h.shapes).map((name) => [name, new Float32Array(1)]))
    this.h.write(live)
    this.#train.run({ ...rows, h: live })
  }

  /** Mean squared error of each member on the rows that no member is fitted to. */
  async holdoutErrors(holdout: FitRows): Promise<ArrayLike<number>> {
    this.#validate ??= this.#onHoldout(holdout, (state, { x, y }) => ({
      outputs: { perMember: holdoutErrors(state, x, y, this.#settings).perMember },
    }))
    this.#validate.run({ ...holdout })
    return (await this.#validate.outputs()).perMember!
  }

  /** The layers of the members that have improved are kept as their best. */
  keepBest(improved: readonly boolean[]): void {
    this.#keep ??= this.runtime.createProgram<DynamicsState, { readonly improved: Tensor }>(
      (state, inputs) => ({ state: keepBest(state, inputs.improved) }),
      this.state,
      { improved: [improved.length] },
    )
    this.#keep.run({ improved: Float32Array.from(improved, Number) })
  }

  /** Each member goes back to its best layers. */
  finish(holdout: FitRows): void {
    this.#finish ??= this.#onHoldout(holdout, (state, { x, y }) => ({
      state: finishDynamics(state, x, y, this.#settings),
    }))
    this.#finish.run({ ...holdout })
  }

  /** Mean of the loss since the last call. */
  async metrics(): Promise<Record<string, number>> {
    const metrics = this.#waiting ? meansOf(this.#waiting) : ((await this.#train?.metrics()) ?? {})
    this.#waiting = undefined
    return metrics
  }

  /** What `metrics` will be the mean of. */
  async gathered(): Promise<GatheredMetrics> {
    return this.#waiting ?? (await this.#train?.gathered()) ?? { count: 0, sums: {} }
  }

  restoreGathered(gathered: GatheredMetrics): void {
    this.#train?.dispose()
    this.#train = undefined
    this.#waiting = gathered
  }

  /** A metric of the last step that is no finite number; see `Program.brokenMetric`. */
  brokenMetric(): string | undefined {
    return this.#train?.brokenMetric()
  }

  dispose(): void {
    for (const program of [this.#train, this.#validate, this.#keep, this.#finish]) program?.dispose()
  }

  get #settings(): H {
    return this.h.values as unknown as H
  }

  #shapesOf(rows: readonly number[]) {
    return { x: [...rows, this.widths.inputs], y: [...rows, this.widths.outputs] }
  }

  #onHoldout(
    { x }: FitRows,
    step: (state: DynamicsState, rows: Rows) => ReturnType<Parameters<Runtime['createProgram']>[0]>,
  ): Program {
    const rows = x.length / this.widths.inputs
    return this.runtime.createProgram<DynamicsState, Rows>(step, this.state, this.#shapesOf([rows]))
  }
}
