import type { Shape } from '../tree'

/** Strides of a row-major array, in elements. */
export function rowMajor(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let stride = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride
    stride *= shape[axis]!
  }
  return strides
}

/** Whether walking `shape` with `strides` visits 0, 1, 2, ... */
export function isContiguous(shape: Shape, strides: readonly number[]): boolean {
  let expected = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] !== 1 && strides[axis] !== expected) return false
    expected *= shape[axis]!
  }
  return true
}

/** Strides that give the same walk in another shape, or undefined if none do. */
export function reshapeStrides(shape: Shape, strides: readonly number[], to: Shape): number[] | undefined {
  const merged = collapse(shape, [strides])
  const result = new Array<number>(to.length).fill(0)
  let axis = to.length - 1
  for (let group = merged.shape.length - 1; group >= 0; group--) {
    let remaining = merged.shape[group]!
    let stride = merged.strides[0]![group]!
    while (remaining > 1) {
      if (axis < 0) return undefined
      const extent = to[axis]!
      if (remaining % extent !== 0) return undefined
      result[axis--] = stride
      stride *= extent
      remaining /= extent
    }
  }
  return result
}

export interface Walk {
  readonly shape: number[]
  readonly strides: number[][]
}

/** The same walks in as few dimensions as possible: without those of extent 1, neighbours merged where all allow it. */
export function collapse(shape: Shape, strides: readonly (readonly number[])[]): Walk {
  const outShape: number[] = []
  const outStrides: number[][] = strides.map(() => [])
  for (let axis = 0; axis < shape.length; axis++) {
    const extent = shape[axis]!
    if (extent === 1) continue
    const last = outShape.length - 1
    const merges = last >= 0 && strides.every((s, i) => outStrides[i]![last] === s[axis]! * extent)
    if (merges) {
      outShape[last]! *= extent
      for (let i = 0; i < strides.length; i++) outStrides[i]![last] = strides[i]![axis]!
    } else {
      outShape.push(extent)
      for (let i = 0; i < strides.length; i++) outStrides[i]!.push(strides[i]![axis]!)
    }
  }
  return { shape: outShape, strides: outStrides }
}

/** The coarsest shape that every one of `shapes` (all of one size) is a merging of, or undefined if there is none. */
export function commonRefinement(shapes: readonly Shape[]): number[] | undefined {
  const boundaries = new Set<number>([1])
  for (const shape of shapes) {
    let product = 1
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      product *= shape[axis]!
      boundaries.add(product)
    }
  }
  const sorted = [...boundaries].sort((a, b) => a - b)
  const result: number[] = []
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i]! % sorted[i - 1]! !== 0) return undefined
    result.unshift(sorted[i]! / sorted[i - 1]!)
  }
  return result
}
