import { type Said, said } from '../said/said'
import { SaidError } from '../said/said-error'
import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { setBackend } from '@tensorflow/tfjs-core'
import { CompiledRuntime } from './compiled-runtime'
import { CpuExecutor } from './cpu/cpu-executor'
import { EagerRuntime } from './eager-runtime'
import type { Executor } from './executor'
import type { BackendName, Runtime } from './runtime'
import { WasmExecutor } from './wasm/wasm-executor'
import { WebGpuExecutor } from './webgpu/webgpu-executor'

/** Where tfjs finds its own .wasm files: a folder ending in `/`, or a map from file name to URL. */
export type WasmPaths = Parameters<typeof setWasmPaths>[0]

export interface RuntimeOptions {
  readonly backend: BackendName
  readonly mode: 'compiled' | 'eager'
  /** Needed once, for the wasm backend; without it tfjs looks beside the script. */
  readonly wasmPaths?: WasmPaths
  /** Told that steps run eagerly although compiled was asked for, and why; once for each reason. */
  readonly onWarning?: (warning: Said) => void
}

/** Rejects if the backend does not start on this machine. */
export async function createRuntime({ backend, mode, wasmPaths, onWarning }: RuntimeOptions): Promise<Runtime> {
  await initialiseBackend(backend, wasmPaths)
  if (mode === 'eager') return new EagerRuntime(backend)
  return new CompiledRuntime(backend, await createExecutor(backend), { onWarning })
}

/** tfjs's own backend: eager programs run there, and steps that cannot be compiled. */
async function initialiseBackend(backend: BackendName, wasmPaths?: WasmPaths): Promise<void> {
  if (backend === 'wasm' && wasmPaths !== undefined) setWasmPaths(wasmPaths)
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu')
  if (!(await setBackend(backend))) throw new SaidError(said`The backend "${backend}" does not start on this machine.`)
}

async function createExecutor(backend: BackendName): Promise<Executor> {
  switch (backend) {
    case 'cpu':
      return new CpuExecutor()
    case 'wasm':
      return WasmExecutor.create()
    case 'webgpu':
      return new WebGpuExecutor()
  }
}
