import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { algorithms } from '../algorithms/registry'
import { CompiledRuntime } from '../engine/compiled-runtime'
import { EagerRuntime } from '../engine/eager-runtime'
import { difference, parametersOf } from '../engine/testing/trajectory'
import { WasmExecutor } from '../engine/wasm/wasm-executor'
import { learn } from './compiled-algorithms-testing'

const STEPS = 20

// Node runs the build with plain SIMD only; here is the one that browsers take.
it('learns with fused multiply-adds what eager tfjs learns', async () => {
  await setBackend('cpu')
  const executor = await WasmExecutor.create()
  expect(executor.relaxed).toBe(true)
  const runtime = new CompiledRuntime('wasm', executor)
  for (const algorithm of algorithms) {
    const expected = await learn(algorithm, new EagerRuntime('cpu'), STEPS)
    const actual = await learn(algorithm, runtime, STEPS)
    expect(actual.program.mode).toBe('compiled')
    const { at, value } = difference(parametersOf(expected), parametersOf(actual))
    expect(value, `${algorithm.id}, ${at}`).toBeLessThan(1e-4)
  }
  runtime.dispose()
})
