import { inEnglish } from '../messages/message'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgpu'
import { setBackend } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Algorithm } from '../algorithms/algorithm'
import { algorithms } from '../algorithms/registry'
import { CompiledRuntime } from '../engine/compiled-runtime'
import { EagerRuntime } from '../engine/eager-runtime'
import { difference, parametersOf } from '../engine/testing/trajectory'
import { WebGpuExecutor } from '../engine/webgpu/webgpu-executor'
import { defaults } from '../schema/values'
import { learn } from './compiled-algorithms-testing'

/**
 * Updates of the critics after which both are compared: three steps of UTD 20 are as many as fifty of UTD 1. WGSL's pow is
 * rougher than tfjs's, so that Adam's 1 - beta_2^t, 0.001 at first, and with it the step size differ by 2e-5 here. For some
 * hundred updates that is the difference of RLPD too; after 500 it has grown to 2e-3 and after 1000 to 3e-3. Two runs on
 * the CPU whose learning rates differ by 2e-5 part in the same way (2e-5, 2e-3, 3e-3): it is no fault of the kernels.
 */
const UPDATES = 50

/** Metrics are means of larger numbers, and may lie near 0. */
const FLOOR = 0.01

/** At least one offline and one online. */
function stepsOf({ hyperparameters }: Algorithm): number {
  return Math.max(2, Math.ceil(UPDATES / Number(defaults(hyperparameters).criticSteps ?? 1)))
}

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
    const steps = stepsOf(algorithm)
    const expected = await learn(algorithm, new EagerRuntime('cpu'), steps)
    const actual = await learn(algorithm, runtime, steps)
    const { at, value } = difference(parametersOf(expected), parametersOf(actual), FLOOR)
    expect(warnings).toEqual([])
    expect(value, at).toBeLessThan(1e-4)
  },
)
