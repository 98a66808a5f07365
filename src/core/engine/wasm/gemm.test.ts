import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { gemm } from '../cpu/kernels'
import type { GemmKernel, Plan } from '../plan/plan'
import { WasmExecutor } from './wasm-executor'

const size = fc.integer({ min: 1, max: 37 })

/** A product with gaps before, between and after its arrays. */
const products = fc
  .record({
    batch: fc.integer({ min: 1, max: 3 }),
    m: size,
    n: fc.oneof(size, fc.constant(1)),
    k: size,
    transposeA: fc.boolean(),
    transposeB: fc.boolean(),
    sharedA: fc.boolean(),
    sharedB: fc.boolean(),
    bias: fc.boolean(),
    relu: fc.boolean(),
    mask: fc.boolean(),
  })
  .map(({ batch, m, n, k, transposeA, transposeB, sharedA, sharedB, bias, relu, mask }) => {
    let next = 5
    const array = (length: number) => {
      const offset = next
      next += length + 7
      return offset
    }
    const kernel: GemmKernel = {
      kind: 'gemm',
      batch,
      m,
      n,
      k,
      a: { offset: array(batch * m * k), strides: [sharedA ? 0 : m * k, ...(transposeA ? [1, m] : [k, 1])] },
      b: { offset: array(batch * k * n), strides: [sharedB ? 0 : k * n, ...(transposeB ? [1, k] : [n, 1])] },
      c: array(batch * m * n),
      relu,
      ...(bias ? { bias: { offset: array(batch * n), strides: [n, n === 1 ? 0 : 1] } } : {}),
      ...(mask ? { mask: array(batch * m * n) } : {}),
    }
    return { kernel, length: next }
  })

describe.each([{ relaxed: false }, { relaxed: true }])('relaxed SIMD, if there is: $relaxed', (options) => {
  it('computes every product, and writes nowhere else', async () => {
    const executor = await WasmExecutor.create(options)
    const random = RandomStream.fromSeed(3)
    fc.assert(
      fc.property(products, ({ kernel, length }) => {
        executor.reserve(length)
        const before = new Float32Array(length)
        random.fillNormal(before)
        executor.write(0, before)
        const plan = {
          kernels: [kernel],
          constants: [],
          inputs: new Map(),
          inputRegion: { offset: 0, size: 0 },
          outputs: new Map(),
        }
        executor.prepare({ ...plan, metrics: { names: [], offset: 0 } } satisfies Plan).run()
        gemm(kernel, before)
        const after = executor.memory
        const end = kernel.c + kernel.batch * kernel.m * kernel.n
        const inside = (i: number) => i >= kernel.c && i < end
        const wrong = before.findIndex((value, i) =>
          inside(i) ? !(Math.abs(after[i]! - value) < 1e-5 * (1 + kernel.k)) : after[i] !== value,
        )
        expect(wrong).toBe(-1)
      }),
      { numRuns: 150, seed: 1 },
    )
  })
})
