import { HostMemory } from '../cpu/host-memory'
import type { Executor, Prepared } from '../executor'
import { type Operation, scalarFunctions } from '../graph/operations'
import { EngineError, message } from '../message'
import type { ElementwiseKernel, Kernel, Plan } from '../plan/plan'
import { NotCompilable } from '../trace/trace-backend'
import { bindKernels, instantiateKernels, type Kernels, type Layout, type Passes, passName } from './bind'
import { emitElementwise } from './elementwise'
import { plainSimd, relaxedSimd } from './kernels.generated'
import { defineMathFunction, mathFunctions } from './math-functions'
import { encodeModule } from './module'
import { needsWorker } from './operations'
import { MOST_THREADS } from './threads/cells'
import { shareWork } from './threads/share-work'
import { MOST_PAGES, overSharedMemory } from './threads/shared-memory'
import { canShareMemory, Team, type ThreadOptions } from './threads/team'
import { ThreadChoice } from './threads/thread-choice'

/** In front of the arena, for each thread: the panel into which the matrix product packs eight columns. */
const PANEL_BYTES = 1 << 20
const LONGEST_SUM = PANEL_BYTES / 32
const PAGE = 65536

export interface WasmOptions {
  /** Fused multiply-add, where the engine has it: faster, and rounded once instead of twice. Default: if there is. */
  readonly relaxed?: boolean | undefined
  /** Threads to share a step with, as many as pay; where memory cannot be shared, there is one. Default: one. */
  readonly threads?: ThreadOptions | undefined
}

/**
 * Own kernels on own memory: the products and reductions are AssemblyScript, built with the project; elementwise
 * passes are compiled to WebAssembly from the plan, so that values stay in registers between their operations.
 */
export class WasmExecutor extends HostMemory implements Executor {
  readonly mergeIndependent = false
  readonly #team: Team | undefined
  readonly #always: boolean
  readonly #layout: Layout
  #view: Float32Array

  private constructor(
    private readonly wasmMemory: WebAssembly.Memory,
    module: WebAssembly.Module,
    private readonly kernels: Kernels,
    readonly relaxed: boolean,
    threads: ThreadOptions | undefined,
  ) {
    super()
    const most = threads === undefined ? 1 : Math.min(threads.most, MOST_THREADS)
    const base = most * PANEL_BYTES
    this.#layout = { memory: wasmMemory, base, panel: 0 }
    this.#view = new Float32Array(wasmMemory.buffer, base)
    this.#always = threads?.always ?? false
    if (threads === undefined || most === 1) return
    this.#team = new Team(most, threads.spawn, (index) => {
      return { memory: wasmMemory, kernels: module, base, panel: index * PANEL_BYTES }
    })
  }

  static async create({ relaxed: wanted = true, threads: asked }: WasmOptions = {}): Promise<WasmExecutor> {
    const relaxedBytes = decode(relaxedSimd)
    const relaxed = wanted && WebAssembly.validate(relaxedBytes)
    const bytes = relaxed ? relaxedBytes : decode(plainSimd)
    if (!WebAssembly.validate(bytes)) throw new EngineError(message`This machine has no WebAssembly SIMD.`)
    const shared = asked !== undefined && asked.most > 1 ? sharedMemory(asked.most) : undefined
    const memory = shared ?? new WebAssembly.Memory({ initial: initialPages(1) })
    const module = await WebAssembly.compile(shared ? overSharedMemory(bytes) : bytes)
    return new WasmExecutor(memory, module, instantiateKernels(module, memory), relaxed, shared && asked)
  }

  override get memory(): Float32Array {
    return this.#view
  }

  reserve(size: number): void {
    const missing = size - this.#view.length
    if (missing <= 0) return
    this.wasmMemory.grow(Math.ceil((Math.max(missing, this.#view.length / 2) * 4) / PAGE))
    this.#view = new Float32Array(this.wasmMemory.buffer, this.#layout.base)
  }

  prepare(plan: Plan): Prepared {
    for (const kernel of plan.kernels) check(kernel)
    const team = this.#team
    if (team === undefined) {
      const runs = bindKernels(plan.kernels, this.#compilePasses(plan.kernels), this.kernels, this.#layout)
      return { threads: 1, run: () => runAll(runs), dispose: () => {} }
    }
    return this.#prepareShared(plan, team)
  }

  #prepareShared(plan: Plan, team: Team): Prepared {
    const { kernels, alone, pieces, needs } = shareWork(plan.kernels, 2 * team.size)
    const passes = this.#compilePasses(kernels)
    const bound = bindKernels(kernels, passes, this.kernels, this.#layout)
    const [own, shared] = [alone, pieces].map((indices) => indices.map((i) => bound[i]!)) as [
      typeof bound,
      typeof bound,
    ]
    const taken = Int32Array.from(pieces)
    const id = team.learn({ kernels, passes: passes.module, host: passes.host, pieces: taken, needs })
    const choice = new ThreadChoice(id === undefined ? 1 : team.size)
    const ready = (count: number) => id !== undefined && team.knows(id, count)
    const all = () => (ready(team.size) ? team.size : 1)
    const always = this.#always
    return {
      get threads() {
        return always ? all() : choice.current
      },
      run: () => {
        const count = always ? all() : choice.next(ready)
        const start = performance.now()
        if (count === 1) runAll(own)
        else team.run(id!, count, shared, needs)
        choice.took(performance.now() - start, count)
      },
      dispose: () => {
        if (id !== undefined) team.forget(id)
      },
    }
  }

  #compilePasses(all: readonly Kernel[]): Passes {
    const kernels = all.filter((kernel): kernel is ElementwiseKernel => kernel.kind === 'elementwise')
    if (kernels.length === 0) return { module: undefined, host: [] }
    const used = new Set(kernels.flatMap(({ instructions }) => instructions.map(({ operation }) => operation)))
    const host = [...used].filter(needsWorker)
    const functions = {
      host: (operation: Operation) => host.indexOf(operation),
      math: (name: (typeof mathFunctions)[number]) => host.length + mathFunctions.indexOf(name),
    }
    const bytes = encodeModule(
      host.map((name) => ({
        name,
        parameters: new Array<'f64'>(scalarFunctions[name].length).fill('f64'),
        results: ['f64'],
      })),
      [
        ...mathFunctions.map((name) => defineMathFunction(name, functions.math)),
        ...kernels.map((kernel, i) => emitElementwise(kernel, passName(i), functions, this.#layout.base)),
      ],
    )
    const shared = this.#team === undefined ? bytes : overSharedMemory(bytes)
    return { module: new WebAssembly.Module(shared as BufferSource), host }
  }

  dispose(): void {
    this.#team?.dispose()
    this.#view = new Float32Array(0)
  }
}

function runAll(runs: readonly (() => void)[]): void {
  for (let i = 0; i < runs.length; i++) runs[i]!()
}

function check(kernel: Kernel): void {
  if (kernel.kind !== 'gemm' || kernel.k <= LONGEST_SUM) return
  throw new NotCompilable(message`a matrix product over ${kernel.k} terms (at most ${LONGEST_SUM})`)
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

function initialPages(threads: number): number {
  return (Math.min(threads, MOST_THREADS) * PANEL_BYTES) / PAGE + 16
}

/** Undefined where there is none, or not so much as it may have to grow to, which is set aside from the start. */
function sharedMemory(threads: number): WebAssembly.Memory | undefined {
  if (!canShareMemory()) return undefined
  try {
    return new WebAssembly.Memory({ initial: initialPages(threads), maximum: MOST_PAGES, shared: true })
  } catch {
    return undefined
  }
}
