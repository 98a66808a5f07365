import type { Reduction } from '../graph/node'
import type { Operation } from '../graph/operations'

/** Offsets and strides count float32 elements in the arena. */
export interface Access {
  readonly offset: number
  readonly strides: readonly number[]
}

/** C = epilogue(A B): + bias, relu, then zero where `mask` is not positive. C is row-major [batch, m, n]. */
export interface GemmKernel {
  readonly kind: 'gemm'
  readonly batch: number
  readonly m: number
  readonly n: number
  readonly k: number
  /** Strides over [batch, m, k]. */
  readonly a: Access
  /** Strides over [batch, k, n]. */
  readonly b: Access
  readonly c: number
  /** Strides over [batch, n]. */
  readonly bias?: Access
  readonly relu: boolean
  /** Laid out like C. */
  readonly mask?: number
}

/** An operation on earlier values, which are counted through loads, immediates and instructions in this order. */
export interface Instruction {
  readonly operation: Operation
  readonly operands: readonly number[]
}

/** For each index of `shape`: loads, instructions, stores. A store may overwrite what the same index loaded. */
export interface ElementwiseKernel {
  readonly kind: 'elementwise'
  readonly shape: readonly number[]
  readonly loads: readonly Access[]
  readonly immediates: readonly number[]
  readonly instructions: readonly Instruction[]
  readonly stores: readonly { readonly value: number; readonly access: Access }[]
}

/** Over the middle of the row-major [outer, reduced, inner]. */
export interface ReduceKernel {
  readonly kind: 'reduce'
  readonly reduction: Reduction
  readonly outer: number
  readonly reduced: number
  readonly inner: number
  readonly input: number
  readonly output: number
}

export interface GatherKernel {
  readonly kind: 'gather'
  /** Number of rows to choose from; other indices give zeros. */
  readonly rows: number
  readonly count: number
  readonly width: number
  readonly input: number
  readonly indices: number
  readonly output: number
}

export interface SegmentSumKernel {
  readonly kind: 'segmentSum'
  readonly segmentCount: number
  readonly count: number
  readonly width: number
  readonly input: number
  readonly segments: number
  readonly output: number
}

export type Kernel = GemmKernel | ElementwiseKernel | ReduceKernel | GatherKernel | SegmentSumKernel

/** A step as a list of kernels over fixed places of one arena. */
export interface Plan {
  readonly kernels: readonly Kernel[]
  /** What must be written once before the first run. */
  readonly constants: readonly { readonly offset: number; readonly data: Float32Array }[]
  readonly inputs: ReadonlyMap<string, Region>
  /** All of them, so that one upload does. */
  readonly inputRegion: Region
  readonly outputs: ReadonlyMap<string, Region>
  /** Running sums, side by side. */
  readonly metrics: { readonly names: readonly string[]; readonly offset: number }
}

export interface Region {
  readonly offset: number
  readonly size: number
}
