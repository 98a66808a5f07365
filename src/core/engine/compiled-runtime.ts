import { ArenaState } from './arena-state'
import type { Executor, Prepared } from './executor'
import { FallbackProgram } from './fallback-program'
import { inEnglish, type Message, message, messageOf } from './message'
import { Arena } from './plan/arena'
import { buildPlan } from './plan/build-plan'
import type { Plan } from './plan/plan'
import {
  type BackendName,
  type DeviceState,
  type GatheredMetrics,
  meansOf,
  type Program,
  type Runtime,
  type Step,
} from './runtime'
import { type Trace, trace } from './trace/trace'
import { NotCompilable } from './trace/trace-backend'
import { flatten, type HostArray, isFloat32Array, isShape, type Shape, type TensorTree, type Tree } from './tree'

export class CompiledProgram implements Program {
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

  get threads(): number {
    return this.#prepared.threads
  }

  #zeroMetrics(): void {
    const { names, offset } = this.plan.metrics
    this.executor.write(offset, new Float32Array(names.length * this.executor.seeds))
  }

  run(inputs: Tree<Float32Array>): void {
    const { offset, size } = this.plan.inputRegion
    this.executor.upload(offset, size, (target) => this.#fill(target, inputs, ''))
    this.#prepared.run()
    this.#count++
  }

  #fill(target: Float32Array, inputs: Tree<Float32Array>, prefix: string): void {
    for (const name in inputs) {
      const value = inputs[name]!
      const path = prefix + name
      if (!isFloat32Array(value)) {
        this.#fill(target, value, `${path}.`)
        continue
      }
      const region = this.plan.inputs.get(path)
      const { seeds } = this.executor
      const own = value.length / seeds
      if (region?.size !== own) {
        const wanted = region === undefined ? 'none' : region.size * seeds
        throw new Error(`The input "${path}" has ${value.length} values; the program takes ${wanted}.`)
      }
      const { inputRegion } = this.plan
      const place = region.offset - inputRegion.offset
      if (seeds === 1) target.set(value, place)
      else {
        for (let seed = 0; seed < seeds; seed++) {
          target.set(value.subarray(seed * own, (seed + 1) * own), seed * inputRegion.size + place)
        }
      }
    }
  }

  async metrics(): Promise<Record<string, number>> {
    if (this.#count === 0) return {}
    const gathered = this.gathered()
    this.#count = 0
    this.#zeroMetrics()
    return meansOf(await gathered)
  }

  async gathered(): Promise<GatheredMetrics> {
    const count = this.#count
    const { names, offset } = this.plan.metrics
    if (count === 0 || names.length === 0) return { count, sums: {} }
    const values = await this.executor.read(offset, names.length)
    const ofSeeds = (i: number) => values.filter((_, at) => at % names.length === i)
    return { count, sums: Object.fromEntries(names.map((name, i) => [name, ofSeeds(i)])) }
  }

  restoreGathered({ count, sums }: GatheredMetrics): void {
    const { names, offset } = this.plan.metrics
    const values = new Float32Array(names.length * this.executor.seeds)
    names.forEach((name, i) => {
      sums[name]?.forEach((sum, seed) => {
        values[seed * names.length + i] = sum
      })
    })
    this.executor.write(offset, values)
    this.#count = count
  }

  brokenMetric(): string | undefined {
    const { memory } = this.executor
    if (!memory) return undefined
    const { names, offset } = this.plan.metrics
    for (let i = 0; i < names.length; i++) if (!Number.isFinite(memory[offset + i]!)) return names[i]
    return undefined
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

export interface CompiledRuntimeOptions {
  readonly onWarning?: ((warning: Message) => void) | undefined
  /** Unused elements after each array, for tests that look whether anything writes there. */
  readonly guard?: number
}

/**
 * Traces steps into plans and runs them on an executor. With several seeds, state, inputs and outputs have a leading
 * dimension of seeds, of which the step knows nothing; metrics are means over them.
 */
export class CompiledRuntime implements Runtime {
  readonly mode = 'compiled'
  readonly arena: Arena
  readonly #owned = new Set<{ dispose(): void }>()
  readonly #warned = new Set<string>()

  constructor(
    readonly backend: BackendName,
    private readonly executor: Executor,
    private readonly options: CompiledRuntimeOptions = {},
  ) {
    this.arena = new Arena(options.guard)
  }

  createState(initial: Tree<HostArray>): DeviceState {
    const state = new ArenaState(initial, this.executor, this.arena)
    return this.#own(state)
  }

  createProgram<State extends TensorTree, Inputs extends TensorTree>(
    step: Step<State, Inputs>,
    state: DeviceState,
    inputs: Tree<Shape>,
  ): Program {
    const program = this.#compile(step as unknown as Step, state as ArenaState, inputs)
    return this.#own(program)
  }

  /** Disposed of with the runtime, unless its user has done so before. */
  #own<T extends { dispose(): void }>(created: T): T {
    const dispose = created.dispose.bind(created)
    this.#owned.add(created)
    return Object.assign(created, {
      dispose: () => {
        if (this.#owned.delete(created)) dispose()
      },
    })
  }

  #compile(step: Step, state: ArenaState, inputs: Tree<Shape>): Program {
    try {
      return this.#realise(trace(step, state.shapes, inputs), state, inputs)
    } catch (error) {
      // Eager steps know no seeds.
      if (!(error instanceof NotCompilable) || this.executor.seeds > 1) throw error
      this.#warn(message`A training step runs eagerly, and slower: ${error.userMessage}.`)
      return new FallbackProgram(step, state, inputs, this.executor, error.userMessage)
    }
  }

  /** Once each: every variant of a step meets the same obstacle. */
  #warn(warning: Message): void {
    const sentence = inEnglish(warning)
    if (this.#warned.has(sentence)) return
    this.#warned.add(sentence)
    this.options.onWarning?.(warning)
  }

  /** A defect of the compiler itself costs speed, not the run. */
  #realise(traced: Trace, state: ArenaState, inputs: Tree<Shape>): Program {
    let free = () => {}
    try {
      const built = buildPlan(traced, {
        state: state.offsets,
        inputs: new Map(flatten(inputs, isShape).map(({ path, leaf }) => [path, leaf])),
        arena: this.arena,
        mergeIndependent: this.executor.mergeIndependent,
      })
      free = built.free
      this.executor.reserve(this.arena.size)
      return new CompiledProgram(built.plan, free, this.executor)
    } catch (error) {
      free()
      if (error instanceof NotCompilable) throw error
      throw new NotCompilable(message`the compiler failed (${messageOf(error)})`, {
        cause: error,
      })
    }
  }

  settle(): Promise<void> {
    return this.executor.settle()
  }

  dispose(): void {
    for (const owned of [...this.#owned]) owned.dispose()
    this.executor.dispose()
  }
}
