import { add, dispose, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import type { ArenaState } from './arena-state'
import { brokenOf, readAll, scalars } from './eager-runtime'
import type { Executor } from './executor'
import type { Message } from './message'
import { type GatheredMetrics, meansOf, type Program, type Step } from './runtime'
import { flatten, isFloat32Array, isShape, isTensor, mapTree, type Shape, type TensorTree, type Tree } from './tree'

/** A step that the compiler cannot take, run eagerly on the state in the arena. */
export class FallbackProgram implements Program {
  readonly mode = 'eager'
  readonly threads = 1
  #sums: Record<string, Tensor> = {}
  #outputs: Record<string, Tensor> = {}
  #count = 0

  constructor(
    private readonly step: Step,
    private readonly state: ArenaState,
    private readonly shapes: Tree<Shape>,
    private readonly executor: Executor,
    readonly reason: Message,
  ) {}

  run(inputs: Tree<Float32Array>): void {
    const before = [...Object.values(this.#sums), ...Object.values(this.#outputs)]
    const data = new Map(flatten(inputs, isFloat32Array).map(({ path, leaf }) => [path, leaf]))
    const kept = tidy(() => {
      const result = this.step(
        mapTree(this.state.shapes, isShape, (shape, path) =>
          this.executor.toTensor(this.state.offsets.get(path)!, shape),
        ) as TensorTree,
        mapTree(this.shapes, isShape, (shape, path) =>
          tensor(data.get(path)!.slice(), [...shape], 'float32'),
        ) as TensorTree,
      )
      for (const { path, leaf } of flatten(result.state ?? {}, isTensor)) {
        this.executor.fromTensor(leaf, this.state.offsets.get(path)!)
      }
      const sums = Object.entries(result.metrics ?? {}).map(([name, value]) => {
        const sum = this.#sums[name]
        return [name, sum === undefined ? value.clone() : add(sum, value)] as const
      })
      const outputs = Object.entries(result.outputs ?? {}).map(([name, value]) => [name, value.clone()] as const)
      return { sums: Object.fromEntries(sums), outputs: Object.fromEntries(outputs) }
    })
    dispose(before)
    this.#sums = kept.sums as Record<string, Tensor>
    this.#outputs = kept.outputs
    this.#count++
  }

  async metrics(): Promise<Record<string, number>> {
    const [sums, count] = [this.#sums, this.#count]
    this.#sums = {}
    this.#count = 0
    const gathered = { count, sums: await readAll(sums) }
    dispose(sums)
    return meansOf(gathered)
  }

  async gathered(): Promise<GatheredMetrics> {
    return { count: this.#count, sums: await readAll(this.#sums) }
  }

  restoreGathered({ count, sums }: GatheredMetrics): void {
    dispose(this.#sums)
    this.#sums = scalars(sums)
    this.#count = count
  }

  brokenMetric(): string | undefined {
    return brokenOf(this.#sums)
  }

  async outputs(): Promise<Record<string, Float32Array>> {
    const entries = Object.entries(this.#outputs).map(
      async ([name, value]) => [name, Float32Array.from(await value.data())] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  }

  dispose(): void {
    dispose(this.#sums)
    dispose(this.#outputs)
  }
}
