import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'

/** Addresses of tfjs's own WebAssembly files in the built site. */
export const wasmFiles = {
  'tfjs-backend-wasm.wasm': plain,
  'tfjs-backend-wasm-simd.wasm': simd,
  // tfjs wants to know all three; the worker has switched its threads off, so this one is never fetched.
  'tfjs-backend-wasm-threaded-simd.wasm': simd,
}
