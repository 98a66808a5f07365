import { inEnglish } from '../said/said'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { algorithms } from '../algorithms/registry'
import { CompiledRuntime } from '../engine/compiled-runtime'
import { EagerRuntime } from '../engine/eager-runtime'
import { difference, parametersOf } from '../engine/testing/trajectory'
import { WebGpuExecutor } from '../engine/webgpu/webgpu-executor'
import { learn } from './compiled-algorithms-testing'

const STEPS = 50

let runtime: CompiledRuntime
const warnings: string[] = []

beforeAll(async () => {
  await setBackend('webgpu')
  runtime = new CompiledRuntime('webgpu', new WebGpuExecutor(), {
    onWarning: (warning) => warnings.push(inEnglish(warning)),
  })
  await setBackend('cpu')
})
afterAll(() => runtime.dispose())

it.each(algorithms.map((algorithm) => [algorithm.id, algorithm] as const))(
  '%s learns on WebGPU what it learns in eager tfjs',
  async (_, algorithm) => {
    const expected = await learn(algorithm, new EagerRuntime('cpu'), STEPS)
    const actual = await learn(algorithm, runtime, STEPS)
    const { at, value } = difference(parametersOf(expected), parametersOf(actual))
    expect(warnings).toEqual([])
    expect(value, at).toBeLessThan(1e-4)
  },
)
