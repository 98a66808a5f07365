import { message } from '../messages/message'
import { UserError } from '../messages/user-error'
export interface SavedPriorities {
  /** Largest that was ever set. */
  readonly largest: number
  /** By index. */
  readonly values: Float64Array
}

/** A sum tree: draws an index in proportion to its priority in O(log n) (Schaul et al. 2016, appendix B.2.1). */
export class PriorityTree {
  /** A heap of sums: node i has children 2i and 2i + 1; leaves begin at #leaves. */
  readonly #sums: Float64Array
  readonly #leaves: number
  #largest = 1

  constructor(readonly capacity: number) {
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(2, capacity)))
    this.#sums = new Float64Array(2 * this.#leaves)
  }

  get total(): number {
    return this.#sums[1]!
  }

  /** New entries get this, so that each is seen soon. */
  get largest(): number {
    return this.#largest
  }

  set(index: number, priority: number): void {
    this.#largest = Math.max(this.#largest, priority)
    let node = this.#leaves + index
    this.#sums[node] = priority
    for (node >>= 1; node >= 1; node >>= 1) this.#sums[node] = this.#sums[2 * node]! + this.#sums[2 * node + 1]!
  }

  get(index: number): number {
    return this.#sums[this.#leaves + index]!
  }

  /** The index in whose share of the total the point `mass` in [0, total) falls. */
  find(mass: number): number {
    let node = 1
    let rest = mass
    while (node < this.#leaves) {
      node *= 2
      const left = this.#sums[node]!
      // The right half may be empty where rounding pushed the point past the end.
      if (rest >= left && this.#sums[node + 1]! > 0) {
        rest -= left
        node++
      }
    }
    return node - this.#leaves
  }

  saved(): SavedPriorities {
    return { largest: this.#largest, values: this.#sums.slice(this.#leaves, this.#leaves + this.capacity) }
  }

  restore({ largest, values }: SavedPriorities): void {
    if (values.length !== this.capacity) {
      throw new UserError(
        message`There are ${values.length} priorities for ${this.capacity} rows; they belong to other data.`,
      )
    }
    for (let index = 0; index < values.length; index++) this.set(index, values[index]!)
    this.#largest = largest
  }
}
