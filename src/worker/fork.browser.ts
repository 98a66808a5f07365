import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import { it } from 'vitest'
import { forkRepeatsItsParent } from './fork-testing'

const wasmPaths = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
}

it.each(['cpu', 'wasm'] as const)(
  'in a browser, on %s, a future that changes nothing equals its parent to the bit',
  (backend) => forkRepeatsItsParent(backend, wasmPaths),
)
