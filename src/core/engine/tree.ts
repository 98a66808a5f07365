import type { Tensor } from '@tensorflow/tfjs-core'

/** A nested record: the parameters of a network, a batch, the whole state of a learner. */
export type Tree<Leaf> = { readonly [name: string]: Leaf | Tree<Leaf> }
export type TensorTree = Tree<Tensor>

/** An array on the host; scalars have shape []. */
export interface HostArray {
  readonly shape: readonly number[]
  readonly data: Float32Array
}

export type Shape = readonly number[]

/** A leaf with its path, such as `critic.layer0.weight`. */
export interface PathLeaf<Leaf> {
  readonly path: string
  readonly leaf: Leaf
}

type IsLeaf<Leaf> = (value: Leaf | Tree<Leaf>) => value is Leaf

/** Leaves in the order in which they were written down, which is the order of memory, checkpoints and comparisons. */
export function flatten<Leaf>(tree: Tree<Leaf>, isLeaf: IsLeaf<Leaf>, prefix = ''): PathLeaf<Leaf>[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`
    return isLeaf(value) ? [{ path, leaf: value }] : flatten(value, isLeaf, path)
  })
}

export function mapTree<Leaf, Result>(
  tree: Tree<Leaf>,
  isLeaf: IsLeaf<Leaf>,
  f: (leaf: Leaf, path: string) => Result,
  prefix = '',
): Tree<Result> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, value]) => {
      const path = prefix === '' ? name : `${prefix}.${name}`
      return [name, isLeaf(value) ? f(value, path) : mapTree(value, isLeaf, f, path)]
    }),
  )
}

export function isTensor(value: Tensor | TensorTree): value is Tensor {
  return typeof (value as Tensor).dataId === 'object'
}

export function isHostArray(value: HostArray | Tree<HostArray>): value is HostArray {
  return (value as HostArray).data instanceof Float32Array
}

export function isFloat32Array(value: Float32Array | Tree<Float32Array>): value is Float32Array {
  return value instanceof Float32Array
}

export function isShape(value: Shape | Tree<Shape>): value is Shape {
  return Array.isArray(value)
}

export function sizeOf(shape: Shape): number {
  return shape.reduce((product, dimension) => product * dimension, 1)
}
