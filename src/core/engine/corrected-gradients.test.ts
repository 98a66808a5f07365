import '@tensorflow/tfjs-backend-cpu'
import type { Scalar, Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { CompiledRuntime } from './compiled-runtime'
import { stopGradient, valueAndGradients } from './gradients'
import { WasmExecutor } from './wasm/wasm-executor'

beforeAll(() => tf.setBackend('cpu'))

const points = [-1.3, -0.4, 0.2, 0.9]

/** f, its first derivative and its second, in float64. */
const functions: Record<string, { f: (x: Tensor) => Tensor; exact: (x: number) => number }> = {
  tanh: { f: (x) => tf.tanh(x), exact: Math.tanh },
  exp: { f: (x) => tf.exp(x), exact: Math.exp },
  sigmoid: { f: (x) => tf.sigmoid(x), exact: (x) => 1 / (1 + Math.exp(-x)) },
  elu: { f: (x) => tf.elu(x), exact: (x) => (x > 0 ? x : Math.expm1(x)) },
  softplus: { f: (x) => tf.softplus(x), exact: (x) => Math.log1p(Math.exp(x)) },
  'tanh of exp of sigmoid': {
    f: (x) => tf.tanh(tf.exp(tf.sigmoid(x))),
    exact: (x) => Math.tanh(Math.exp(1 / (1 + Math.exp(-x)))),
  },
  pow: { f: (x) => tf.pow(2, x), exact: (x) => 2 ** x },
  softmax: {
    f: (x) => tf.sum(tf.mul(tf.softmax(tf.stack([x, tf.mul(2, x), tf.zerosLike(x)], 1)), [1, 2, 3]), 1),
    exact: (x) => (Math.exp(x) + 2 * Math.exp(2 * x) + 3) / (Math.exp(x) + Math.exp(2 * x) + 1),
  },
}

/** d2f/dx2 through two tapes: the gradient of the sum of the first derivatives. */
function secondDerivative(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  const first = (p: { x: Tensor }) => tf.sum(valueAndGradients((q: { x: Tensor }) => tf.sum(f(q.x)), p).gradients.x)
  return valueAndGradients(first, { x }).gradients.x
}

describe.each(Object.keys(functions))('%s', (name) => {
  const { f, exact } = functions[name]!
  const h = 1e-3
  const expected = points.map((x) => (exact(x + h) - 2 * exact(x) + exact(x - h)) / (h * h))

  it('has the right second derivative', async () => {
    const actual = await secondDerivative(f, tf.tensor1d(points)).data()
    for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 4)
  })

  it('has it compiled too', async () => {
    const runtime = new CompiledRuntime('wasm', await WasmExecutor.create())
    const program = runtime.createProgram(
      (_: object, inputs: { x: Tensor }) => ({ outputs: { second: secondDerivative(f, inputs.x) } }),
      runtime.createState({}),
      { x: [points.length] },
    )
    program.run({ x: Float32Array.from(points) })
    expect(program.mode).toBe('compiled')
    const { second } = await program.outputs()
    for (const [i, value] of expected.entries()) expect(second![i]).toBeCloseTo(value, 4)
    runtime.dispose()
  })
})

it('has the curvature of a network under tanh in a meta-gradient', async () => {
  // d/dw of L(w - a L'(w)) with L(w) = (tanh(w x) - y)^2, against differences of float64.
  const [x, y, rate] = [0.7, 0.3, 0.5]
  const loss = (w: number) => (Math.tanh(w * x) - y) ** 2
  const slope = (w: number) => 2 * (Math.tanh(w * x) - y) * (1 - Math.tanh(w * x) ** 2) * x
  const meta = (w: number) => loss(w - rate * slope(w))
  const inner = (p: { w: Tensor }) => tf.square(tf.sub(tf.tanh(tf.mul(p.w, x)), y)) as Scalar
  const outer = (p: { w: Tensor }) => inner({ w: tf.sub(p.w, tf.mul(rate, valueAndGradients(inner, p).gradients.w)) })
  const { gradients } = valueAndGradients(outer, { w: tf.scalar(0.9) })
  const expected = (meta(0.9 + 1e-5) - meta(0.9 - 1e-5)) / 2e-5
  expect((await gradients.w.data())[0]).toBeCloseTo(expected, 5)
})

it('stops gradients inside nested tapes', async () => {
  // f(x) = x^2 sg[x^2]: f'' = 2 sg[x^2] if the stop holds, and more if it does not.
  const f = (x: Tensor) => tf.mul(tf.square(x), stopGradient(tf.square(x)))
  const second = await secondDerivative(f, tf.tensor1d(points)).data()
  for (const [i, x] of points.entries()) expect(second[i]).toBeCloseTo(2 * x * x, 5)
})

it('lets a stopped tensor outlive the original', async () => {
  const x = tf.tensor1d([1, 2])
  const stopped = stopGradient(x)
  x.dispose()
  expect([...(await stopped.data())]).toEqual([1, 2])
  stopped.dispose()
})
