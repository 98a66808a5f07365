import { type Operation, scalarFunctions } from '../graph/operations'
import type { ElementwiseKernel, GemmKernel, Kernel, ReduceKernel } from '../plan/plan'

/** Exports of the AssemblyScript kernels; see assembly/. */
export interface Kernels {
  gemm(...parameters: number[]): void
  reduce(kind: number, outer: number, reduced: number, inner: number, input: number, output: number): void
  indexOfExtreme(sign: number, outer: number, reduced: number, inner: number, input: number, output: number): void
  cumulativeSum(outer: number, reduced: number, inner: number, input: number, output: number): void
  gather(rows: number, count: number, width: number, input: number, indices: number, output: number): void
  segmentSum(segments: number, count: number, width: number, input: number, rows: number, output: number): void
}

/** Elementwise kernels, compiled one after the other under the names `passName` gives them. */
export interface Passes {
  /** Undefined where there are none. */
  readonly module: WebAssembly.Module | undefined
  /** Operations that call JavaScript. */
  readonly host: readonly Operation[]
}

/** Addresses in bytes. */
export interface Layout {
  readonly memory: WebAssembly.Memory
  /** Where the arena begins. */
  readonly base: number
  /** Where this thread may pack what its matrix products read. */
  readonly panel: number
}

export function passName(index: number): string {
  return `pass${index}`
}

export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory, abort: () => {} } }).exports as unknown as Kernels
}

/** Each kernel as a call, for one thread. */
export function bindKernels(
  kernels: readonly Kernel[],
  passes: Passes,
  compiled: Kernels,
  layout: Layout,
): (() => void)[] {
  const exported = instantiatePasses(passes, layout.memory)
  let next = 0
  return kernels.map((kernel) =>
    kernel.kind === 'elementwise' ? exported[passName(next++)]! : bindKernel(kernel, compiled, layout),
  )
}

function instantiatePasses({ module, host }: Passes, memory: WebAssembly.Memory): Record<string, () => void> {
  if (module === undefined) return {}
  const functions = Object.fromEntries(host.map((name) => [name, scalarFunctions[name]]))
  return new WebAssembly.Instance(module, { env: { memory, ...functions } }).exports as Record<string, () => void>
}

function bindKernel(kernel: Exclude<Kernel, ElementwiseKernel>, compiled: Kernels, layout: Layout): () => void {
  const address = (offset: number) => layout.base + offset * 4
  switch (kernel.kind) {
    case 'gemm':
      return bindProduct(kernel, compiled, layout)
    case 'reduce':
      return bindReduction(kernel, compiled, address)
    case 'gather': {
      const { rows, count, width } = kernel
      const [input, indices, output] = [kernel.input, kernel.indices, kernel.output].map(address)
      return () => compiled.gather(rows, count, width, input!, indices!, output!)
    }
    case 'segmentSum': {
      const { segmentCount, count, width } = kernel
      const [input, segments, output] = [kernel.input, kernel.segments, kernel.output].map(address)
      return () => compiled.segmentSum(segmentCount, count, width, input!, segments!, output!)
    }
  }
}

function bindProduct({ batch, m, n, k, a, b, c, bias, relu, mask }: GemmKernel, { gemm }: Kernels, layout: Layout) {
  const { base, panel } = layout
  const flags = (relu ? 1 : 0) | (mask === undefined ? 0 : 2) | (bias === undefined ? 0 : 4)
  const bytes = (strides: readonly number[]) => strides.map((stride) => stride * 4) as [number, number, number]
  const [aBatch, aRow, aColumn] = bytes(a.strides)
  const [bBatch, bRow, bColumn] = bytes(b.strides)
  const places = [a.offset, b.offset, c, bias?.offset ?? 0, mask ?? 0].map((offset) => base + offset * 4)
  const [left, right, result, added, mapped] = places as [number, number, number, number, number]
  const biasBatch = (bias?.strides[0] ?? 0) * 4
  // biome-ignore format: one parameter list, in the kernel's own order
  return () => gemm(
    batch, m, n, k, left, aBatch, aRow, aColumn, right, bBatch, bRow, bColumn, result, added, biasBatch, mapped, flags, panel,
  )
}

function bindReduction(kernel: ReduceKernel, compiled: Kernels, address: (offset: number) => number): () => void {
  const { reduction, outer, reduced, inner } = kernel
  const [input, output] = [address(kernel.input), address(kernel.output)]
  const { reduce, indexOfExtreme, cumulativeSum } = compiled
  if (reduction === 'cumsum') return () => cumulativeSum(outer, reduced, inner, input, output)
  if (reduction === 'argMax' || reduction === 'argMin') {
    const sign = reduction === 'argMax' ? 1 : -1
    return () => indexOfExtreme(sign, outer, reduced, inner, input, output)
  }
  const kind = ['sum', 'max', 'min', 'prod'].indexOf(reduction)
  return () => reduce(kind, outer, reduced, inner, input, output)
}
