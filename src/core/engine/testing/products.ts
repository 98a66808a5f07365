import fc from 'fast-check'
import type { GemmKernel, Kernel, Plan } from '../plan/plan'

const size = fc.integer({ min: 1, max: 37 })

/** A product with gaps before, between and after its arrays. */
export const products = fc
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

export function planOf(...kernels: Kernel[]): Plan {
  return {
    kernels,
    constants: [],
    inputs: new Map(),
    inputRegion: { offset: 0, size: 0 },
    outputs: new Map(),
    metrics: { names: [], offset: 0 },
  }
}
