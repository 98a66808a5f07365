import type { ElementwiseNode, Node } from '../graph/node'
import { resolve } from './resolve'
import type { Unit } from './units'

/** A root that is the new value of a state leaf. */
export interface Update {
  readonly leaf: Node
  readonly value: Node
}

export interface Schedule {
  /** In an order in which each finds what it needs. */
  readonly units: readonly Unit[]
  /** Arrays that lie where the old value of a state leaf lies. */
  readonly inPlace: ReadonlyMap<Node, Node>
}

/**
 * Orders units, and lets each state update overwrite the old value as soon as nothing needs that any more. Where that
 * cannot be (something needs the old value after something else has used the new one), a copy at the end does it;
 * `copy` makes its node.
 */
export function schedule(units: readonly Unit[], updates: readonly Update[], copy: (node: Node) => Node): Schedule {
  const order = new Order(units)
  const inPlace = new Map<Node, Node>()
  for (const { leaf, value } of updates) {
    const writer = order.writerOf(value)
    const readers = order.readersOf(leaf).filter((unit) => unit !== writer)
    const own = !writer.reads.has(leaf) || readsElementByElement(writer, leaf)
    if (own && readers.every((reader) => !order.precedes(writer, reader))) {
      for (const reader of readers) order.add(reader, writer)
      inPlace.set(value, leaf)
    } else {
      const node = copy(value) as ElementwiseNode
      const last: Unit = { kind: 'cluster', nodes: [node], reads: new Set([value]), writes: [node] }
      order.append(last)
      for (const reader of order.readersOf(leaf)) order.add(reader, last)
      inPlace.set(node, leaf)
    }
  }
  return { units: order.sorted(), inPlace }
}

/** A pass over memory may overwrite what it reads at the same index alone. */
function readsElementByElement(unit: Unit, leaf: Node): boolean {
  if (unit.kind !== 'cluster') return false
  const operands = unit.nodes.flatMap(({ inputs }) => inputs).map(resolve)
  return operands.every(({ base, linear }) => base !== leaf || linear)
}

class Order {
  readonly #units: Unit[] = []
  readonly #after = new Map<Unit, Set<Unit>>()
  readonly #writers = new Map<Node, Unit>()
  readonly #readers = new Map<Node, Unit[]>()

  constructor(units: readonly Unit[]) {
    for (const unit of units) for (const node of unit.writes) this.#writers.set(node, unit)
    for (const unit of units) this.append(unit)
  }

  /** A further unit, after those that write what it reads. */
  append(unit: Unit): void {
    this.#units.push(unit)
    for (const node of unit.writes) this.#writers.set(node, unit)
    for (const node of unit.reads) {
      this.#readers.set(node, [...(this.#readers.get(node) ?? []), unit])
      const writer = this.#writers.get(node)
      if (writer !== undefined) this.add(writer, unit)
    }
  }

  add(before: Unit, after: Unit): void {
    const followers = this.#after.get(before) ?? new Set()
    this.#after.set(before, followers.add(after))
  }

  writerOf(node: Node): Unit {
    return this.#writers.get(node)!
  }

  readersOf(node: Node): Unit[] {
    return this.#readers.get(node) ?? []
  }

  precedes(first: Unit, second: Unit): boolean {
    const seen = new Set<Unit>()
    const pending = [first]
    for (let unit = pending.pop(); unit !== undefined; unit = pending.pop()) {
      if (unit === second) return true
      if (seen.has(unit)) continue
      seen.add(unit)
      pending.push(...(this.#after.get(unit) ?? []))
    }
    return false
  }

  /** Topological; among those that could come next, the one that the step wrote first. */
  sorted(): Unit[] {
    const waiting = new Map<Unit, number>(this.#units.map((unit) => [unit, 0]))
    for (const followers of this.#after.values())
      for (const unit of followers) waiting.set(unit, waiting.get(unit)! + 1)
    const ready = this.#units.filter((unit) => waiting.get(unit) === 0)
    const result: Unit[] = []
    while (ready.length > 0) {
      const next = ready.reduce((best, unit) => (position(unit) < position(best) ? unit : best))
      ready.splice(ready.indexOf(next), 1)
      result.push(next)
      for (const follower of this.#after.get(next) ?? []) {
        const left = waiting.get(follower)! - 1
        waiting.set(follower, left)
        if (left === 0) ready.push(follower)
      }
    }
    if (result.length !== this.#units.length) throw new Error('The units of the step wait for each other.')
    return result
  }
}

function position(unit: Unit): number {
  return Math.max(...unit.writes.map(({ id }) => id))
}
