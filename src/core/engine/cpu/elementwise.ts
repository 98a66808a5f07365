import { scalarFunctions } from '../graph/operations'
import type { ElementwiseKernel } from '../plan/plan'

const BLOCK = 1024

/** One pass over memory, in blocks that stay in the cache, one operation at a time. */
export function prepareElementwise(kernel: ElementwiseKernel, memory: () => Float32Array): () => void {
  const { loads, immediates, instructions, stores } = kernel
  const shape = kernel.shape.length === 0 ? [1] : [...kernel.shape]
  const inner = shape.at(-1)!
  const outer = shape.slice(0, -1)
  const rows = outer.reduce((a, b) => a * b, 1)
  const values = Array.from(
    { length: loads.length + immediates.length + instructions.length },
    () => new Float32Array(BLOCK),
  )
  immediates.forEach((value, i) => {
    values[loads.length + i]!.fill(value)
  })
  const functions = instructions.map(({ operation }) => scalarFunctions[operation])
  const firstResult = loads.length + immediates.length
  const innerStride = (strides: readonly number[]): number => strides[shape.length - 1] ?? 0

  return () => {
    const arena = memory()
    const index = outer.map(() => 0)
    for (let row = 0; row < rows; row++) {
      const start = (strides: readonly number[]): number =>
        index.reduce((sum, i, axis) => sum + i * (strides[axis] ?? 0), 0)
      for (let from = 0; from < inner; from += BLOCK) {
        const count = Math.min(BLOCK, inner - from)
        for (const [l, { offset, strides }] of loads.entries()) {
          const stride = innerStride(strides)
          const begin = offset + start(strides) + from * stride
          const target = values[l]!
          for (let i = 0; i < count; i++) target[i] = arena[begin + i * stride]!
        }
        for (const [n, { operands }] of instructions.entries()) {
          const f = functions[n]!
          const target = values[firstResult + n]!
          const a = values[operands[0]!]!
          const b = values[operands[1] ?? 0] ?? a
          const c = values[operands[2] ?? 0] ?? a
          for (let i = 0; i < count; i++) target[i] = f(a[i]!, b[i]!, c[i]!)
        }
        for (const { value, access } of stores) {
          const stride = innerStride(access.strides)
          const begin = access.offset + start(access.strides) + from * stride
          const source = values[value]!
          for (let i = 0; i < count; i++) arena[begin + i * stride] = source[i]!
        }
      }
      for (let axis = outer.length - 1; axis >= 0; axis--) {
        index[axis]!++
        if (index[axis]! < outer[axis]!) break
        index[axis] = 0
      }
    }
  }
}
