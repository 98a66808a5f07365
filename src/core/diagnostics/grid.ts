import type { StateQuantity } from '../environments/environment'

/** A regular grid over the ranges of a state; a periodic axis has no node at `high`, which is its first one again. */
export class Grid {
  /** Nodes along each axis. */
  readonly sides: readonly number[]
  readonly count: number
  readonly #strides: readonly number[]

  constructor(
    readonly axes: readonly StateQuantity[],
    nodesPerAxis: number,
  ) {
    this.sides = axes.map(() => nodesPerAxis)
    this.#strides = axes.map((_, axis) => nodesPerAxis ** axis)
    this.count = nodesPerAxis ** axes.length
  }

  /** The state of a node, into `state` [axes]. */
  stateOf(node: number, state: Float64Array): void {
    this.axes.forEach(({ low, high, periodic }, axis) => {
      const side = this.sides[axis]!
      const index = Math.floor(node / this.#strides[axis]!) % side
      state[axis] = low + ((high - low) * index) / (periodic ? side : side - 1)
    })
  }

  /**
   * The 2^D nodes around a state and their weights, which add up to 1; outside the ranges the nearest point inside
   * counts. Writes into `nodes` and `weights`, [2^D] each.
   */
  around(state: ArrayLike<number>, nodes: Uint32Array, weights: Float64Array): void {
    nodes[0] = 0
    weights[0] = 1
    let corners = 1
    for (let axis = 0; axis < this.axes.length; axis++) {
      const { below, above, share } = this.#between(axis, state[axis]!)
      const stride = this.#strides[axis]!
      for (let corner = 0; corner < corners; corner++) {
        nodes[corners + corner] = nodes[corner]! + above * stride
        weights[corners + corner] = weights[corner]! * share
        nodes[corner]! += below * stride
        weights[corner]! *= 1 - share
      }
      corners *= 2
    }
  }

  #between(axis: number, value: number): { below: number; above: number; share: number } {
    const { low, high, periodic } = this.axes[axis]!
    const side = this.sides[axis]!
    if (periodic) {
      const turns = (value - low) / (high - low)
      const position = (turns - Math.floor(turns)) * side
      const below = Math.floor(position) % side
      return { below, above: (below + 1) % side, share: position - Math.floor(position) }
    }
    const position = Math.min(side - 1, Math.max(0, ((value - low) / (high - low)) * (side - 1)))
    const below = Math.min(side - 2, Math.floor(position))
    return { below, above: below + 1, share: position - below }
  }
}
