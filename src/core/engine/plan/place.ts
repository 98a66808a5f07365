import type { Node } from '../graph/node'
import { sizeOf } from '../tree'
import { Arena } from './arena'
import { isLeaf, resolve } from './resolve'
import type { Schedule } from './schedule'
import type { Unit } from './units'

export interface Places {
  readonly offsetOf: (node: Node) => number
  /** All that was taken from the arena for this plan, to give back with it. */
  readonly taken: readonly { readonly offset: number; readonly size: number }[]
}

/**
 * A place for every array of the plan. Arrays that are needed for a while only share memory; a pass over memory writes
 * its result over an operand that nothing needs afterwards.
 *
 * @param fixed places that exist already: state and metrics.
 * @param kept arrays that stay readable after the step: inputs, constants, outputs.
 */
export function place(
  { units, inPlace }: Schedule,
  fixed: ReadonlyMap<Node, number>,
  kept: ReadonlySet<Node>,
  arena: Arena,
): Places {
  const offsets = new Map<Node, number>(fixed)
  const taken: { offset: number; size: number }[] = []
  for (const [value, leaf] of inPlace) offsets.set(value, fixed.get(leaf)!)
  for (const node of kept) {
    if (offsets.has(node)) continue
    const size = sizeOf(node.shape)
    offsets.set(node, arena.allocate(size))
    taken.push({ offset: offsets.get(node)!, size })
  }
  const lastUse = new Map<Node, number>()
  units.forEach((unit, position) => {
    for (const node of [...unit.reads, ...unit.writes]) lastUse.set(node, position)
  })
  const scratch = new Scratch(new Arena(arena.guard))
  units.forEach((unit, position) => {
    const dying = [...unit.reads].filter((node) => scratch.holds(node) && lastUse.get(node) === position)
    for (const node of unit.writes) {
      if (offsets.has(node)) continue
      const reused = dying.find((other) => canOverwrite(unit, other, node))
      if (reused !== undefined) {
        dying.splice(dying.indexOf(reused), 1)
        scratch.rename(reused, node)
      } else scratch.allocate(node)
    }
    for (const node of dying) scratch.free(node)
    for (const node of unit.writes) {
      if (scratch.holds(node) && lastUse.get(node) === position) scratch.free(node)
    }
  })
  if (scratch.size > 0) {
    const start = arena.allocate(scratch.size)
    taken.push({ offset: start, size: scratch.size })
    for (const [node, offset] of scratch.offsets) offsets.set(node, start + offset)
  }
  const offsetOf = (node: Node): number => {
    const offset = offsets.get(node)
    if (offset === undefined) throw new Error(`A ${node.kind} node of the plan has no place.`)
    return offset
  }
  return { offsetOf, taken }
}

function canOverwrite(unit: Unit, old: Node, result: Node): boolean {
  if (unit.kind !== 'cluster' || isLeaf(old) || sizeOf(old.shape) !== sizeOf(result.shape)) return false
  return unit.nodes
    .flatMap(({ inputs }) => inputs)
    .map(resolve)
    .every(({ base, linear }) => base !== old || linear)
}

/** The part of the arena whose places change hands within a step. */
class Scratch {
  readonly offsets = new Map<Node, number>()
  readonly #live = new Set<Node>()
  #arena: Arena

  constructor(arena: Arena) {
    this.#arena = arena
  }

  get size(): number {
    return this.#arena.size
  }

  holds(node: Node): boolean {
    return this.#live.has(node)
  }

  allocate(node: Node): void {
    this.offsets.set(node, this.#arena.allocate(sizeOf(node.shape)))
    this.#live.add(node)
  }

  rename(from: Node, to: Node): void {
    this.offsets.set(to, this.offsets.get(from)!)
    this.#live.delete(from)
    this.#live.add(to)
  }

  free(node: Node): void {
    this.#arena.free(this.offsets.get(node)!, sizeOf(node.shape))
    this.#live.delete(node)
  }
}
