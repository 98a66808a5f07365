import { type ElementwiseNode, inputsOf, type Node } from '../graph/node'
import { findClusters } from './clusters'
import { resolve } from './resolve'
import { partition, productReads, type Unit } from './units'

/** All units of the step, in no particular order. */
export function makeUnits(roots: ReadonlySet<Node>, mergeIndependent: boolean): Unit[] {
  const parts = partition(roots)
  const clusters = findClusters(parts, roots, mergeIndependent)
  const products = parts.products.map((product): Unit => {
    return { kind: 'product', product, reads: new Set(productReads(product)), writes: [product.output] }
  })
  const others = parts.others.map((node): Unit => {
    return { kind: 'other', node, reads: arrays(inputsOf(node)), writes: [node] }
  })
  const read = new Set([...products, ...others].flatMap(({ reads }) => [...reads]))
  const outside = clusters.map((nodes) => externalReads(nodes))
  for (const reads of outside) for (const base of reads) read.add(base)
  const grouped = clusters.map((nodes, i): Unit => {
    const writes = nodes.filter((node) => roots.has(node) || read.has(node))
    return { kind: 'cluster', nodes, reads: outside[i]!, writes }
  })
  return [...products, ...others, ...grouped]
}

function arrays(nodes: readonly Node[]): Set<Node> {
  return new Set(nodes.map((node) => resolve(node).base).filter(({ kind }) => kind !== 'uniform'))
}

/** What a pass over `nodes` reads from memory; the values of its own nodes stay in registers. */
function externalReads(nodes: readonly ElementwiseNode[]): Set<Node> {
  const own = new Set<Node>(nodes)
  return new Set([...arrays(nodes.flatMap(({ inputs }) => inputs))].filter((base) => !own.has(base)))
}
