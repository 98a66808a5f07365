import { createRuntime, type RuntimeOptions, type WasmPaths } from './create-runtime'
import { EngineError, inSequence, type Message, message, messageOf } from './message'
import { referenceInputShapes, referenceInputs, referenceState, referenceStep } from './reference-step'
import type { BackendName } from './runtime'
import { selfTest } from './self-test'

export interface BackendChoice {
  readonly backend: BackendName
  /** One sentence for the page: why this one. */
  readonly reason: Message
  readonly rejected: readonly { readonly backend: BackendName; readonly reason: Message }[]
}

export interface ChoiceOptions {
  readonly wasmPaths?: WasmPaths | undefined
  /** What will be trained: small networks are faster on wasm than on a GPU. Default: 64 units, 64 rows. */
  readonly hidden?: number
  readonly batch?: number
  /** Backends that have failed, and what they failed with. */
  readonly without?: BackendChoice['rejected'] | undefined
}

const PREFERENCE: readonly BackendName[] = ['webgpu', 'wasm', 'cpu']
const TIMED_STEPS = 30

/**
 * The backend that trains fastest on this machine among those that start and compute right, or `wanted` if it does.
 * Training in software is no use of a GPU: such adapters count only when they are asked for.
 */
export async function chooseBackend(wanted?: BackendName, options: ChoiceOptions = {}): Promise<BackendChoice> {
  const rejected: { backend: BackendName; reason: Message }[] = [...(options.without ?? [])]
  const failed = rejected.map(({ backend }) => backend)
  const works = async (backend: BackendName): Promise<boolean> => {
    try {
      if (backend === 'webgpu') await requireGpu(wanted === 'webgpu')
      await selfTest(runtimeOptions(backend, options))
      return true
    } catch (error) {
      rejected.push({ backend, reason: messageOf(error) })
      return false
    }
  }
  if (wanted !== undefined && !failed.includes(wanted) && (await works(wanted)))
    return { backend: wanted, reason: message`Asked for.`, rejected }
  const candidates = PREFERENCE.filter((backend) => backend !== wanted && !failed.includes(backend))
  const gpu = candidates.includes('webgpu') && (await works('webgpu'))
  for (const backend of candidates.filter((name) => name !== 'webgpu')) {
    if (!(await works(backend))) continue
    if (!gpu) return { backend, reason: message`The fastest that works here.`, rejected }
    const [onGpu, onCpu] = [await stepTime('webgpu', options), await stepTime(backend, options)]
    const [faster, slower] = onGpu < onCpu ? (['webgpu', backend] as const) : ([backend, 'webgpu'] as const)
    const times = { webgpu: onGpu, [backend]: onCpu } as Record<BackendName, number>
    const reason = message`A step takes ${milliseconds(times[faster])} here, and ${milliseconds(times[slower])} on ${slower}.`
    return { backend: faster, reason, rejected: [...rejected, { backend: slower, reason: message`Slower here.` }] }
  }
  if (gpu) return { backend: 'webgpu', reason: message`The only one that works here.`, rejected }
  const reasons = rejected.map(({ backend, reason }) => message`${backend}: ${reason}`)
  throw new EngineError(message`No backend works on this machine. ${inSequence(reasons)}`)
}

function runtimeOptions(backend: BackendName, { wasmPaths }: ChoiceOptions): RuntimeOptions {
  return { backend, mode: 'compiled', ...(wasmPaths === undefined ? {} : { wasmPaths }) }
}

async function requireGpu(inSoftware: boolean): Promise<void> {
  const gpu = typeof navigator === 'undefined' ? undefined : (navigator.gpu as GPU | undefined)
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' })
  if (!adapter) throw new EngineError(message`This browser offers no WebGPU.`)
  // Older browsers say nothing about the adapter.
  const info: Partial<GPUAdapterInfo> = adapter.info ?? {}
  const named = `${info.vendor} ${info.architecture} ${info.device} ${info.description}`
  const software = info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render|software/i.test(named)
  if (software && !inSoftware) throw new EngineError(message`WebGPU runs in software here.`)
}

/** Milliseconds per training step of the given size, once warm. */
async function stepTime(backend: BackendName, options: ChoiceOptions): Promise<number> {
  const sizes = { observation: 4, action: 1, hidden: options.hidden ?? 64, batch: options.batch ?? 64 }
  const runtime = await createRuntime(runtimeOptions(backend, options))
  try {
    const state = runtime.createState(referenceState(sizes, 1))
    const program = runtime.createProgram(referenceStep, state, referenceInputShapes(sizes))
    const inputs = referenceInputs(sizes, 1)
    const steps = async () => {
      for (let step = 0; step < TIMED_STEPS; step++) program.run(inputs)
      await runtime.settle()
    }
    await steps()
    const start = performance.now()
    await steps()
    return (performance.now() - start) / TIMED_STEPS
  } finally {
    runtime.dispose()
  }
}

function milliseconds(time: number): string {
  return `${time.toPrecision(2)} ms`
}
