import type { Access, Kernel } from './plan'

/** Elements from `start` up to `end`, which is not among them. */
interface Range {
  readonly start: number
  readonly end: number
}

interface Touched {
  readonly reads: readonly Range[]
  readonly writes: readonly Range[]
}

/**
 * For each kernel the stage that it belongs to. Kernels of one stage touch nothing that another one of it writes, so
 * that they may run in any order, or at the same time; each stage needs all stages before it.
 */
export function stagesOf(kernels: readonly Kernel[]): number[] {
  const touched = kernels.map(touchedBy)
  const stages: number[] = []
  touched.forEach((own, i) => {
    let stage = 0
    for (let j = 0; j < i; j++) if (stages[j]! >= stage && conflict(touched[j]!, own)) stage = stages[j]! + 1
    stages.push(stage)
  })
  return stages
}

function conflict(a: Touched, b: Touched): boolean {
  return overlap(a.writes, b.reads) || overlap(a.writes, b.writes) || overlap(a.reads, b.writes)
}

function overlap(some: readonly Range[], others: readonly Range[]): boolean {
  return some.some(({ start, end }) => others.some((other) => start < other.end && other.start < end))
}

/** The least ranges that hold all elements a kernel reads and writes; it need not touch everything in between. */
function touchedBy(kernel: Kernel): Touched {
  switch (kernel.kind) {
    case 'gemm': {
      const { batch, m, n, k, a, b, c, bias, mask } = kernel
      const result = { start: c, end: c + batch * m * n }
      return {
        reads: [
          walked(a, [batch, m, k]),
          walked(b, [batch, k, n]),
          ...(bias === undefined ? [] : [walked(bias, [batch, n])]),
          ...(mask === undefined ? [] : [{ start: mask, end: mask + batch * m * n }]),
        ],
        writes: [result],
      }
    }
    case 'elementwise':
      return {
        reads: kernel.loads.map((access) => walked(access, kernel.shape)),
        writes: kernel.stores.map(({ access }) => walked(access, kernel.shape)),
      }
    case 'reduce': {
      const { reduction, outer, reduced, inner, input, output } = kernel
      const size = reduction === 'cumsum' ? outer * reduced * inner : outer * inner
      return { reads: [from(input, outer * reduced * inner)], writes: [from(output, size)] }
    }
    case 'gather': {
      const { rows, count, width, input, indices, output } = kernel
      return { reads: [from(input, rows * width), from(indices, count)], writes: [from(output, count * width)] }
    }
    case 'segmentSum': {
      const { segmentCount, count, width, input, segments, output } = kernel
      return {
        reads: [from(input, count * width), from(segments, count)],
        writes: [from(output, segmentCount * width)],
      }
    }
  }
}

function from(start: number, size: number): Range {
  return { start, end: start + size }
}

function walked({ offset, strides }: Access, shape: readonly number[]): Range {
  let [least, most] = [offset, offset]
  strides.forEach((stride, axis) => {
    const reach = stride * (shape[axis]! - 1)
    if (reach < 0) least += reach
    else most += reach
  })
  return { start: least, end: most + 1 }
}
