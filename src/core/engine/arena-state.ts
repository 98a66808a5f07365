import type { Executor } from './executor'
import type { Arena } from './plan/arena'
import type { Region } from './plan/plan'
import type { DeviceState } from './runtime'
import { flatten, type HostArray, isHostArray, isShape, mapTree, type Shape, sizeOf, type Tree } from './tree'

/** State in the executor's arena, leaf after leaf in the order of the tree. */
export class ArenaState implements DeviceState {
  readonly shapes: Tree<Shape>
  readonly offsets = new Map<string, number>()
  readonly #region: Region
  /** Where the last number of each entry is. */
  readonly #last = new Map<string, number>()

  constructor(
    initial: Tree<HostArray>,
    private readonly executor: Executor,
    private readonly arena: Arena,
  ) {
    this.shapes = mapTree(initial, isHostArray, ({ shape }) => (executor.seeds === 1 ? shape : shape.slice(1)))
    const leaves = flatten(this.shapes, isShape)
    const padded = (shape: Shape) => Math.ceil((sizeOf(shape) + arena.guard) / 16) * 16
    const size = leaves.reduce((sum, { leaf }) => sum + padded(leaf), 0)
    this.#region = { offset: arena.allocate(size), size }
    let next = this.#region.offset
    for (const { path, leaf } of leaves) {
      this.offsets.set(path, next)
      this.#last.set(path.split('.', 1)[0]!, next + sizeOf(leaf) - 1)
      next += padded(leaf)
    }
    executor.reserve(arena.size)
    this.write(initial)
  }

  glance(name: string): number | undefined {
    return this.executor.memory?.[this.#last.get(name)!]
  }

  async read(): Promise<Tree<HostArray>> {
    const { offset, size } = this.#region
    const { seeds } = this.executor
    const all = await this.executor.read(offset, size)
    return mapTree(this.shapes, isShape, (shape, path) => {
      const start = this.offsets.get(path)! - offset
      const own = sizeOf(shape)
      const data = new Float32Array(seeds * own)
      for (let seed = 0; seed < seeds; seed++) {
        data.set(all.subarray(seed * size + start, seed * size + start + own), seed * own)
      }
      return { shape: seeds === 1 ? shape : [seeds, ...shape], data }
    })
  }

  write(values: Tree<HostArray>): void {
    const given = new Map(flatten(values, isHostArray).map(({ path, leaf }) => [path, leaf.data]))
    for (const { path, leaf } of flatten(this.shapes, isShape)) {
      const data = given.get(path)
      const size = sizeOf(leaf) * this.executor.seeds
      if (data?.length !== size) {
        throw new Error(`The state entry "${path}" must have ${size} values, not ${data?.length ?? 'none'}.`)
      }
      this.executor.write(this.offsets.get(path)!, data)
    }
  }

  dispose(): void {
    this.arena.free(this.#region.offset, this.#region.size)
  }
}
