import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url'
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url'
import { expect, it } from 'vitest'
import { chooseBackend } from './backends'
import { message } from './message'

const wasmPaths = {
  'tfjs-backend-wasm.wasm': plainWasm,
  'tfjs-backend-wasm-simd.wasm': simdWasm,
  'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
}

// The tests' Chromium has WebGPU in software only.
it('does not take a GPU in software for a GPU, unless it is asked for', async () => {
  const own = await chooseBackend(undefined, { wasmPaths })
  expect(own.backend).toBe('wasm')
  expect(own.rejected).toEqual([{ backend: 'webgpu', reason: message`WebGPU runs in software here.` }])
  expect(await chooseBackend('webgpu', { wasmPaths })).toMatchObject({ backend: 'webgpu', reason: message`Asked for.` })
})
