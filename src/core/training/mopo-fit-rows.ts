import type { Sizes } from '../algorithms/algorithm'
import type { TransitionStore } from '../data/transition-store'

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
