import {
  type AssembleNode,
  type ElementwiseNode,
  type GatherNode,
  inputsOf,
  type Node,
  type ReduceNode,
  type SegmentSumNode,
} from '../graph/node'
import { findProducts, type Product } from './epilogues'
import { resolve } from './resolve'

type OtherNode = ReduceNode | AssembleNode | GatherNode | SegmentSumNode

/** What one kernel (for pieces of an array: a few kernels) computes: the unit of scheduling. */
export type Unit = (
  | { readonly kind: 'product'; readonly product: Product }
  | { readonly kind: 'other'; readonly node: OtherNode }
  | { readonly kind: 'cluster'; readonly nodes: readonly ElementwiseNode[] }
) & {
  /** Arrays it needs; leaves of the graph among them. */
  readonly reads: ReadonlySet<Node>
  /** Arrays it leaves behind. */
  readonly writes: readonly Node[]
}

/** The graph as far as the roots need it, cut into products, other kernels and elementwise operations. */
export interface Parts {
  readonly products: readonly Product[]
  readonly others: readonly OtherNode[]
  /** In topological order. */
  readonly elementwise: readonly ElementwiseNode[]
}

export function partition(roots: ReadonlySet<Node>): Parts {
  const all = reachable(roots, inputsOf)
  const byOutput = findProducts(all, roots)
  // Once more without what the products have absorbed.
  const needed = reachable(roots, (node) => {
    const product = byOutput.get(node)
    return product === undefined ? inputsOf(node) : productReads(product)
  })
  const products: Product[] = []
  const others: OtherNode[] = []
  const elementwise: ElementwiseNode[] = []
  for (const node of needed) {
    const product = byOutput.get(node)
    if (product !== undefined) products.push(product)
    else if (node.kind === 'elementwise') elementwise.push(node)
    else if (isOther(node)) others.push(node)
  }
  return { products, others, elementwise }
}

function isOther(node: Node): node is OtherNode {
  return ['reduce', 'assemble', 'gather', 'segmentSum'].includes(node.kind)
}

export function productReads({ matMul, bias, mask }: Product): Node[] {
  const operands = [matMul.a, matMul.b].map((node) => resolve(node).base)
  return [...operands, ...(bias === undefined ? [] : [bias.base]), ...(mask === undefined ? [] : [mask])]
}

function reachable(roots: ReadonlySet<Node>, inputs: (node: Node) => readonly Node[]): Node[] {
  const seen = new Set<Node>()
  const pending = [...roots]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    pending.push(...inputs(node))
  }
  return [...seen].sort((a, b) => a.id - b.id)
}
