import '@tensorflow/tfjs-backend-cpu'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { setBackend } from '@tensorflow/tfjs-core'
import { EagerRuntime } from './eager-runtime'
import type { BackendName, Runtime } from './runtime'

/** Where tfjs finds its own .wasm files: a folder ending in `/`, or a map from file name to URL. */
export type WasmPaths = Parameters<typeof setWasmPaths>[0]

export interface RuntimeOptions {
  readonly backend: BackendName
  readonly mode: 'compiled' | 'eager'
  /** Needed once, for the wasm backend; without it tfjs looks beside the script. */
  readonly wasmPaths?: WasmPaths
  /** Told, once per program, that a step runs eagerly although compiled was asked for, and why. */
  readonly onWarning?: (warning: string) => void
}

export async function createRuntime({ backend, wasmPaths }: RuntimeOptions): Promise<Runtime> {
  await initialiseBackend(backend, wasmPaths)
  return new EagerRuntime(backend)
}

async function initialiseBackend(backend: BackendName, wasmPaths?: WasmPaths): Promise<void> {
  if (backend === 'wasm' && wasmPaths !== undefined) setWasmPaths(wasmPaths)
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu')
  if (!(await setBackend(backend))) throw new Error(`The backend "${backend}" does not start on this machine.`)
}
