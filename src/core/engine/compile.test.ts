import { add, matMul, mean, mul, scalar, square, sub, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { compile } from './compile'
import { valueAndGradients } from './gradients'

const wasmPaths = 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'

type State = { weight: Tensor2D; bias: Tensor }
type Inputs = { x: Tensor2D; y: Tensor2D }

/** One step of gradient descent on a line through points. */
function descend({ weight, bias }: State, { x, y }: Inputs) {
  const { value, gradients } = valueAndGradients(
    (parameters: State) => mean(square(sub(add(matMul(x, parameters.weight), parameters.bias), y))),
    { weight, bias },
  )
  const rate = scalar(0.1)
  return {
    state: { weight: sub(weight, mul(rate, gradients.weight)), bias: sub(bias, mul(rate, gradients.bias)) },
    metrics: { loss: value },
  }
}

const start = {
  state: { weight: { shape: [1, 1], data: Float32Array.of(0) }, bias: { shape: [], data: Float32Array.of(0) } },
  inputs: { x: [4, 1], y: [4, 1] },
  wasmPaths,
}
const points = { x: Float32Array.of(-1, 0, 1, 2), y: Float32Array.of(-5, -2, 1, 4) }

describe('compile', () => {
  it('gives a step that runs, with a state of its own', async () => {
    const step = await compile<State, Inputs>(descend, start)
    expect(step.execution).toMatchObject({ mode: 'compiled', threads: 1 })
    for (let i = 0; i < 200; i++) step.run(points)
    const { weight, bias } = (await step.state.read()) as Record<string, { data: Float32Array }>
    expect(weight!.data[0]).toBeCloseTo(3, 4)
    expect(bias!.data[0]).toBeCloseTo(-2, 4)
    expect((await step.metrics()).loss).toBeGreaterThan(0)
    step.dispose()
  })

  it('prints its plan', async () => {
    const step = await compile<State, Inputs>(descend, start)
    const lines = step.describe().split('\n')
    expect(lines[0]).toBe('stage  kernel')
    expect(lines.filter((line) => /product 1 x \[4, 1\]T? \[1, 1\]/.test(line))).toHaveLength(1)
    expect(lines.at(-1)).toMatch(/^\d+ kernels in \d+ stages; \d+ matrix products of /)
    step.dispose()
  })

  it('says why a step runs eagerly, and that such a step has no plan', async () => {
    const warnings: unknown[] = []
    const reads = (_: State, { x }: Inputs) => ({ metrics: { first: scalar(x.dataSync()[0]!) } })
    const step = await compile<State, Inputs>(reads, { ...start, onWarning: (warning) => warnings.push(warning) })
    expect(step.execution.mode).toBe('eager')
    expect(step.execution.reason?.template).toContain('reading a tensor')
    expect(warnings).toHaveLength(1)
    expect(step.describe()).toBe('There is no plan: the step runs eagerly.')
    step.dispose()
  })
})
