import { operationsOf, productName } from '../core/engine/plan/describe-plan'
import type { Kernel, Plan } from '../core/engine/plan/plan'
import { WasmExecutor } from '../core/engine/wasm/wasm-executor'
import { alternate, type Pace } from './measure'

/** What the kernels of one kind and size take of a step, each timed by itself. */
export interface KernelShare {
  /** As `productName` has it; of other kernels their kind. */
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

function nameOf(kernel: Kernel): string {
  return kernel.kind === 'gemm' ? productName(kernel) : kernel.kind
}
