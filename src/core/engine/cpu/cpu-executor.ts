import type { Executor, Prepared } from '../executor'
import type { Kernel, Plan } from '../plan/plan'
import { prepareElementwise } from './elementwise'
import { HostMemory } from './host-memory'
import { gather, gemm, reduce, segmentSum } from './kernels'

/** Plain JavaScript on a typed array: for machines without WebAssembly SIMD, and the yardstick of the other executors. */
export class CpuExecutor extends HostMemory implements Executor {
  readonly mergeIndependent = false
  #memory = new Float32Array(0)

  override get memory(): Float32Array {
    return this.#memory
  }

  reserve(size: number): void {
    if (size <= this.#memory.length) return
    const grown = new Float32Array(Math.max(size, 2 * this.#memory.length))
    grown.set(this.#memory)
    this.#memory = grown
  }

  prepare(plan: Plan): Prepared {
    const runs = plan.kernels.map((kernel) => this.#prepareKernel(kernel))
    return {
      threads: 1,
      run: () => {
        for (const run of runs) run()
      },
      dispose: () => {},
    }
  }

  #prepareKernel(kernel: Kernel): () => void {
    switch (kernel.kind) {
      case 'elementwise':
        return prepareElementwise(kernel, () => this.#memory)
      case 'gemm':
        return () => gemm(kernel, this.#memory)
      case 'reduce':
        return () => reduce(kernel, this.#memory)
      case 'gather':
        return () => gather(kernel, this.#memory)
      case 'segmentSum':
        return () => segmentSum(kernel, this.#memory)
    }
  }

  dispose(): void {
    this.#memory = new Float32Array(0)
  }
}
