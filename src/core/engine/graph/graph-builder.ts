import { type Shape, sizeOf } from '../tree'
import type { Node, ReduceNode, Reduction, UniformNode, ViewNode } from './node'
import { commutative, type Operation, scalarFunctions } from './operations'
import { simplify } from './simplify'
import { isContiguous, reshapeStrides, rowMajor } from './strides'

type Distribute<T> = T extends Node ? Omit<T, 'id'> : never
export type NodeWithoutId = Distribute<Node>

/** Makes nodes: equal ones once, and each in the simplest form that computes the same. */
export class GraphBuilder {
  readonly #nodes = new Map<string, Node>()

  #make<N extends NodeWithoutId>(attributes: string, node: N): Node {
    const key = `${node.kind} [${node.shape}] ${attributes}`
    let known = this.#nodes.get(key)
    if (known === undefined) {
      known = { ...node, id: this.#nodes.size } as unknown as Node
      this.#nodes.set(key, known)
    }
    return known
  }

  /** One line per node in the order of creation: two traces are the same if and only if these are. */
  describe(): string[] {
    return [...this.#nodes.keys()]
  }

  /** The node for `operation` if it has been made already. */
  existing(operation: Operation, inputs: readonly Node[]): Node | undefined {
    return this.#nodes.get(`elementwise [${inputs[0]!.shape}] ${operation} ${inputs.map(({ id }) => id)}`)
  }

  state(path: string, shape: Shape): Node {
    return this.#make(path, { kind: 'state', path, shape })
  }

  input(path: string, shape: Shape): Node {
    return this.#make(path, { kind: 'input', path, shape })
  }

  uniform(value: number, shape: Shape): UniformNode {
    const float = Math.fround(value)
    const key = Object.is(float, -0) ? '-0' : String(float)
    return this.#make(key, { kind: 'uniform', value: float, shape }) as UniformNode
  }

  constant(data: ArrayLike<number>, shape: Shape): Node {
    const first = data[0] ?? 0
    let same = true
    for (let i = 1; i < data.length && same; i++) same = Object.is(data[i], first)
    if (same) return this.uniform(first, shape)
    const copy = Float32Array.from(data)
    return this.#make(copy.join(), { kind: 'constant', data: copy, shape })
  }

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
    return this.#make(`${operation} ${inputs.map(({ id }) => id)}`, { kind: 'elementwise', operation, inputs, shape })
  }

  /** A view of what `node` is, or of what it is a view of. */
  #view(node: Node, shape: Shape, offset: number, strides: readonly number[]): Node {
    if (node.kind === 'uniform') return this.uniform(node.value, shape)
    const input = node.kind === 'view' ? node.input : node
    if (offset === 0 && sameShape(shape, input.shape) && isContiguous(shape, strides)) return input
    const canonical = strides.map((stride, axis) => (shape[axis] === 1 ? 0 : stride))
    return this.#make(`${input.id} ${offset} ${canonical}`, { kind: 'view', input, offset, strides: canonical, shape })
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
    return this.#make(`copy ${node.id} ${purpose}`, {
      kind: 'elementwise',
      operation: 'copy',
      inputs: [node],
      shape: node.shape,
    })
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
    const product = this.#make(`${operands.map(({ id }) => id)}`, {
      kind: 'matMul',
      a: operands[0]!,
      b: operands[1]!,
      shape: [sizeOf(batch), ...shape.slice(-2)],
    })
    return this.reshape(product, shape)
  }

  /** Uniform values as an array in memory, for kernels that take no immediate numbers. */
  materialised(node: Node): Node {
    if (node.kind !== 'uniform') return node
    return this.copy(node, '')
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
    return this.#make(`${reduction} ${input.id} ${outer} ${reduced} ${inner}`, {
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
    return this.#make(pieces.map((piece) => `${piece.input.id}@${piece.offset}`).join(), {
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
    return this.#make(`${background} ${node.id}@${offset}`, {
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
    return this.#make(`${input.id} ${rows.id}`, { kind: 'gather', input, indices: rows, width, shape })
  }

  segmentSum(node: Node, segments: Node, count: number): Node {
    const width = sizeOf(node.shape.slice(segments.shape.length))
    const shape = [count, ...node.shape.slice(segments.shape.length)]
    const input = this.contiguous(this.materialised(node))
    const rows = this.contiguous(this.materialised(segments))
    return this.#make(`${input.id} ${rows.id}`, { kind: 'segmentSum', input, segments: rows, width, shape })
  }
}

/** Where a node's elements lie in the array it is, or is a view of. */
export function access(node: Node): Pick<ViewNode, 'offset' | 'strides'> {
  return node.kind === 'view' ? node : { offset: 0, strides: rowMajor(node.shape) }
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis])
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
