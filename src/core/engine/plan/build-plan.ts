import type { Node } from '../graph/node'
import type { Trace } from '../trace/trace'
import { type Shape, sizeOf } from '../tree'
import type { Arena } from './arena'
import { emit } from './emit'
import { makeUnits } from './make-units'
import { place } from './place'
import type { Plan, Region } from './plan'
import { isLeaf } from './resolve'
import { schedule, type Update } from './schedule'

export interface PlanOptions {
  /** Where the leaves of the state lie. */
  readonly state: ReadonlyMap<string, number>
  readonly inputs: ReadonlyMap<string, Shape>
  readonly arena: Arena
  /** Fewer, larger passes over memory: for GPUs, where each costs a dispatch. */
  readonly mergeIndependent: boolean
}

export interface PlanWithMemory {
  readonly plan: Plan
  /** Gives the plan's memory back. */
  readonly free: () => void
}

/** From the graph of a step to a list of kernels with fixed places. */
export function buildPlan(trace: Trace, { state, inputs, arena, mergeIndependent }: PlanOptions): PlanWithMemory {
  const { builder } = trace
  const roots = new Set<Node>()
  /** A root must be an array that a kernel writes, and nobody else's root. */
  const claim = (node: Node, purpose: string): Node => {
    const free = !isLeaf(node) && node.kind !== 'view' && !roots.has(node)
    const root = free ? node : builder.copy(node, purpose)
    roots.add(root)
    return root
  }
  const updates: Update[] = []
  const leaves = new Map<Node, number>()
  const leaf = (path: string, shape: Shape, offset: number): Node => {
    const node = builder.state(path, shape)
    leaves.set(node, offset)
    return node
  }
  const owned: Region[] = []
  const allocate = (size: number): Region => {
    const region = { offset: arena.allocate(size), size }
    owned.push(region)
    return region
  }
  for (const [path, node] of trace.state) {
    const own = leaf(path, node.shape, state.get(path)!)
    if (own !== node) updates.push({ leaf: own, value: claim(node, `state ${path}`) })
  }
  const metrics = { names: [...trace.metrics.keys()], offset: allocate(trace.metrics.size).offset }
  for (const [i, [name, node]] of [...trace.metrics].entries()) {
    const sum = leaf(`metric ${name}`, [], metrics.offset + i)
    const total = builder.elementwise('add', sum, builder.reshape(node, []))
    updates.push({ leaf: sum, value: claim(total, `metric ${name}`) })
  }
  const outputs = new Map([...trace.outputs].map(([name, node]) => [name, claim(node, `output ${name}`)]))
  const kept = new Set<Node>([...outputs.values()])
  const inputNodes = new Map([...inputs].map(([path, shape]) => [path, builder.input(path, shape)]))
  const inputRegion = allocate([...inputs.values()].reduce((sum, shape) => sum + align(sizeOf(shape)), 0))
  let next = inputRegion.offset
  for (const [path, node] of inputNodes) {
    leaves.set(node, next)
    next += align(sizeOf(inputs.get(path)!))
  }
  const units = makeUnits(roots, mergeIndependent)
  const scheduled = schedule(units, updates, (node) => builder.copy(node, 'update'))
  const constants = new Set<Node>()
  for (const unit of scheduled.units) {
    for (const node of unit.reads) {
      if (node.kind === 'constant') constants.add(node)
      if (node.kind === 'state' && !leaves.has(node)) leaves.set(node, state.get(node.path)!)
    }
  }
  for (const node of constants) kept.add(node)
  const { offsetOf, taken } = place(scheduled, leaves, kept, arena)
  const region = (node: Node): Region => ({ offset: offsetOf(node), size: sizeOf(node.shape) })
  const plan: Plan = {
    kernels: scheduled.units.flatMap((unit) => emit(unit, offsetOf)),
    constants: [...constants].map((node) => ({
      offset: offsetOf(node),
      data: (node as Extract<Node, { kind: 'constant' }>).data,
    })),
    inputRegion,
    inputs: new Map([...inputNodes].map(([path, node]) => [path, region(node)])),
    outputs: new Map([...outputs].map(([name, node]) => [name, region(node)])),
    metrics,
  }
  return {
    plan,
    free: () => {
      for (const { offset, size } of [...owned, ...taken]) arena.free(offset, size)
    },
  }
}

function align(size: number): number {
  return Math.ceil(size / 16) * 16
}
