import { type Shape, sizeOf } from '../tree'
import type { Node, ViewNode } from './node'
import { NodeStore } from './node-store'
import { isContiguous, reshapeStrides, rowMajor } from './strides'

/** Nodes that are other indices into the same values: none of these computes anything. */
export class ViewBuilder extends NodeStore {
  /** A view of what `node` is, or of what it is a view of. */
  #view(node: Node, shape: Shape, offset: number, strides: readonly number[]): Node {
    if (node.kind === 'uniform') return this.uniform(node.value, shape)
    const input = node.kind === 'view' ? node.input : node
    if (offset === 0 && sameShape(shape, input.shape) && isContiguous(shape, strides)) return input
    const canonical = strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride))
    return this.make(`${input.id} ${offset} ${canonical}`, { kind: 'view', input, offset, strides: canonical, shape })
  }

  reshape(node: Node, shape: Shape): Node {
    if (sameShape(node.shape, shape)) return node
    const { offset, strides } = access(node)
    const reshaped = reshapeStrides(node.shape, strides, shape)
    if (reshaped !== undefined) return this.#view(node, shape, offset, reshaped)
    return this.#view(this.contiguous(node), shape, 0, rowMajor(shape))
  }

  broadcastTo(node: Node, shape: Shape): Node {
    if (sameShape(node.shape, shape)) return node
    const { offset, strides } = access(node)
    const added = shape.length - node.shape.length
    const broadcast = shape.map((extent, axis) => {
      const own = node.shape[axis - added] ?? 1
      if (own !== 1 && own !== extent) throw new Error(`Cannot broadcast [${node.shape}] to [${shape}].`)
      return own === 1 ? 0 : strides[axis - added]!
    })
    return this.#view(node, shape, offset, broadcast)
  }

  transpose(node: Node, permutation: readonly number[]): Node {
    const { offset, strides } = access(node)
    const shape = permutation.map((axis) => node.shape[axis]!)
    return this.#view(
      node,
      shape,
      offset,
      permutation.map((axis) => strides[axis]!),
    )
  }

  /** Elements begin, begin + step, ... along each axis. */
  slice(node: Node, begin: readonly number[], shape: Shape, step: readonly number[] = shape.map(() => 1)): Node {
    const { offset, strides } = access(node)
    return this.#view(
      node,
      shape,
      strides.reduce((sum, stride, axis) => sum + stride * begin[axis]!, offset),
      strides.map((stride, axis) => stride * step[axis]!),
    )
  }

  reverse(node: Node, axes: readonly number[]): Node {
    const begin = node.shape.map((extent, axis) => (axes.includes(axis) ? extent - 1 : 0))
    return this.slice(
      node,
      begin,
      node.shape,
      node.shape.map((_, axis) => (axes.includes(axis) ? -1 : 1)),
    )
  }

  tile(node: Node, repeats: readonly number[]): Node {
    const split = repeats.flatMap((count, axis) => [count, node.shape[axis]!])
    const spread = this.reshape(
      node,
      repeats.flatMap((_, axis) => [1, node.shape[axis]!]),
    )
    return this.reshape(
      this.broadcastTo(spread, split),
      repeats.map((count, axis) => count * node.shape[axis]!),
    )
  }

  /** The same values in an array of their own, row-major. */
  contiguous(node: Node): Node {
    if (node.kind !== 'view') return node
    if (node.offset === 0 && isContiguous(node.shape, node.strides) && sizeOf(node.shape) === sizeOf(node.input.shape))
      return node
    return this.copy(node, '')
  }

  /** The values of `node` at a place of their own, whatever else holds them. */
  copy(node: Node, purpose: string): Node {
    return this.make(`copy ${node.id} ${purpose}`, {
      kind: 'elementwise',
      operation: 'copy',
      inputs: [node],
      shape: node.shape,
    })
  }

  /** Uniform values as an array in memory, for kernels that take no immediate numbers. */
  materialised(node: Node): Node {
    if (node.kind !== 'uniform') return node
    return this.copy(node, '')
  }
}

/** Where a node's elements lie in the array it is, or is a view of. */
export function access(node: Node): Pick<ViewNode, 'offset' | 'strides'> {
  return node.kind === 'view' ? node : { offset: 0, strides: rowMajor(node.shape) }
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis])
}
