import { add, clone, dispose, getBackend, scalar, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { type Message, message } from './message'
import {
  type BackendName,
  type DeviceState,
  type GatheredMetrics,
  meansOf,
  type Program,
  type Runtime,
  type Step,
} from './runtime'
import {
  flatten,
  type HostArray,
  isFloat32Array,
  isHostArray,
  isShape,
  isTensor,
  mapTree,
  type Shape,
  type TensorTree,
  type Tree,
} from './tree'

/** The state as ordinary tensors, replaced leaf by leaf after each step. */
class EagerState implements DeviceState {
  tensors: TensorTree

  constructor(initial: Tree<HostArray>) {
    this.tensors = upload(initial)
  }

  glance(name: string): number | undefined {
    if (getBackend() === 'webgpu') return undefined
    const entry = this.tensors[name]!
    const last = isTensor(entry) ? entry : flatten(entry, isTensor).at(-1)!.leaf
    return last.dataSync().at(-1)
  }

  async read(): Promise<Tree<HostArray>> {
    const leaves = flatten(this.tensors, isTensor)
    const data = await Promise.all(leaves.map(({ leaf }) => leaf.data()))
    const byPath = new Map(leaves.map(({ path }, index) => [path, data[index]!]))
    return mapTree(this.tensors, isTensor, (leaf, path) => ({
      shape: leaf.shape,
      data: Float32Array.from(byPath.get(path)!),
    }))
  }

  write(values: Tree<HostArray>): void {
    const before = this.tensors
    this.tensors = upload(values)
    disposeTree(before)
  }

  replace(changed: TensorTree): void {
    const kept = new Set(flatten(changed, isTensor).map(({ leaf }) => leaf.id))
    for (const name of Object.keys(changed)) {
      const old = this.tensors[name]
      if (old === undefined) throw new Error(`The step returned the state entry "${name}", which does not exist.`)
      const leaves = isTensor(old) ? [old] : flatten(old, isTensor).map(({ leaf }) => leaf)
      dispose(leaves.filter((leaf) => !kept.has(leaf.id)))
    }
    this.tensors = { ...this.tensors, ...changed }
  }

  dispose(): void {
    disposeTree(this.tensors)
    this.tensors = {}
  }
}

/** Runs the step as tfjs does: kernel by kernel, on whatever backend is set. */
export class EagerProgram implements Program {
  readonly mode = 'eager'
  readonly threads = 1
  #sums: Record<string, Tensor> = {}
  #count = 0
  #outputs: Record<string, Tensor> = {}

  constructor(
    private readonly step: Step,
    private readonly state: EagerState,
    private readonly shapes: Tree<Shape>,
    readonly reason?: Message,
  ) {}

  run(inputs: Tree<Float32Array>): void {
    const shapeOf = new Map(flatten(this.shapes, isShape).map(({ path, leaf }) => [path, leaf]))
    const before = { sums: this.#sums, outputs: this.#outputs }
    const result = tidy(() => {
      const given = mapTree(inputs, isFloat32Array, (data, path) =>
        tensor(data.slice(), [...shapeOf.get(path)!], 'float32'),
      )
      const { state = {}, metrics = {}, outputs = {} } = this.step(this.state.tensors, given)
      const sums = Object.entries(metrics).map(([name, value]) => {
        const sum = this.#sums[name]
        return [name, sum ? add(sum, value) : clone(value)] as const
      })
      // Clones, so that an output that is also state or input has an owner of its own.
      const own = Object.entries(outputs).map(([name, value]) => [name, clone(value)] as const)
      return { state, sums: Object.fromEntries(sums), outputs: Object.fromEntries(own) }
    })
    this.state.replace(result.state)
    disposeTree(before.sums)
    disposeTree(before.outputs)
    this.#sums = result.sums
    this.#outputs = result.outputs
    this.#count++
  }

  async metrics(): Promise<Record<string, number>> {
    const sums = this.#sums
    const count = this.#count
    this.#sums = {}
    this.#count = 0
    const gathered = { count, sums: await readAll(sums) }
    disposeTree(sums)
    return meansOf(gathered)
  }

  async gathered(): Promise<GatheredMetrics> {
    return { count: this.#count, sums: await readAll(this.#sums) }
  }

  restoreGathered({ count, sums }: GatheredMetrics): void {
    disposeTree(this.#sums)
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
    disposeTree(this.#sums)
    disposeTree(this.#outputs)
    this.#sums = {}
    this.#outputs = {}
  }
}

/** Ordinary tfjs on the backend that is set: the yardstick for the compiler, and its fallback. */
export class EagerRuntime implements Runtime {
  readonly mode = 'eager'
  #states = new Set<EagerState>()
  #programs = new Set<EagerProgram>()

  constructor(readonly backend: BackendName) {}

  createState(initial: Tree<HostArray>): DeviceState {
    const state = new EagerState(initial)
    this.#states.add(state)
    return state
  }

  createProgram<State extends TensorTree, Inputs extends TensorTree>(
    step: Step<State, Inputs>,
    state: DeviceState,
    inputs: Tree<Shape>,
  ): Program {
    const program = new EagerProgram(step as Step, state as EagerState, inputs, message`asked for`)
    this.#programs.add(program)
    return program
  }

  async settle(): Promise<void> {}

  dispose(): void {
    for (const program of this.#programs) program.dispose()
    for (const state of this.#states) state.dispose()
  }
}

function upload(values: Tree<HostArray>): TensorTree {
  return mapTree(values, isHostArray, ({ data, shape }) => tensor(data.slice(), [...shape], 'float32'))
}

/** Values of scalars, as `GatheredMetrics` holds them, and back. */
export async function readAll(sums: Readonly<Record<string, Tensor>>): Promise<Record<string, Float32Array>> {
  const entries = Object.entries(sums).map(
    async ([name, sum]) => [name, Float32Array.from(await sum.data<'float32'>())] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

export function scalars(sums: GatheredMetrics['sums']): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(sums).map(([name, value]) => [name, scalar(value[0]!, 'float32')]))
}

/** Not on a GPU, where looking is waiting. */
export function brokenOf(sums: Readonly<Record<string, Tensor>>): string | undefined {
  if (getBackend() === 'webgpu') return undefined
  return Object.keys(sums).find((name) => !Number.isFinite(sums[name]!.dataSync()[0]))
}

function disposeTree(tree: TensorTree): void {
  dispose(flatten(tree, isTensor).map(({ leaf }) => leaf))
}
