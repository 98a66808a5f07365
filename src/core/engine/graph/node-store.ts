import type { Shape } from '../tree'
import type { Node, UniformNode } from './node'
import type { Operation } from './operations'

type Distribute<T> = T extends Node ? Omit<T, 'id'> : never
export type NodeWithoutId = Distribute<Node>

/** Keeps the nodes of one graph: what computes the same from the same is one node. */
export class NodeStore {
  readonly #nodes = new Map<string, Node>()

  protected make<N extends NodeWithoutId>(attributes: string, node: N): Node {
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
    return this.make(path, { kind: 'state', path, shape })
  }

  input(path: string, shape: Shape): Node {
    return this.make(path, { kind: 'input', path, shape })
  }

  uniform(value: number, shape: Shape): UniformNode {
    const float = Math.fround(value)
    const key = Object.is(float, -0) ? '-0' : String(float)
    return this.make(key, { kind: 'uniform', value: float, shape }) as UniformNode
  }

  constant(data: ArrayLike<number>, shape: Shape): Node {
    const first = data[0] ?? 0
    let same = true
    for (let i = 1; i < data.length && same; i++) same = Object.is(data[i], first)
    if (same) return this.uniform(first, shape)
    const copy = Float32Array.from(data)
    return this.make(copy.join(), { kind: 'constant', data: copy, shape })
  }
}
