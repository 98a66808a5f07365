import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gemm } from '../cpu/kernels'
import { SeededNumbers } from '../seeded-numbers'
import { planOf, products } from '../testing/products'
import { WasmExecutor } from './wasm-executor'

describe.each([{ relaxed: false }, { relaxed: true }])('relaxed SIMD, if there is: $relaxed', (options) => {
  it('computes every product, and writes nowhere else', async () => {
    const executor = await WasmExecutor.create(options)
    const random = new SeededNumbers(3)
    fc.assert(
      fc.property(products, ({ kernel, length }) => {
        executor.reserve(length)
        const before = new Float32Array(length)
        random.fillNormal(before)
        executor.write(0, before)
        executor.prepare(planOf(kernel)).run()
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
