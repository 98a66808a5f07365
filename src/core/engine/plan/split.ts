import type { Access, ElementwiseKernel, GemmKernel, Kernel } from './plan'

/** What a piece of work should take at least: passing it to another thread costs about as much as 10,000 operations. */
const LEAST_OPERATIONS = 400_000
const LEAST_ELEMENTS = 8_192
/** Of a matrix product, as its tiles go: cut anywhere else, some rows would be summed in another order. */
const ROWS = 8
/** Of a pass over memory: whole vectors, as it goes without the cut. */
const LANES = 4

/**
 * A kernel as pieces that write different elements and touch nothing that another one writes: for several threads. What
 * is computed is the same to the bit. `most` is how many there may be.
 */
export function split(kernel: Kernel, most: number): Kernel[] {
  if (kernel.kind === 'gemm') return splitProduct(kernel, most)
  return kernel.kind === 'elementwise' ? splitPass(kernel, most) : [kernel]
}

function splitProduct(kernel: GemmKernel, most: number): Kernel[] {
  const { batch, m, n, k } = kernel
  const pieces = Math.min(most, Math.floor((2 * batch * m * n * k) / LEAST_OPERATIONS))
  if (pieces < 2) return [kernel]
  const members = Array.from({ length: batch }, (_, z) => member(kernel, z))
  const perMember = Math.ceil(pieces / batch)
  return members.flatMap((one) => cuts(m, perMember, ROWS).map(([first, last]) => rows(one, first, last)))
}

function member({ a, b, c, bias, mask, ...rest }: GemmKernel, z: number): GemmKernel {
  const { m, n } = rest
  return {
    ...rest,
    batch: 1,
    a: along(a, 0, z),
    b: along(b, 0, z),
    c: c + z * m * n,
    ...(bias === undefined ? {} : { bias: along(bias, 0, z) }),
    ...(mask === undefined ? {} : { mask: mask + z * m * n }),
  }
}

function rows({ a, c, mask, ...rest }: GemmKernel, first: number, last: number): GemmKernel {
  const { n } = rest
  return {
    ...rest,
    m: last - first,
    a: along(a, 1, first),
    c: c + first * n,
    ...(mask === undefined ? {} : { mask: mask + first * n }),
  }
}

function splitPass(kernel: ElementwiseKernel, most: number): Kernel[] {
  const { shape, loads, stores } = kernel
  const size = shape.reduce((product, extent) => product * extent, 1)
  const pieces = Math.min(most, Math.floor(size / LEAST_ELEMENTS))
  if (pieces < 2 || shape[0]! < pieces) return [kernel]
  return cuts(shape[0]!, pieces, shape.length === 1 ? LANES : 1).map(([first, last]) => ({
    ...kernel,
    shape: [last - first, ...shape.slice(1)],
    loads: loads.map((access) => along(access, 0, first)),
    stores: stores.map(({ value, access }) => ({ value, access: along(access, 0, first) })),
  }))
}

function along({ offset, strides }: Access, axis: number, steps: number): Access {
  return { offset: offset + steps * strides[axis]!, strides }
}

/** 0 .. extent in about equal pieces, each but the last a multiple of `unit`. */
function cuts(extent: number, pieces: number, unit: number): [number, number][] {
  const width = Math.ceil(extent / pieces / unit) * unit
  const result: [number, number][] = []
  for (let first = 0; first < extent; first += width) result.push([first, Math.min(first + width, extent)])
  return result
}
