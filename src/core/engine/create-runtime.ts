import { EngineError, type Message, message } from './message'
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { setBackend } from '@tensorflow/tfjs-core'
import { CompiledRuntime } from './compiled-runtime'
import { CpuExecutor } from './cpu/cpu-executor'
import { EagerRuntime } from './eager-runtime'
import type { Executor } from './executor'
import type { BackendName, Runtime } from './runtime'
import type { ThreadOptions } from './wasm/threads/team'
import { WasmExecutor } from './wasm/wasm-executor'
import { WebGpuExecutor } from './webgpu/webgpu-executor'

/** Where tfjs finds its own .wasm files: a folder ending in `/`, or a map from file name to URL. */
export type WasmPaths = Parameters<typeof setWasmPaths>[0]

export interface RuntimeOptions {
  readonly backend: BackendName
  readonly mode: 'compiled' | 'eager'
  /** Needed once, for the wasm backend; without it tfjs looks beside the script. */
  readonly wasmPaths?: WasmPaths | undefined
  /** On wasm, threads to share a step with: as many of them as pay. Default: none but the caller's own. */
  readonly threads?: ThreadOptions | undefined
  /**
   * wasm: whether multiply-adds may be fused where the machine has them: faster, but each is rounded once instead of twice,
   * and only machines that do the same give the same bits. Default: where there are.
   */
  readonly fusedSimd?: boolean
  /** Told that steps run eagerly although compiled was asked for, and why; once for each reason. */
  readonly onWarning?: (warning: Message) => void
}

/** Rejects if the backend does not start on this machine. */
export async function createRuntime({
  backend,
  mode,
  wasmPaths,
  threads,
  fusedSimd,
  onWarning,
}: RuntimeOptions): Promise<Runtime> {
  await initialiseBackend(backend, wasmPaths)
  if (mode === 'eager') return new EagerRuntime(backend)
  return new CompiledRuntime(backend, await createExecutor(backend, threads, fusedSimd), { onWarning })
}

/** tfjs's own backend: eager programs run there, and steps that cannot be compiled. */
async function initialiseBackend(backend: BackendName, wasmPaths?: WasmPaths): Promise<void> {
  if (backend === 'wasm' && wasmPaths !== undefined) setWasmPaths(wasmPaths)
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu')
  if (!(await setBackend(backend)))
    throw new EngineError(message`The backend "${backend}" does not start on this machine.`)
}

async function createExecutor(
  backend: BackendName,
  threads: ThreadOptions | undefined,
  fusedSimd: boolean | undefined,
): Promise<Executor> {
  switch (backend) {
    case 'cpu':
      return new CpuExecutor()
    case 'wasm':
      return WasmExecutor.create({ threads, relaxed: fusedSimd })
    case 'webgpu':
      return new WebGpuExecutor()
  }
}
