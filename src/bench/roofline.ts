import { CompiledProgram } from '../core/engine/compiled-runtime'
import { operationsOf } from '../core/engine/plan/describe-plan'
import type { GemmKernel, Plan } from '../core/engine/plan/plan'
import type { Program } from '../core/engine/runtime'
import { WasmExecutor } from '../core/engine/wasm/wasm-executor'
import { alternate, type Pace } from './measure'

/** Floating-point operations of the matrix products in one step, on average over the steps of a cycle. */
export function productOperations(programs: readonly Program[]): number {
  const sum = programs.reduce((total, program) => total + operationsOfProgram(program), 0)
  return sum / programs.length
}

function operationsOfProgram(program: Program): number {
  if (!(program instanceof CompiledProgram)) return 0
  return program.plan.kernels.reduce((sum, kernel) => sum + (kernel.kind === 'gemm' ? operationsOf(kernel) : 0), 0)
}

export interface GemmRate {
  /** GFLOP/s of products [batch, hidden] x [hidden, hidden]: as written, with either side transposed. */
  readonly NN: number
  readonly TN: number
  readonly NT: number
  readonly relaxedSimd: boolean
}

/** What the matrix kernel does on its own in this run: no step can be faster than its products at this rate. */
export async function gemmRate(hidden: number, batch: number, pace: Pace): Promise<GemmRate> {
  const executor = await WasmExecutor.create()
  const [m, n, k] = [batch, hidden, hidden]
  executor.reserve(3 * Math.max(m, k) * Math.max(n, k) + 64)
  executor.memory.fill(0.5)
  const places = { a: 0, b: m * k, c: m * k + k * n }
  const product = (a: number[], b: number[]): GemmKernel => ({
    kind: 'gemm',
    batch: 1,
    m,
    n,
    k,
    a: { offset: places.a, strides: [0, ...a] },
    b: { offset: places.b, strides: [0, ...b] },
    c: places.c,
    relu: false,
  })
  const variants = [product([k, 1], [n, 1]), product([1, m], [n, 1]), product([k, 1], [1, k])]
  const timed = variants.map((kernel) => {
    const plan: Plan = {
      kernels: [kernel],
      constants: [],
      inputs: new Map(),
      inputRegion: { offset: 0, size: 0 },
      outputs: new Map(),
      metrics: { names: [], offset: 0 },
    }
    const { run } = executor.prepare(plan)
    return {
      run: () => {
        for (let i = 0; i < 10; i++) run()
      },
      settle: () => executor.settle(),
    }
  })
  const times = await alternate(timed, { ...pace, roundMs: Math.min(pace.roundMs, 150) })
  const [NN, TN, NT] = times.map((ms) => (10 * 2 * m * n * k) / ms / 1e6) as [number, number, number]
  return { NN, TN, NT, relaxedSimd: executor.relaxed }
}
