import { type Shape, sizeOf } from '../tree'
import type { Node, ReduceNode, Reduction } from './node'
import { commutative, type Operation, scalarFunctions } from './operations'
import { simplify } from './simplify'
import { rowMajor } from './strides'
import { sameShape, ViewBuilder } from './view-builder'

/** Makes nodes: equal ones once, and each in the simplest form that computes the same. */
export class GraphBuilder extends ViewBuilder {
  elementwise(operation: Operation, ...operands: Node[]): Node {
    const shape = operands.map((node) => node.shape).reduce(broadcastShapes)
    let inputs = operands.map((node) => this.broadcastTo(node, shape))
    if (inputs.every((input) => input.kind === 'uniform')) {
      const [a, b, c] = inputs.map((input) => input.value)
      return this.uniform(scalarFunctions[operation](a ?? 0, b ?? 0, c ?? 0), shape)
    }
    const simpler = simplify(this, operation, inputs)
    if (simpler !== undefined) return simpler
    if (commutative.has(operation)) inputs = inputs.sort((a, b) => a.id - b.id)
    return this.make(`${operation} ${inputs.map(({ id }) => id)}`, { kind: 'elementwise', operation, inputs, shape })
  }

  /** a [..., M, K] times b [..., K, N], with equal or broadcast batch dimensions. */
  matMul(a: Node, b: Node, transposeA: boolean, transposeB: boolean): Node {
    const left = transposeA ? this.transpose(a, swapLastTwo(a.shape.length)) : a
    const right = transposeB ? this.transpose(b, swapLastTwo(b.shape.length)) : b
    const batch = broadcastShapes(left.shape.slice(0, -2), right.shape.slice(0, -2))
    const shape = [...batch, left.shape.at(-2)!, right.shape.at(-1)!]
    const flat = [left, right].map((node) => {
      const own = node.shape.slice(-2)
      return this.reshape(this.broadcastTo(node, [...batch, ...own]), [sizeOf(batch), ...own])
    })
    const operands = flat.map((node) => this.materialised(node))
    const product = this.make(`${operands.map(({ id }) => id)}`, {
      kind: 'matMul',
      a: operands[0]!,
      b: operands[1]!,
      shape: [sizeOf(batch), ...shape.slice(-2)],
    })
    return this.reshape(product, shape)
  }

  reduce(reduction: Reduction, node: Node, axes: readonly number[], keepDimensions: boolean): Node {
    const sorted = [...axes].sort((a, b) => a - b)
    const kept = node.shape.map((_, axis) => axis).filter((axis) => !sorted.includes(axis))
    const shape = keepDimensions
      ? node.shape.map((extent, axis) => (sorted.includes(axis) ? 1 : extent))
      : kept.map((axis) => node.shape[axis]!)
    const reduced = sizeOf(sorted.map((axis) => node.shape[axis]!))
    const index = reduction === 'argMax' || reduction === 'argMin'
    if (reduced === 1) return index ? this.uniform(0, shape) : this.reshape(node, shape)
    if (node.kind === 'uniform' && reduction === 'sum') return this.uniform(node.value * reduced, shape)
    // Axes of extent 1 do not part the others.
    const wide = sorted.filter((axis) => node.shape[axis]! > 1)
    const adjacent = sizeOf(node.shape.slice(wide[0]!, wide.at(-1)! + 1)) === reduced
    const ordered = adjacent ? node : this.transpose(node, [...kept, ...sorted])
    const inner = adjacent ? sizeOf(node.shape.slice(wide.at(-1)! + 1)) : 1
    const outer = sizeOf(node.shape) / reduced / inner
    return this.#reduction(reduction, ordered, shape, { outer, reduced, inner })
  }

  /** Running sums along `axis`, each including its own element. */
  cumulativeSum(node: Node, axis: number): Node {
    const outer = sizeOf(node.shape.slice(0, axis))
    const inner = sizeOf(node.shape.slice(axis + 1))
    return this.#reduction('cumsum', node, node.shape, { outer, reduced: node.shape[axis]!, inner })
  }

  #reduction(reduction: Reduction, node: Node, shape: Shape, extents: Pick<ReduceNode, 'outer' | 'reduced' | 'inner'>) {
    const input = this.contiguous(this.materialised(node))
    const { outer, reduced, inner } = extents
    return this.make(`${reduction} ${input.id} ${outer} ${reduced} ${inner}`, {
      kind: 'reduce',
      reduction,
      input,
      shape,
      ...extents,
    })
  }

  concat(nodes: readonly Node[], axis: number): Node {
    const inputs = nodes.filter((node) => sizeOf(node.shape) > 0)
    if (inputs.length === 1) return inputs[0]!
    const extent = inputs.reduce((sum, node) => sum + node.shape[axis]!, 0)
    const shape = inputs[0]!.shape.map((own, d) => (d === axis ? extent : own))
    const stride = rowMajor(shape)[axis]!
    let offset = 0
    const pieces = inputs.map((input) => {
      const piece = { input, offset }
      offset += input.shape[axis]! * stride
      return piece
    })
    return this.make(pieces.map((piece) => `${piece.input.id}@${piece.offset}`).join(), {
      kind: 'assemble',
      background: undefined,
      pieces,
      shape,
    })
  }

  pad(node: Node, paddings: readonly (readonly [number, number])[], background: number): Node {
    const shape = node.shape.map((extent, axis) => extent + paddings[axis]![0] + paddings[axis]![1])
    if (sameShape(shape, node.shape)) return node
    const offset = rowMajor(shape).reduce((sum, stride, axis) => sum + stride * paddings[axis]![0], 0)
    return this.make(`${background} ${node.id}@${offset}`, {
      kind: 'assemble',
      background,
      pieces: [{ input: node, offset }],
      shape,
    })
  }

  /** Rows of `node` [N, ...] by `indices`: [...indices, ...]. */
  gather(node: Node, indices: Node): Node {
    const width = sizeOf(node.shape.slice(1))
    const shape = [...indices.shape, ...node.shape.slice(1)]
    const input = this.contiguous(this.materialised(node))
    const rows = this.contiguous(this.materialised(indices))
    return this.make(`${input.id} ${rows.id}`, { kind: 'gather', input, indices: rows, width, shape })
  }

  segmentSum(node: Node, segments: Node, count: number): Node {
    const width = sizeOf(node.shape.slice(segments.shape.length))
    const shape = [count, ...node.shape.slice(segments.shape.length)]
    const input = this.contiguous(this.materialised(node))
    const rows = this.contiguous(this.materialised(segments))
    return this.make(`${input.id} ${rows.id}`, { kind: 'segmentSum', input, segments: rows, width, shape })
  }
}

function broadcastShapes(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length)
  return Array.from({ length: rank }, (_, axis) => {
    const left = a[axis - rank + a.length] ?? 1
    const right = b[axis - rank + b.length] ?? 1
    if (left !== right && left !== 1 && right !== 1) throw new Error(`Cannot broadcast [${a}] with [${b}].`)
    return left === 1 ? right : left
  })
}

function swapLastTwo(rank: number): number[] {
  return Array.from({ length: rank }, (_, axis) => (axis === rank - 1 ? rank - 2 : axis === rank - 2 ? rank - 1 : axis))
}
