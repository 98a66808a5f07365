import '@tensorflow/tfjs-backend-cpu'
import { add, memory, mul, setBackend, sum, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, expect, it } from 'vitest'
import { EagerRuntime } from './eager-runtime'
import { valueAndGradients } from './gradients'
import type { Step } from './runtime'

beforeAll(() => setBackend('cpu'))

/** Gradient descent on the sum of squares of w + x. */
const descend: Step<{ w: Tensor }, { x: Tensor }> = (state, inputs) => {
  const { value, gradients } = valueAndGradients((p) => sum(mul(add(p.w, inputs.x), add(p.w, inputs.x))), {
    w: state.w,
  })
  return {
    state: { w: add(state.w, mul(gradients.w, -0.25)) },
    metrics: { loss: value },
    outputs: { seen: inputs.x },
  }
}

it('runs a step, means its metrics, reads its outputs and leaves no tensor behind', async () => {
  const before = memory().numTensors
  const runtime = new EagerRuntime('cpu')
  const state = runtime.createState({
    w: { shape: [2], data: Float32Array.of(1, 3) },
    other: { shape: [], data: Float32Array.of(7) },
  })
  const program = runtime.createProgram(descend, state, { x: [2] })
  program.run({ x: Float32Array.of(1, 1) })
  const held = memory().numTensors
  program.run({ x: Float32Array.of(1, 1) })
  expect(memory().numTensors).toBe(held)
  expect(await program.metrics()).toEqual({ loss: (20 + 5) / 2 })
  expect(await program.metrics()).toEqual({})
  expect(await program.outputs()).toEqual({ seen: Float32Array.of(1, 1) })
  expect(await state.read()).toEqual({
    w: { shape: [2], data: Float32Array.of(-0.5, 0) },
    other: { shape: [], data: Float32Array.of(7) },
  })
  runtime.dispose()
  expect(memory().numTensors).toBe(before)
})
