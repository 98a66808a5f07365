import type { ElementwiseNode, Node } from '../graph/node'
import { inputsOf } from '../graph/node'
import { collapse, commonRefinement } from '../graph/strides'
import { sizeOf } from '../tree'
import { isLeaf, resolve } from './resolve'
import { type Parts, productReads } from './units'

/**
 * Groups of elementwise operations that run as one pass over memory. Each node of the graph has a level such that
 * whatever it needs from another kernel has a lower one; operations of one size and level then never wait for each
 * other through a third kernel.
 *
 * With `mergeIndependent` all of one level form one pass (fewer dispatches on a GPU); else only those that share
 * values (better locality on a CPU).
 */
export function findClusters(parts: Parts, roots: ReadonlySet<Node>, mergeIndependent: boolean): ElementwiseNode[][] {
  const inlinable = compatible(parts.elementwise)
  const elementwise = new Set<Node>(parts.elementwise)
  /** Whether `consumer` can take the value straight from the pass that computes it. */
  const inlines = (consumer: ElementwiseNode, operand: Node): boolean => {
    const { base, linear } = resolve(operand)
    return linear && elementwise.has(base) && inlinable.has(base) && inlinable.has(consumer)
  }
  const levels = assignLevels(parts, inlines)
  sink(parts, roots, levels, inlines)
  const groups = new Map<string, ElementwiseNode[]>()
  for (const node of parts.elementwise) {
    const key = inlinable.has(node) ? `${levels.get(node)} ${sizeOf(node.shape)}` : `alone ${node.id}`
    groups.set(key, [...(groups.get(key) ?? []), node])
  }
  return mergeIndependent ? [...groups.values()] : [...groups.values()].flatMap(connected)
}

/** Nodes whose loads can be walked in one common shape per size. The others stay on their own. */
function compatible(nodes: readonly ElementwiseNode[]): Set<Node> {
  const shapes = new Map<number, number[]>()
  const result = new Set<Node>()
  for (const node of nodes) {
    const size = sizeOf(node.shape)
    const refined = commonRefinement([shapes.get(size) ?? [size], walkShape(node)])
    if (refined === undefined) continue
    shapes.set(size, refined)
    result.add(node)
  }
  return result
}

/** The fewest dimensions in which all operands of `node` can be walked. */
export function walkShape(node: ElementwiseNode): number[] {
  const walks = node.inputs.filter(({ kind }) => kind !== 'uniform').map(resolve)
  const nonlinear = walks.filter(({ linear }) => !linear)
  if (nonlinear.length === 0) return [sizeOf(node.shape)]
  return collapse(
    node.shape,
    walks.map(({ strides }) => strides),
  ).shape
}

function assignLevels(
  { products, others, elementwise }: Parts,
  inlines: (consumer: ElementwiseNode, operand: Node) => boolean,
): Map<Node, number> {
  const levels = new Map<Node, number>()
  const levelOf = (node: Node): number => {
    const { base } = resolve(node)
    return isLeaf(base) ? 0 : levels.get(base)!
  }
  const nodes: { output: Node; level: () => number }[] = [
    ...products.map((product) => ({
      output: product.output,
      level: () => 1 + Math.max(...productReads(product).map(levelOf)),
    })),
    ...others.map((node) => ({ output: node, level: () => 1 + Math.max(...inputsOf(node).map(levelOf)) })),
    ...elementwise.map((node) => ({
      output: node,
      level: () => Math.max(1, ...node.inputs.map((input) => levelOf(input) + (inlines(node, input) ? 0 : 1))),
    })),
  ]
  nodes.sort((a, b) => a.output.id - b.output.id)
  for (const { output, level } of nodes) levels.set(output, level())
  return levels
}

/** Moves operations to the level of those that use them, where that saves storing the value in between. */
function sink(
  { products, others, elementwise }: Parts,
  roots: ReadonlySet<Node>,
  levels: Map<Node, number>,
  inlines: (consumer: ElementwiseNode, operand: Node) => boolean,
): void {
  const latest = new Map<Node, number>()
  const bound = (node: Node, level: number) => latest.set(node, Math.min(latest.get(node) ?? Infinity, level))
  for (const product of products) for (const node of productReads(product)) bound(node, levels.get(product.output)! - 1)
  for (const node of others) for (const input of inputsOf(node)) bound(resolve(input).base, levels.get(node)! - 1)
  for (const node of [...elementwise].reverse()) {
    const level = latest.get(node)
    if (level !== undefined && level > levels.get(node)! && !roots.has(node)) levels.set(node, level)
    for (const input of node.inputs) {
      bound(resolve(input).base, levels.get(node)! - (inlines(node, input) ? 0 : 1))
    }
  }
}

/** Parts of a group that share values, or arrays they read element by element. */
function connected(group: readonly ElementwiseNode[]): ElementwiseNode[][] {
  const parent = new Map<Node, Node>()
  const find = (node: Node): Node => {
    const up = parent.get(node) ?? node
    return up === node ? node : find(up)
  }
  for (const node of group) {
    for (const input of node.inputs) {
      const { base, linear } = resolve(input)
      if (linear && base.kind !== 'uniform') parent.set(find(node), find(base))
    }
  }
  const result = new Map<Node, ElementwiseNode[]>()
  for (const node of group) result.set(find(node), [...(result.get(find(node)) ?? []), node])
  return [...result.values()]
}
