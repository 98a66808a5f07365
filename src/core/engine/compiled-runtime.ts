import { add, dispose, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import type { Executor, Prepared } from './executor'
import { Arena } from './plan/arena'
import { buildPlan } from './plan/build-plan'
import type { Plan, Region } from './plan/plan'
import type { BackendName, DeviceState, Program, Runtime, Step } from './runtime'
import { trace } from './trace/trace'
import { NotCompilable } from './trace/trace-backend'
import {
  flatten,
  type HostArray,
  isFloat32Array,
  isHostArray,
  isShape,
  isTensor,
  mapTree,
  type Shape,
  sizeOf,
  type TensorTree,
  type Tree,
} from './tree'

/** State in the executor's arena, leaf after leaf in the order of the tree. */
class ArenaState implements DeviceState {
  readonly shapes: Tree<Shape>
  readonly offsets = new Map<string, number>()
  readonly #region: Region

  constructor(
    initial: Tree<HostArray>,
    private readonly executor: Executor,
    private readonly arena: Arena,
  ) {
    this.shapes = mapTree(initial, isHostArray, ({ shape }) => shape)
    const leaves = flatten(initial, isHostArray)
    const padded = (size: number) => Math.ceil((size + arena.guard) / 16) * 16
    const size = leaves.reduce((sum, { leaf }) => sum + padded(leaf.data.length), 0)
    this.#region = { offset: arena.allocate(size), size }
    let next = this.#region.offset
    for (const { path, leaf } of leaves) {
      this.offsets.set(path, next)
      next += padded(leaf.data.length)
    }
    executor.reserve(arena.size)
    this.write(initial)
  }

  async read(): Promise<Tree<HostArray>> {
    const { offset, size } = this.#region
    const all = await this.executor.read(offset, size)
    return mapTree(this.shapes, isShape, (shape, path) => {
      const start = this.offsets.get(path)! - offset
      return { shape, data: all.slice(start, start + sizeOf(shape)) }
    })
  }

  write(values: Tree<HostArray>): void {
    const given = new Map(flatten(values, isHostArray).map(({ path, leaf }) => [path, leaf.data]))
    for (const { path, leaf } of flatten(this.shapes, isShape)) {
      const data = given.get(path)
      if (data?.length !== sizeOf(leaf)) {
        throw new Error(`The state entry "${path}" must have ${sizeOf(leaf)} values, not ${data?.length ?? 'none'}.`)
      }
      this.executor.write(this.offsets.get(path)!, data)
    }
  }

  dispose(): void {
    this.arena.free(this.#region.offset, this.#region.size)
  }
}

class CompiledProgram implements Program {
  readonly mode = 'compiled'
  readonly #prepared: Prepared
  #count = 0

  constructor(
    readonly plan: Plan,
    private readonly free: () => void,
    private readonly executor: Executor,
  ) {
    for (const { offset, data } of plan.constants) executor.write(offset, data)
    this.#zeroMetrics()
    this.#prepared = executor.prepare(plan)
  }

  #zeroMetrics(): void {
    const { names, offset } = this.plan.metrics
    this.executor.write(offset, new Float32Array(names.length))
  }

  run(inputs: Tree<Float32Array>): void {
    this.#write(inputs, '')
    this.#prepared.run()
    this.#count++
  }

  #write(inputs: Tree<Float32Array>, prefix: string): void {
    for (const name in inputs) {
      const value = inputs[name]!
      const path = prefix + name
      if (!isFloat32Array(value)) {
        this.#write(value, `${path}.`)
        continue
      }
      const region = this.plan.inputs.get(path)
      if (region?.size !== value.length) {
        throw new Error(`The input "${path}" has ${value.length} values; the program takes ${region?.size ?? 'none'}.`)
      }
      this.executor.write(region.offset, value)
    }
  }

  async metrics(): Promise<Record<string, number>> {
    const count = this.#count
    if (count === 0) return {}
    this.#count = 0
    const { names, offset } = this.plan.metrics
    const sums = this.executor.read(offset, names.length)
    this.#zeroMetrics()
    const values = await sums
    return Object.fromEntries(names.map((name, i) => [name, values[i]! / count]))
  }

  async outputs(): Promise<Record<string, Float32Array>> {
    const entries = [...this.plan.outputs].map(
      async ([name, { offset, size }]) => [name, await this.executor.read(offset, size)] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  }

  dispose(): void {
    this.#prepared.dispose()
    this.free()
  }
}

/** A step that the compiler cannot take, run eagerly on the state in the arena. */
class FallbackProgram implements Program {
  readonly mode = 'eager'
  #sums: Record<string, Tensor> = {}
  #outputs: Record<string, Tensor> = {}
  #count = 0

  constructor(
    private readonly step: Step,
    private readonly state: ArenaState,
    private readonly shapes: Tree<Shape>,
    private readonly executor: Executor,
    readonly reason: string,
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
    const entries = Object.entries(sums).map(async ([name, sum]) => [name, (await sum.data())[0]! / count] as const)
    const means = Object.fromEntries(await Promise.all(entries))
    dispose(sums)
    return means
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

export interface CompiledRuntimeOptions {
  readonly onWarning?: ((warning: string) => void) | undefined
  /** Unused elements after each array, for tests that look whether anything writes there. */
  readonly guard?: number
}

/** Traces steps into plans and runs them on an executor. */
export class CompiledRuntime implements Runtime {
  readonly mode = 'compiled'
  readonly arena: Arena
  readonly #states = new Set<ArenaState>()
  readonly #programs = new Set<Program>()

  constructor(
    readonly backend: BackendName,
    private readonly executor: Executor,
    private readonly options: CompiledRuntimeOptions = {},
  ) {
    this.arena = new Arena(options.guard)
  }

  createState(initial: Tree<HostArray>): DeviceState {
    const state = new ArenaState(initial, this.executor, this.arena)
    this.#states.add(state)
    return state
  }

  createProgram<State extends TensorTree, Inputs extends TensorTree>(
    step: Step<State, Inputs>,
    state: DeviceState,
    inputs: Tree<Shape>,
  ): Program {
    const program = this.#compile(step as unknown as Step, state as ArenaState, inputs)
    this.#programs.add(program)
    return program
  }

  #compile(step: Step, state: ArenaState, inputs: Tree<Shape>): Program {
    try {
      const traced = trace(step, state.shapes, inputs)
      const { plan, free } = buildPlan(traced, {
        state: state.offsets,
        inputs: new Map(flatten(inputs, isShape).map(({ path, leaf }) => [path, leaf])),
        arena: this.arena,
        mergeIndependent: this.executor.mergeIndependent,
      })
      this.executor.reserve(this.arena.size)
      return new CompiledProgram(plan, free, this.executor)
    } catch (error) {
      if (!(error instanceof NotCompilable)) throw error
      this.options.onWarning?.(`A training step runs eagerly, and slower: ${error.message}.`)
      return new FallbackProgram(step, state, inputs, this.executor, error.message)
    }
  }

  settle(): Promise<void> {
    return this.executor.settle()
  }

  dispose(): void {
    for (const program of this.#programs) program.dispose()
    for (const state of this.#states) state.dispose()
    this.executor.dispose()
  }
}
