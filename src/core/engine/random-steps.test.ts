import '@tensorflow/tfjs-backend-cpu'
import type { Tensor } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { CompiledRuntime } from './compiled-runtime'
import { CpuExecutor } from './cpu/cpu-executor'
import type { Executor } from './executor'
import type { Step } from './runtime'
import { difference, follow, followEagerly } from './testing/trajectory'
import type { TensorTree } from './tree'
import { WasmExecutor } from './wasm/wasm-executor'

beforeAll(() => tf.setBackend('cpu'))

/** All values are [4, 6] or become so again: what varies is how they hang together. */
const ROWS = 4
const COLUMNS = 6
type Make = (a: Tensor, b: Tensor) => Tensor

const makers: Record<string, Make> = {
  add: (a, b) => tf.add(a, b),
  sub: (a, b) => tf.sub(a, b),
  mul: (a, b) => tf.tanh(tf.mul(a, b)),
  tanh: (a) => tf.tanh(a),
  relu: (a) => tf.relu(a),
  masked: (a, b) => tf.mul(a, tf.step(b)),
  max: (a, b) => tf.maximum(a, b),
  'column plus row': (a, b) => tf.add(tf.sum(a, 1, true), tf.mean(b, 0, true)),
  'minus maximum': (a) => tf.sub(a, tf.max(a, 1, true)),
  scaled: (a, b) => tf.mul(a, tf.sigmoid(tf.mean(b))),
  product: (a, b) => tf.tanh(tf.matMul(tf.matMul(a, b, false, true), b)),
  layer: (a, b) => tf.relu(tf.add(tf.matMul(a, tf.matMul(b, b, true, false)), tf.slice(b, [1, 0], [1, COLUMNS]))),
  'masked product': (a, b) => tf.mul(tf.matMul(a, tf.matMul(a, b, true, false)), tf.step(tf.relu(b))),
  turned: (a) => tf.reshape(tf.transpose(a), [ROWS, COLUMNS]),
  reshaped: (a, b) => tf.reshape(tf.mul(tf.reshape(a, [2, 12]), tf.reshape(b, [2, 12])), [ROWS, COLUMNS]),
  joined: (a, b) => tf.concat([tf.slice(a, [0, 3], [ROWS, 3]), tf.slice(b, [0, 0], [ROWS, 3])], 1),
  stacked: (a, b) => tf.mean(tf.stack([a, tf.reverse(b, 0)]), 0),
  shifted: (a) =>
    tf.pad(tf.slice(a, [1, 0], [ROWS - 1, COLUMNS]), [
      [0, 1],
      [0, 0],
    ]),
  tiled: (a) => tf.tile(tf.slice(a, [0, 0], [2, 3]), [2, 2]),
  chosen: (a, b) => tf.where(tf.greater(a, b), a, b),
}

interface Plan {
  readonly operations: readonly { readonly name: string; readonly a: number; readonly b: number }[]
  /** Which value each of the three state leaves takes, which become outputs, and which a metric. */
  readonly updates: readonly number[]
  readonly outputs: readonly number[]
}

const plans: fc.Arbitrary<Plan> = fc.record({
  operations: fc.array(fc.record({ name: fc.constantFrom(...Object.keys(makers)), a: fc.nat(40), b: fc.nat(40) }), {
    minLength: 3,
    maxLength: 14,
  }),
  updates: fc.array(fc.nat(40), { minLength: 3, maxLength: 3 }),
  outputs: fc.array(fc.nat(40), { minLength: 0, maxLength: 3 }),
})

type Leaves = { readonly s: Tensor; readonly t: Tensor; readonly u: Tensor }

/** Values are numbered: the state leaves, the input, and what the operations make. */
function stepOf({ operations, updates, outputs }: Plan): Step<Leaves, { x: Tensor }> {
  return ({ s, t, u }, { x }) => {
    const values = [s, t, u, x]
    const value = (i: number) => values[i % values.length]!
    for (const { name, a, b } of operations) values.push(makers[name]!(value(a), value(b)))
    const [first, second, third] = updates.map((i) => tf.tanh(value(i)))
    return {
      state: {
        s: first!,
        t: updates[1]! % 2 === 0 ? second! : value(updates[1]!),
        u: updates[2]! % 3 === 0 ? s : third!,
      },
      metrics: { mean: tf.mean(values.at(-1)!) },
      outputs: Object.fromEntries(outputs.map((i, n) => [`o${n}`, value(i)])) as TensorTree as Record<string, Tensor>,
    }
  }
}

function values(seed: number): Float32Array {
  return Float32Array.from({ length: ROWS * COLUMNS }, (_, i) => Math.sin(1 + i * 0.7 + seed * 2.3))
}

const executors: Record<string, () => Promise<Executor>> = {
  cpu: async () => new CpuExecutor(),
  wasm: () => WasmExecutor.create({ relaxed: false }),
  'with few, large passes': async () => Object.assign(new CpuExecutor(), { mergeIndependent: true }),
}

describe.each(Object.keys(executors))('%s', (name) => {
  it('computes whatever a step is made of as eager tfjs does', async () => {
    const runtime = new CompiledRuntime('cpu', await executors[name]!(), { guard: 16 })
    const leaf = (seed: number) => ({ shape: [ROWS, COLUMNS], data: values(seed) })
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const given = {
          step: stepOf(plan),
          state: { s: leaf(1), t: leaf(2), u: leaf(3) },
          shapes: { x: [ROWS, COLUMNS] },
          inputs: (run: number) => ({ x: values(10 + run) }),
        }
        const compiled = await follow(runtime, given, 3)
        expect(compiled.program.mode).toBe('compiled')
        const { at, value } = difference(await followEagerly(given, 3), compiled)
        expect(value, at).toBeLessThan(1e-4)
      }),
      { numRuns: 120, seed: 1 },
    )
  })
})
