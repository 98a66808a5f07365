import type { BatchRequest } from '../algorithms/algorithm'
import type { RandomStream } from '../random/random-stream'

/** The columns of a batch on the host, filled row by row; shapes as in `Batch`. */
export type BatchArrays = {
  readonly observations: Float32Array
  readonly actions: Float32Array
  readonly rewards: Float32Array
  readonly nextObservations: Float32Array
  readonly terminals: Float32Array
  readonly returnsToGo: Float32Array
  readonly nextActions?: Float32Array
  readonly nextActionKnown?: Float32Array
}

/** Where a learner's batches come from. */
export interface BatchSource {
  fill(request: BatchRequest, into: BatchArrays, random: RandomStream): void
  /** New priorities of the rows that the last `prioritised` request drew, in their order. */
  setPriorities(priorities: Float32Array): void
}
