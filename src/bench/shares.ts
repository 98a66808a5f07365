import type { GemmKernel, Kernel, Plan } from '../core/engine/plan/plan'
import { WasmExecutor } from '../core/engine/wasm/wasm-executor'
import { alternate, type Pace } from './measure'

/** What the kernels of one kind and size take of a step, each timed by itself. */
export interface KernelShare {
  /** `1 x 64x4x64 NT` for a product [m, k] x [k, n] with B transposed; else the kind of kernel. */
  readonly name: string
  readonly kernels: number
  readonly ms: number
  /** Of products: operations over time. */
  readonly gflops?: number
}

/** Where the time of a step goes: its kernels by kind and, for products, by size, on memory laid out as the step's is. */
export async function kernelShares(plan: Plan, arenaSize: number, pace: Pace): Promise<KernelShare[]> {
  const executor = await WasmExecutor.create()
  executor.reserve(arenaSize)
  executor.memory.fill(0.5)
  const groups = new Map<string, Kernel[]>()
  for (const kernel of plan.kernels) groups.set(nameOf(kernel), [...(groups.get(nameOf(kernel)) ?? []), kernel])
  const timed = [...groups.values()].map((kernels) => {
    const { run } = executor.prepare({ ...plan, kernels, constants: [] })
    return { run, settle: () => executor.settle() }
  })
  const times = await alternate(timed, { ...pace, roundMs: pace.roundMs / 4 })
  executor.dispose()
  return [...groups].map(([name, kernels], i) => {
    const operations = kernels.reduce((sum, kernel) => sum + (kernel.kind === 'gemm' ? operationsOf(kernel) : 0), 0)
    const share = { name, kernels: kernels.length, ms: times[i]! }
    return operations === 0 ? share : { ...share, gflops: operations / times[i]! / 1e6 }
  })
}

/** Floating-point operations of one product. */
export function operationsOf({ batch, m, n, k }: GemmKernel): number {
  return 2 * batch * m * n * k
}

function nameOf(kernel: Kernel): string {
  if (kernel.kind !== 'gemm') return kernel.kind
  const { batch, m, n, k, a, b } = kernel
  const turned = ({ strides }: { strides: readonly number[] }) => (strides[2] === 1 || strides[1] === 0 ? 'N' : 'T')
  return `${batch} x ${m}x${k}x${n} ${turned(a)}${turned(b)}`
}
