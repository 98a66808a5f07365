import { join } from 'node:path'
import { expect, it } from 'vitest'
import { chooseBackend } from './backends'
import { message } from './message'

const wasmPaths = join(import.meta.dirname, '../../../node_modules/@tensorflow/tfjs-backend-wasm/dist/')

it('takes WebAssembly where there is no GPU, and says why', async () => {
  expect(await chooseBackend(undefined, { wasmPaths })).toEqual({
    backend: 'wasm',
    reason: message`The fastest that works here.`,
    rejected: [{ backend: 'webgpu', reason: message`This browser offers no WebGPU.` }],
  })
})

it('takes what is asked for, if it works', async () => {
  expect(await chooseBackend('cpu', { wasmPaths })).toEqual({
    backend: 'cpu',
    reason: message`Asked for.`,
    rejected: [],
  })
  expect(await chooseBackend('webgpu', { wasmPaths })).toMatchObject({
    backend: 'wasm',
    rejected: [{ backend: 'webgpu', reason: message`This browser offers no WebGPU.` }],
  })
})
