import type { Node, ViewNode } from '../graph/node'
import { isContiguous } from '../graph/strides'
import { access } from '../graph/view-builder'
import { sizeOf } from '../tree'

/** An operand as a walk, over the shape of its node, through an array that is no view. */
export interface Resolved extends Pick<ViewNode, 'offset' | 'strides'> {
  readonly base: Node
  /** The walk is 0, 1, 2, ... to the end: element i of the operand is element i of the array. */
  readonly linear: boolean
}

export function resolve(node: Node): Resolved {
  const { offset, strides } = access(node)
  const base = node.kind === 'view' ? node.input : node
  const linear = offset === 0 && sizeOf(node.shape) === sizeOf(base.shape) && isContiguous(node.shape, strides)
  return { base, offset, strides, linear }
}

export function isLeaf(node: Node): boolean {
  return node.kind === 'state' || node.kind === 'input' || node.kind === 'constant' || node.kind === 'uniform'
}
