import { env } from '@tensorflow/tfjs-core'
import { algorithms } from '../core/algorithms/registry'
import { createRuntime, type RuntimeOptions } from '../core/engine/create-runtime'
import type { BackendName } from '../core/engine/runtime'
import { inEnglish } from '../core/messages/message'
import { wasmFiles as wasmPaths } from '../worker/wasm-files'
import { issueTimes } from './issue'
import { alternate, type Pace, quick, thorough } from './measure'
import { anatomy, onThreads } from './on-threads'
import { type PendulumRate, sacOnPendulum } from './pendulum'
import { type GemmRate, gemmRate, productOperations } from './roofline'
import { bind, type Sizes } from './workload'

// As in the training worker: tfjs starts its threads from blobs, which the page's policy forbids, and then waits for ever.
env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)

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
async function compare(workload: string, sizes: Sizes, backend: BackendName, pace: Pace): Promise<Comparison> {
  const options = (mode: RuntimeOptions['mode']): RuntimeOptions => ({ backend, mode, wasmPaths })
  const eagerRuntime = await createRuntime(options('eager'))
  const compiledRuntime = await createRuntime(options('compiled'))
  const eager = await bind(workload, sizes, eagerRuntime)
  const compiled = await bind(workload, sizes, compiledRuntime)
  const candidates = [
    { run: eager.run, settle: () => eagerRuntime.settle() },
    { run: compiled.run, settle: () => compiledRuntime.settle() },
  ]
  const [eagerMs, compiledMs] = (await alternate(candidates, pace)) as [number, number]
  const [program] = compiled.programs
  const isCompiled = program?.mode === 'compiled'
  const operations = isCompiled ? productOperations(compiled.programs) : 0
  const result = {
    workload,
    ...sizes,
    backend,
    ratio: eagerMs / compiledMs,
    eagerStepsPerSecond: 1000 / eagerMs,
    compiledStepsPerSecond: 1000 / compiledMs,
    gflops: operations / compiledMs / 1e6,
    fallback: program?.reason && inEnglish(program.reason),
  }
  eagerRuntime.dispose()
  compiledRuntime.dispose()
  return result
}

const paceOf = (short: boolean): Pace => (short ? quick : thorough)

const bench = {
  algorithms: () => algorithms.map(({ id }) => id),
  compare: (workload: string, sizes: Sizes, backend: BackendName, short: boolean) =>
    compare(workload, sizes, backend, paceOf(short)),
  onThreads: (workload: string, sizes: Sizes, counts: number[], short: boolean) =>
    onThreads(workload, sizes, counts, paceOf(short)),
  anatomy: (workload: string, sizes: Sizes, short: boolean) => anatomy(workload, sizes, paceOf(short)),
  /** What the browser says of its GPU; null where there is none. */
  adapter: async () => {
    const info = (await navigator.gpu?.requestAdapter({ powerPreference: 'high-performance' }))?.info
    return info ? [info.vendor, info.architecture, info.device, info.description].filter(Boolean).join(', ') : null
  },
  issueTimes: (sizes: Sizes, seeds: number[], short: boolean) => issueTimes(sizes, seeds, paceOf(short)),
  sacOnPendulum: async (short: boolean): Promise<PendulumRate> => {
    const runtime = await createRuntime({ backend: 'wasm', mode: 'compiled', wasmPaths })
    return sacOnPendulum(runtime, paceOf(short))
  },
  roofline: ({ hidden, batch }: Sizes, short: boolean): Promise<GemmRate> => gemmRate(hidden, batch, paceOf(short)),
}

Object.assign(globalThis, { bench })
