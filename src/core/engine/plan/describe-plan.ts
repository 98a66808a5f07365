import type { Access, ElementwiseKernel, GemmKernel, Kernel, Plan } from './plan'
import { stagesOf } from './stages'

/** Floating-point operations of one matrix product. */
export function operationsOf({ batch, m, n, k }: GemmKernel): number {
  return 2 * batch * m * n * k
}

/**
 * A plan as text, one line a kernel, in the order in which they run: its stage (kernels of one stage do not wait for each
 * other), what it computes, and where. Below it what all of them come to.
 */
export function describePlan(plan: Plan): string {
  const stages = stagesOf(plan.kernels)
  const lines = plan.kernels.map((kernel, i) => `${String(stages[i]).padStart(5)}  ${describeKernel(kernel)}`)
  const products = plan.kernels.filter((kernel) => kernel.kind === 'gemm')
  const operations = products.reduce((sum, kernel) => sum + operationsOf(kernel), 0)
  return [
    'stage  kernel',
    ...lines,
    `${plan.kernels.length} kernels in ${Math.max(-1, ...stages) + 1} stages; ${products.length} matrix products of ${(operations / 1e6).toPrecision(3)} million operations`,
  ].join('\n')
}

function describeKernel(kernel: Kernel): string {
  switch (kernel.kind) {
    case 'gemm':
      return describeProduct(kernel)
    case 'elementwise':
      return describePass(kernel)
    case 'reduce': {
      const { reduction, outer, reduced, inner, input, output } = kernel
      return `${reduction} over the middle of [${outer}, ${reduced}, ${inner}]  @${input} -> @${output}`
    }
    case 'gather': {
      const { rows, count, width, input, indices, output } = kernel
      return `gather ${count} of ${rows} rows of ${width}  @${input} by @${indices} -> @${output}`
    }
    case 'segmentSum': {
      const { segmentCount, count, width, input, segments, output } = kernel
      return `sum ${count} rows of ${width} in ${segmentCount} segments  @${input} by @${segments} -> @${output}`
    }
  }
}

function describeProduct(kernel: GemmKernel): string {
  const { a, b, c, bias, relu, mask } = kernel
  const after = [
    bias === undefined ? '' : ` + bias @${bias.offset}`,
    relu ? ', relu' : '',
    mask === undefined ? '' : `, 0 where @${mask} is`,
  ]
  return `product ${productName(kernel)}  @${a.offset} @${b.offset}${after.join('')} -> @${c}`
}

/** `2 x [256, 64] [64, 32]T`: two members, B transposed in memory. */
export function productName({ batch, m, n, k, a, b }: GemmKernel): string {
  return `${batch} x [${m}, ${k}]${turned(a)} [${k}, ${n}]${turned(b)}`
}

function turned({ strides }: Access): string {
  const [, row, column] = strides
  return column === 1 || row === 0 ? '' : 'T'
}

function describePass({ shape, loads, instructions, stores }: ElementwiseKernel): string {
  const operations = instructions.map(({ operation }) => operation).join(' ')
  const places = (accesses: readonly Access[]) => accesses.map(({ offset }) => `@${offset}`).join(' ')
  return `pass over [${shape}]: ${operations || 'copy'}  ${places(loads)} -> ${places(stores.map(({ access }) => access))}`
}
