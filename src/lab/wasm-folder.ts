import { join } from 'node:path'

/** Where tfjs's own .wasm files lie; the lab is started from the project's folder. */
export function tfjsWasmFolder(): string {
  return join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist/')
}
