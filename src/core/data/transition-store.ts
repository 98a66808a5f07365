/** Columns of transitions in a learner's units: observations normalised, actions in [-1, 1], rewards transformed. */
export type TransitionColumns = {
  readonly observations: Float32Array
  readonly actions: Float32Array
  readonly rewards: Float32Array
  readonly nextObservations: Float32Array
  readonly terminals: Float32Array
  readonly returnsToGo: Float32Array
}

/**
 * Return-to-go of a row whose episode has not ended, so that nobody knows it. A finite number far below any return, since a
 * graphics card may not keep NaN or infinity: Q is never below it, and a maximum with it changes nothing.
 */
export const NO_RETURN = -1e30

export function isReturnKnown(returnToGo: number): boolean {
  return returnToGo > NO_RETURN / 10
}

/** One transition, as rows of the columns. */
export interface Transition {
  readonly observation: Float32Array
  readonly action: Float32Array
  readonly reward: number
  readonly nextObservation: Float32Array
  readonly terminal: number
  /** NO_RETURN while the episode goes on. */
  readonly returnToGo: number
}

/** A ring of transitions: when it is full, the oldest give way. */
export class TransitionStore {
  readonly columns: TransitionColumns
  #written = 0

  constructor(
    readonly capacity: number,
    readonly observationSize: number,
    readonly actionSize: number,
  ) {
    this.columns = emptyColumns(capacity, observationSize, actionSize)
  }

  get count(): number {
    return Math.min(this.#written, this.capacity)
  }

  /** Transitions ever pushed, including those that gave way. */
  get written(): number {
    return this.#written
  }

  /** Returns the row that the transition took. */
  add(transition: Transition): number {
    const row = this.#written % this.capacity
    const { columns, observationSize, actionSize } = this
    columns.observations.set(transition.observation, row * observationSize)
    columns.actions.set(transition.action, row * actionSize)
    columns.rewards[row] = transition.reward
    columns.nextObservations.set(transition.nextObservation, row * observationSize)
    columns.terminals[row] = transition.terminal
    columns.returnsToGo[row] = transition.returnToGo
    this.#written++
    return row
  }

  /** Says what the transition that was pushed as number `pushed` (from 0) has earned; nothing where it has given way. */
  settle(pushed: number, returnToGo: number): void {
    if (pushed < this.#written - this.capacity) return
    this.columns.returnsToGo[pushed % this.capacity] = returnToGo
  }

  /** Row of the k-th newest transition; k = 0 is the last one pushed. */
  rowFromNewest(k: number): number {
    return (this.#written - 1 - k + this.capacity) % this.capacity
  }

  copyRow(row: number, into: TransitionColumns, intoRow: number): void {
    const { columns, observationSize, actionSize } = this
    copyRow(columns.observations, row, into.observations, intoRow, observationSize)
    copyRow(columns.actions, row, into.actions, intoRow, actionSize)
    copyRow(columns.nextObservations, row, into.nextObservations, intoRow, observationSize)
    into.rewards[intoRow] = columns.rewards[row]!
    into.terminals[intoRow] = columns.terminals[row]!
    into.returnsToGo[intoRow] = columns.returnsToGo[row]!
  }

  /** The rows in use, for a checkpoint. */
  saved(): { readonly written: number; readonly columns: TransitionColumns } {
    const { count, observationSize, actionSize, columns } = this
    return {
      written: this.#written,
      columns: {
        observations: columns.observations.slice(0, count * observationSize),
        actions: columns.actions.slice(0, count * actionSize),
        rewards: columns.rewards.slice(0, count),
        nextObservations: columns.nextObservations.slice(0, count * observationSize),
        terminals: columns.terminals.slice(0, count),
        returnsToGo: columns.returnsToGo.slice(0, count),
      },
    }
  }

  restore({ written, columns }: { readonly written: number; readonly columns: TransitionColumns }): void {
    for (const name of Object.keys(columns) as (keyof TransitionColumns)[]) this.columns[name].set(columns[name])
    this.#written = written
  }
}

function emptyColumns(rows: number, observationSize: number, actionSize: number): TransitionColumns {
  return {
    observations: new Float32Array(rows * observationSize),
    actions: new Float32Array(rows * actionSize),
    rewards: new Float32Array(rows),
    nextObservations: new Float32Array(rows * observationSize),
    terminals: new Float32Array(rows),
    returnsToGo: new Float32Array(rows),
  }
}

function copyRow(from: Float32Array, row: number, into: Float32Array, intoRow: number, width: number): void {
  const [source, target] = [row * width, intoRow * width]
  for (let i = 0; i < width; i++) into[target + i] = from[source + i]!
}
