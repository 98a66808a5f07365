import type { Tensor } from '@tensorflow/tfjs-core'
import type { TransitionStore } from '../../data/transition-store'
import {
  type DeviceState,
  type Execution,
  executionOf,
  type GatheredMetrics,
  meansOf,
  type Program,
  type Runtime,
} from '../../engine/runtime'
import type { RandomStream } from '../../random/random-stream'
import type { LiveValues } from '../../training/live-values'
import type { Sizes } from '../algorithm'
import { type DynamicsState, finishDynamics, holdoutErrors, keepBest, updateDynamics } from './dynamics'
import type { H } from './hyperparameters'

/** x = (s, a): [rows, S + A], and y = (s' - s, r): [rows, S + 1] */
export interface FitRows {
  readonly x: Float32Array
  readonly y: Float32Array
}

/** Transitions as the dynamics model is fitted to them. */
export class RowCopier {
  /** S + A */
  readonly inputs: number
  /** S + 1 */
  readonly outputs: number

  constructor(private readonly sizes: Sizes) {
    this.inputs = sizes.observation + sizes.action
    this.outputs = sizes.observation + 1
  }

  empty(rows: number): FitRows {
    return { x: new Float32Array(rows * this.inputs), y: new Float32Array(rows * this.outputs) }
  }

  copy({ columns }: TransitionStore, row: number, into: FitRows, at: number): void {
    const { observation, action } = this.sizes
    for (let i = 0; i < observation; i++) {
      const value = columns.observations[row * observation + i]!
      into.x[at * this.inputs + i] = value
      into.y[at * this.outputs + i] = columns.nextObservations[row * observation + i]! - value
    }
    for (let i = 0; i < action; i++) {
      into.x[at * this.inputs + observation + i] = columns.actions[row * action + i]!
    }
    into.y[at * this.outputs + observation] = columns.rewards[row]!
  }

  gather(store: TransitionStore, rows: Uint32Array): FitRows {
    const gathered = this.empty(rows.length)
    rows.forEach((row, i) => {
      this.copy(store, row, gathered, i)
    })
    return gathered
  }
}

/** Rows 0 to count - 1 in two random parts. */
export function splitRows(count: number, holdout: number, random: RandomStream) {
  const rows = Uint32Array.from({ length: count }, (_, row) => row)
  shuffle(rows, random)
  return { holdout: rows.slice(0, holdout), training: rows.slice(Math.min(holdout, count - 1)) }
}

/** For each member of an ensemble its own rows, drawn with replacement once and read in a new order each epoch. */
export class BootstrapRows {
  constructor(private readonly rows: readonly Uint32Array[]) {}

  static draw(members: number, from: Uint32Array, random: RandomStream): BootstrapRows {
    return new BootstrapRows(Array.from({ length: members }, () => from.map(() => from[random.integer(from.length)]!)))
  }

  /** The index-th row of a member's epoch; beyond its end it begins again. */
  row(member: number, index: number): number {
    const rows = this.rows[member]!
    return rows[index % rows.length]!
  }

  shuffle(random: RandomStream): void {
    for (const rows of this.rows) shuffle(rows, random)
  }

  saved(): readonly Uint32Array[] {
    return this.rows.map((rows) => rows.slice())
  }
}

/** Fisher and Yates. */
function shuffle(rows: Uint32Array, random: RandomStream): void {
  for (let i = rows.length - 1; i > 0; i--) {
    const j = random.integer(i + 1)
    const swapped = rows[i]!
    rows[i] = rows[j]!
    rows[j] = swapped
  }
}

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

  get execution(): Execution | undefined {
    return this.#train && executionOf(this.#train)
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
