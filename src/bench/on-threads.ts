import { CompiledProgram, CompiledRuntime } from '../core/engine/compiled-runtime'
import { describePlan } from '../core/engine/plan/describe-plan'
import { WasmExecutor } from '../core/engine/wasm/wasm-executor'
import { spawnEngineThread } from '../worker/engine-threads'
import { alternate, type Pace } from './measure'
import { type GemmRate, gemmRate, productOperations } from './roofline'
import { type KernelShare, kernelShares } from './shares'
import { bind, type Sizes } from './workload'

export interface ThreadRates extends Sizes {
  readonly workload: string
  /** Steps a second, by the number of threads that shared each of them. */
  readonly stepsPerSecond: Readonly<Record<number, number>>
  /** Of the matrix products, on one thread. */
  readonly gflops: number
  readonly gemm: GemmRate
}

const PATIENCE_MS = 20_000

/** One algorithm's step, compiled for wasm, on each of these numbers of threads by turns: all of them share every step. */
export async function onThreads(
  workload: string,
  sizes: Sizes,
  counts: readonly number[],
  pace: Pace,
): Promise<ThreadRates> {
  const bound = []
  for (const most of counts) {
    const executor = await WasmExecutor.create({ threads: { most, spawn: spawnEngineThread, always: true } })
    const runtime = new CompiledRuntime('wasm', executor)
    bound.push({ most, runtime, ...(await bind(workload, sizes, runtime)) })
  }
  for (const { most, programs } of bound)
    await until(() => programs.every(({ threads }) => threads === most), `${most} threads`)
  const times = await alternate(
    bound.map(({ run, runtime }) => ({ run, settle: () => runtime.settle() })),
    pace,
  )
  const alone = counts.indexOf(1)
  const gflops = alone < 0 ? 0 : productOperations(bound[alone]!.programs) / times[alone]! / 1e6
  for (const { runtime } of bound) runtime.dispose()
  const stepsPerSecond = Object.fromEntries(counts.map((count, i) => [count, 1000 / times[i]!]))
  return { workload, ...sizes, stepsPerSecond, gflops, gemm: await gemmRate(sizes.hidden, sizes.batch, pace) }
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const start = performance.now()
  while (!holds()) {
    if (performance.now() - start > PATIENCE_MS) throw new Error(`There are no ${what} here: is the page isolated?`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export interface StepAnatomy {
  readonly plan: string
  readonly shares: readonly KernelShare[]
}

/** The plan of one step of an algorithm, and what its kernels take by kind and size. */
export async function anatomy(workload: string, sizes: Sizes, pace: Pace): Promise<StepAnatomy> {
  const runtime = new CompiledRuntime('wasm', await WasmExecutor.create())
  const { programs } = await bind(workload, sizes, runtime)
  const longest = programs
    .filter((program): program is CompiledProgram => program instanceof CompiledProgram)
    .reduce((best, program) => (program.plan.kernels.length > best.plan.kernels.length ? program : best))
  const shares = await kernelShares(longest.plan, runtime.arena.size, pace)
  const plan = describePlan(longest.plan)
  runtime.dispose()
  return { plan, shares }
}
