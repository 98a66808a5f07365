import { inEnglish } from '../messages/message'
import '@tensorflow/tfjs-backend-cpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { beforeAll, expect, it } from 'vitest'
import { algorithms } from '../algorithms/registry'
import { CompiledRuntime } from '../engine/compiled-runtime'
import { EagerRuntime } from '../engine/eager-runtime'
import { difference } from '../engine/testing/trajectory'
import { WasmExecutor } from '../engine/wasm/wasm-executor'
import { learn } from './compiled-algorithms-testing'

const STEPS = 50

beforeAll(() => setBackend('cpu'))

it.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))(
  '%s learns compiled what it learns in eager tfjs',
  async (_, algorithm) => {
    const warnings: string[] = []
    const executor = await WasmExecutor.create({ relaxed: false })
    const compiled = new CompiledRuntime('wasm', executor, {
      onWarning: (warning) => warnings.push(inEnglish(warning)),
    })
    const expected = await learn(algorithm, new EagerRuntime('cpu'), STEPS)
    const { at, value } = difference(expected, await learn(algorithm, compiled, STEPS))
    expect(warnings).toEqual([])
    expect(value, at).toBeLessThan(1e-5)
    compiled.dispose()
  },
)
