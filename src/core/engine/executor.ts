import type { Tensor } from '@tensorflow/tfjs-core'
import type { Plan } from './plan/plan'
import type { Shape } from './tree'

/** A plan made ready for one machine. */
export interface Prepared {
  /** Runs all kernels once, in order; on a GPU, issues them. */
  run(): void
  /** That share a run at present. */
  readonly threads: number
  dispose(): void
}

/** One arena of float32 and something that runs kernels on it. Offsets count elements. */
export interface Executor {
  /**
   * How many copies of the arena there are, one per seed. Every array outside of the plan holds the values of all seeds,
   * one seed after the other.
   */
  readonly seeds: number
  /** Passes over memory cost a dispatch each, so fewer and larger ones are better. */
  readonly mergeIndependent: boolean
  /** Makes room for `size` elements; what is there stays. */
  reserve(size: number): void
  write(offset: number, data: Float32Array): void
  /** As write, in one piece: `fill` puts the values into the array it is given, and keeps no hold of it. */
  upload(offset: number, size: number, fill: (target: Float32Array) => void): void
  /** The values once everything issued before the call is done, and not what is issued after it. The array is the caller's. */
  read(offset: number, size: number): Promise<Float32Array>
  /** The arena itself, where it is in the host's memory. */
  readonly memory?: Float32Array
  prepare(plan: Plan): Prepared
  settle(): Promise<void>
  /** For steps that run eagerly on this arena: a tensor with a copy of the values, and the way back. */
  toTensor(offset: number, shape: Shape): Tensor
  fromTensor(tensor: Tensor, offset: number): void
  dispose(): void
}
