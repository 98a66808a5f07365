import type { GatherKernel, GemmKernel, ReduceKernel, SegmentSumKernel } from '../plan/plan'

export function gemm(kernel: GemmKernel, memory: Float32Array): void {
  const { batch, m, n, k, a, b, bias, mask, relu } = kernel
  const [aBatch, aRow, aColumn] = a.strides as [number, number, number]
  const [bBatch, bRow, bColumn] = b.strides as [number, number, number]
  const row = new Float64Array(n)
  for (let z = 0; z < batch; z++) {
    for (let i = 0; i < m; i++) {
      row.fill(0)
      for (let l = 0; l < k; l++) {
        const left = memory[a.offset + z * aBatch + i * aRow + l * aColumn]!
        const start = b.offset + z * bBatch + l * bRow
        for (let j = 0; j < n; j++) row[j]! += left * memory[start + j * bColumn]!
      }
      const target = (z * m + i) * n
      for (let j = 0; j < n; j++) {
        let value = row[j]!
        if (bias !== undefined) value += memory[bias.offset + z * bias.strides[0]! + j * bias.strides[1]!]!
        if (relu) value = Math.max(value, 0)
        if (mask !== undefined && !(memory[mask + target + j]! > 0)) value = 0
        memory[kernel.c + target + j] = value
      }
    }
  }
}

const identities = { sum: 0, prod: 1, max: Number.NEGATIVE_INFINITY, min: Number.POSITIVE_INFINITY }

export function reduce(kernel: ReduceKernel, memory: Float32Array): void {
  const { outer, reduced, inner, input, output, reduction } = kernel
  for (let o = 0; o < outer; o++) {
    for (let i = 0; i < inner; i++) {
      const start = input + o * reduced * inner + i
      if (reduction === 'argMax' || reduction === 'argMin') {
        const sign = reduction === 'argMax' ? 1 : -1
        let best = 0
        for (let r = 1; r < reduced; r++) {
          if (sign * memory[start + r * inner]! > sign * memory[start + best * inner]!) best = r
        }
        memory[output + o * inner + i] = best
        continue
      }
      let value = identities[reduction === 'cumsum' ? 'sum' : reduction]
      for (let r = 0; r < reduced; r++) {
        const element = memory[start + r * inner]!
        if (reduction === 'prod') value *= element
        else if (reduction === 'max') value = Math.max(value, element)
        else if (reduction === 'min') value = Math.min(value, element)
        else value += element
        if (reduction === 'cumsum') memory[output + (o * reduced + r) * inner + i] = value
      }
      if (reduction !== 'cumsum') memory[output + o * inner + i] = value
    }
  }
}

export function gather({ rows, count, width, input, indices, output }: GatherKernel, memory: Float32Array): void {
  for (let i = 0; i < count; i++) {
    const row = memory[indices + i]!
    const inside = row >= 0 && row < rows
    for (let j = 0; j < width; j++) {
      memory[output + i * width + j] = inside ? memory[input + row * width + j]! : 0
    }
  }
}

export function segmentSum(kernel: SegmentSumKernel, memory: Float32Array): void {
  const { segmentCount, count, width, input, segments, output } = kernel
  memory.fill(0, output, output + segmentCount * width)
  for (let i = 0; i < count; i++) {
    const segment = memory[segments + i]!
    if (!(segment >= 0 && segment < segmentCount)) continue
    for (let j = 0; j < width; j++) memory[output + segment * width + j]! += memory[input + i * width + j]!
  }
}
