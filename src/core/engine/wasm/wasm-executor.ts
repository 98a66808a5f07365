import { said } from '../../said/said'
import { SaidError } from '../../said/said-error'
import { HostMemory } from '../cpu/host-memory'
import type { Executor, Prepared } from '../executor'
import { type Operation, scalarFunctions } from '../graph/operations'
import type { ElementwiseKernel, GemmKernel, Kernel, Plan, ReduceKernel } from '../plan/plan'
import { NotCompilable } from '../trace/trace-backend'
import { emitElementwise } from './elementwise'
import { plainSimd, relaxedSimd } from './kernels.generated'
import { defineMathFunction, mathFunctions } from './math-functions'
import { encodeModule } from './module'
import { needsHost } from './operations'

/** Exports of the AssemblyScript kernels; see assembly/. */
interface Kernels {
  gemm(...parameters: number[]): void
  reduce(kind: number, outer: number, reduced: number, inner: number, input: number, output: number): void
  indexOfExtreme(sign: number, outer: number, reduced: number, inner: number, input: number, output: number): void
  cumulativeSum(outer: number, reduced: number, inner: number, input: number, output: number): void
  gather(rows: number, count: number, width: number, input: number, indices: number, output: number): void
  segmentSum(segments: number, count: number, width: number, input: number, rows: number, output: number): void
}

/** In front of the arena: the panel into which the matrix product packs eight columns. */
const PANEL_BYTES = 1 << 20
const LONGEST_SUM = PANEL_BYTES / 32
const PAGE = 65536

export interface WasmOptions {
  /** Fused multiply-add, where the engine has it: faster, and rounded once instead of twice. Default: if there is. */
  readonly relaxed?: boolean
}

/**
 * Own kernels on own memory: the products and reductions are AssemblyScript, built with the project; elementwise
 * passes are compiled to WebAssembly from the plan, so that values stay in registers between their operations.
 */
export class WasmExecutor extends HostMemory implements Executor {
  readonly mergeIndependent = false
  #view: Float32Array

  private constructor(
    private readonly wasmMemory: WebAssembly.Memory,
    private readonly kernels: Kernels,
    readonly relaxed: boolean,
  ) {
    super()
    this.#view = new Float32Array(wasmMemory.buffer, PANEL_BYTES)
  }

  static async create(options: WasmOptions = {}): Promise<WasmExecutor> {
    const memory = new WebAssembly.Memory({ initial: PANEL_BYTES / PAGE + 16 })
    const relaxedBytes = decode(relaxedSimd)
    const relaxed = (options.relaxed ?? true) && WebAssembly.validate(relaxedBytes)
    const bytes = relaxed ? relaxedBytes : decode(plainSimd)
    if (!WebAssembly.validate(bytes)) throw new SaidError(said`This machine has no WebAssembly SIMD.`)
    const { instance } = await WebAssembly.instantiate(bytes, { env: { memory, abort: () => {} } })
    return new WasmExecutor(memory, instance.exports as unknown as Kernels, relaxed)
  }

  override get memory(): Float32Array {
    return this.#view
  }

  reserve(size: number): void {
    const missing = size - this.#view.length
    if (missing <= 0) return
    this.wasmMemory.grow(Math.ceil((Math.max(missing, this.#view.length / 2) * 4) / PAGE))
    this.#view = new Float32Array(this.wasmMemory.buffer, PANEL_BYTES)
  }

  prepare(plan: Plan): Prepared {
    const passes = this.#compilePasses(plan.kernels.filter((kernel) => kernel.kind === 'elementwise'))
    const runs = plan.kernels.map((kernel) =>
      kernel.kind === 'elementwise' ? passes.shift()! : this.#prepareKernel(kernel),
    )
    return {
      run: () => {
        for (let i = 0; i < runs.length; i++) runs[i]!()
      },
      dispose: () => {},
    }
  }

  #compilePasses(kernels: readonly ElementwiseKernel[]): (() => void)[] {
    if (kernels.length === 0) return []
    const used = new Set(kernels.flatMap(({ instructions }) => instructions.map(({ operation }) => operation)))
    const host = [...used].filter(needsHost)
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
        ...kernels.map((kernel, i) => emitElementwise(kernel, `pass${i}`, functions, PANEL_BYTES)),
      ],
    )
    const module = new WebAssembly.Module(bytes as BufferSource)
    const imports = Object.fromEntries(host.map((name) => [name, scalarFunctions[name]]))
    const instance = new WebAssembly.Instance(module, { env: { memory: this.wasmMemory, ...imports } })
    return kernels.map((_, i) => instance.exports[`pass${i}`] as () => void)
  }

  #prepareKernel(kernel: Exclude<Kernel, ElementwiseKernel>): () => void {
    switch (kernel.kind) {
      case 'gemm':
        return this.#prepareGemm(kernel)
      case 'reduce':
        return this.#prepareReduce(kernel)
      case 'gather': {
        const { rows, count, width } = kernel
        const [input, indices, output] = [kernel.input, kernel.indices, kernel.output].map(address)
        return () => this.kernels.gather(rows, count, width, input!, indices!, output!)
      }
      case 'segmentSum': {
        const { segmentCount, count, width } = kernel
        const [input, segments, output] = [kernel.input, kernel.segments, kernel.output].map(address)
        return () => this.kernels.segmentSum(segmentCount, count, width, input!, segments!, output!)
      }
    }
  }

  #prepareGemm({ batch, m, n, k, a, b, c, bias, relu, mask }: GemmKernel): () => void {
    if (k > LONGEST_SUM) throw new NotCompilable(said`a matrix product over ${k} terms (at most ${LONGEST_SUM})`)
    const flags = (relu ? 1 : 0) | (mask === undefined ? 0 : 2) | (bias === undefined ? 0 : 4)
    const bytes = (strides: readonly number[]) => strides.map((stride) => stride * 4) as [number, number, number]
    const [aBatch, aRow, aColumn] = bytes(a.strides)
    const [bBatch, bRow, bColumn] = bytes(b.strides)
    const [left, right, result] = [a.offset, b.offset, c].map(address) as [number, number, number]
    const [added, mapped] = [address(bias?.offset ?? 0), address(mask ?? 0)]
    const biasBatch = (bias?.strides[0] ?? 0) * 4
    const { gemm } = this.kernels
    // biome-ignore format: one parameter list, in the kernel's own order
    return () => gemm(
      batch, m, n, k, left, aBatch, aRow, aColumn, right, bBatch, bRow, bColumn, result, added, biasBatch, mapped, flags, 0,
    )
  }

  #prepareReduce({ reduction, outer, reduced, inner, ...places }: ReduceKernel): () => void {
    const [input, output] = [address(places.input), address(places.output)]
    const { reduce, indexOfExtreme, cumulativeSum } = this.kernels
    if (reduction === 'cumsum') return () => cumulativeSum(outer, reduced, inner, input, output)
    if (reduction === 'argMax' || reduction === 'argMin') {
      const sign = reduction === 'argMax' ? 1 : -1
      return () => indexOfExtreme(sign, outer, reduced, inner, input, output)
    }
    const kind = ['sum', 'max', 'min', 'prod'].indexOf(reduction)
    return () => reduce(kind, outer, reduced, inner, input, output)
  }

  dispose(): void {
    this.#view = new Float32Array(0)
  }
}

function address(offset: number): number {
  return PANEL_BYTES + offset * 4
}

function decode(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
