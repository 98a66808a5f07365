import type { Shape } from '../tree'
import type { Operation } from './operations'

/**
 * The graph of one step. Values are float32, row-major. Nodes are made by the GraphBuilder alone, which shares equal
 * ones, so that identity of nodes is equality of what they compute.
 */
export type Node =
  | StateNode
  | InputNode
  | UniformNode
  | ConstantNode
  | ElementwiseNode
  | ViewNode
  | MatMulNode
  | ReduceNode
  | AssembleNode
  | GatherNode
  | SegmentSumNode

interface NodeBase {
  /** Also the order of creation: inputs have smaller ones. */
  readonly id: number
  readonly shape: Shape
}

/** A leaf of the learner's state, as it was before the step. */
export interface StateNode extends NodeBase {
  readonly kind: 'state'
  readonly path: string
}

export interface InputNode extends NodeBase {
  readonly kind: 'input'
  readonly path: string
}

/** One number everywhere. */
export interface UniformNode extends NodeBase {
  readonly kind: 'uniform'
  readonly value: number
}

export interface ConstantNode extends NodeBase {
  readonly kind: 'constant'
  readonly data: Float32Array
}

/** All inputs have the node's own shape; broadcasts are views. */
export interface ElementwiseNode extends NodeBase {
  readonly kind: 'elementwise'
  readonly operation: Operation
  readonly inputs: readonly Node[]
}

/**
 * Other indices into the same values: element i is at offset + sum(i[d] * strides[d]) of the row-major `input`, which is
 * neither a view nor uniform.
 */
export interface ViewNode extends NodeBase {
  readonly kind: 'view'
  readonly input: Node
  readonly offset: number
  readonly strides: readonly number[]
}

/** a [batch..., M, K] times b [batch..., K, N]; transposes are views. Batch dimensions are collapsed into one. */
export interface MatMulNode extends NodeBase {
  readonly kind: 'matMul'
  readonly a: Node
  readonly b: Node
}

export type Reduction = 'sum' | 'max' | 'min' | 'prod' | 'argMax' | 'argMin' | 'cumsum'

/**
 * Over the middle dimension of [outer, reduced, inner]. `input` is contiguous; the shape is the caller's.
 * `cumsum` keeps the middle dimension.
 */
export interface ReduceNode extends NodeBase {
  readonly kind: 'reduce'
  readonly reduction: Reduction
  readonly input: Node
  readonly outer: number
  readonly reduced: number
  readonly inner: number
}

/** Pieces side by side in one array: concatenation and padding. What no piece covers is `background`. */
export interface AssembleNode extends NodeBase {
  readonly kind: 'assemble'
  readonly background: number | undefined
  readonly pieces: readonly { readonly input: Node; readonly offset: number }[]
}

/** Rows [N, width] of `input`, by `indices` [M]: [M, width]. An index outside of 0..N-1 gives zeros. */
export interface GatherNode extends NodeBase {
  readonly kind: 'gather'
  readonly input: Node
  readonly indices: Node
  readonly width: number
}

/** Sums of the rows [M, width] of `input` by segment [M]: [N, width]. */
export interface SegmentSumNode extends NodeBase {
  readonly kind: 'segmentSum'
  readonly input: Node
  readonly segments: Node
  readonly width: number
}

export function inputsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'elementwise':
      return node.inputs
    case 'view':
    case 'reduce':
      return [node.input]
    case 'matMul':
      return [node.a, node.b]
    case 'assemble':
      return node.pieces.map(({ input }) => input)
    case 'gather':
      return [node.input, node.indices]
    case 'segmentSum':
      return [node.input, node.segments]
    default:
      return []
  }
}
