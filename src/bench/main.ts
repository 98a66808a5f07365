import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import { algorithms } from '../core/algorithms/registry'
import { createRuntime, type RuntimeOptions } from '../core/engine/create-runtime'
import type { BackendName } from '../core/engine/runtime'
import { inEnglish } from '../core/said/said'
import { issueTimes } from './issue'
import { alternate } from './measure'
import { type PendulumRate, sacOnPendulum } from './pendulum'
import { type GemmRate, gemmRate, productOperations } from './roofline'
import { bind, type Sizes } from './workload'

const wasmPaths = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
}

export interface Comparison extends Sizes {
  readonly workload: string
  readonly backend: BackendName
  /** Eager time over compiled time. */
  readonly ratio: number
  readonly eagerStepsPerSecond: number
  readonly compiledStepsPerSecond: number
  /** Of the compiled step's matrix products, over the whole step's time. */
  readonly gflops: number
  /** Why the step is not compiled, if it is not. */
  readonly fallback?: string | undefined
}

/** The same step eager and compiled, in alternating rounds. */
async function compare(workload: string, sizes: Sizes, backend: BackendName): Promise<Comparison> {
  const options = (mode: RuntimeOptions['mode']): RuntimeOptions => ({ backend, mode, wasmPaths })
  const eagerRuntime = await createRuntime(options('eager'))
  const compiledRuntime = await createRuntime(options('compiled'))
  const eager = await bind(workload, sizes, eagerRuntime)
  const compiled = await bind(workload, sizes, compiledRuntime)
  const [eagerMs, compiledMs] = (await alternate([
    { run: eager.run, settle: () => eagerRuntime.settle() },
    { run: compiled.run, settle: () => compiledRuntime.settle() },
  ])) as [number, number]
  const isCompiled = compiled.program.mode === 'compiled'
  const operations = isCompiled ? productOperations(compiled.program) : 0
  const result = {
    workload,
    ...sizes,
    backend,
    ratio: eagerMs / compiledMs,
    eagerStepsPerSecond: 1000 / eagerMs,
    compiledStepsPerSecond: 1000 / compiledMs,
    gflops: operations / compiledMs / 1e6,
    fallback: compiled.program.reason && inEnglish(compiled.program.reason),
  }
  eagerRuntime.dispose()
  compiledRuntime.dispose()
  return result
}

const bench = {
  algorithms: () => algorithms.map(({ id }) => id),
  compare,
  issueTimes,
  sacOnPendulum: async (): Promise<PendulumRate> => {
    const runtime = await createRuntime({ backend: 'wasm', mode: 'compiled', wasmPaths })
    return sacOnPendulum(runtime)
  },
  roofline: (sizes: Sizes): Promise<GemmRate> => gemmRate(sizes.hidden, sizes.batch),
}

Object.assign(globalThis, { bench })
