import { type HostArray, mapTree, sizeOf, type Tree } from '../engine/tree'
import { ParityError, type ReferenceArray, type ReferenceNetwork } from './fixture'

/** A tree of our layout with the reference's float64 numbers. */
export type ReferenceTree = Tree<ReferenceArray>

export function isReferenceArray(value: ReferenceArray | ReferenceTree): value is ReferenceArray {
  return (value as ReferenceArray).data instanceof Float64Array
}

interface ReferenceLayer extends Tree<ReferenceArray> {
  readonly weight: ReferenceArray
  readonly bias: ReferenceArray
}

/** The reference's linear layers in their order, weights turned from PyTorch's [out, in] to [in, out]. */
export function linearLayers(network: ReferenceNetwork): ReferenceLayer[] {
  return Object.keys(network)
    .filter((name) => name.endsWith('.weight'))
    .map((name) => ({
      weight: transposed(network[name]!),
      bias: parameter(network, name.replace(/weight$/, 'bias')),
    }))
}

export function mlpOf(layers: readonly ReferenceLayer[]): ReferenceTree {
  return Object.fromEntries(layers.map((layer, index) => [`layer${index}`, layer]))
}

/** Networks of one architecture as an ensemble: weights [N, in, out], biases [N, 1, out]. */
export function ensembleOf(members: readonly (readonly ReferenceLayer[])[]): ReferenceTree {
  return mlpOf(
    members[0]!.map((_, index) => ({
      weight: stacked(members.map((layers) => layers[index]!.weight)),
      bias: stacked(members.map((layers) => withRows(layers[index]!.bias))),
    })),
  )
}

/** Two layers on the same input as one: outputs side by side. */
export function sideBySide(left: ReferenceLayer, right: ReferenceLayer): ReferenceLayer {
  const [inputs, outputsLeft] = left.weight.shape as [number, number]
  const outputsRight = right.weight.shape[1]!
  const outputs = outputsLeft + outputsRight
  const weight = new Float64Array(inputs * outputs)
  for (let row = 0; row < inputs; row++) {
    weight.set(left.weight.data.subarray(row * outputsLeft, (row + 1) * outputsLeft), row * outputs)
    weight.set(right.weight.data.subarray(row * outputsRight, (row + 1) * outputsRight), row * outputs + outputsLeft)
  }
  return {
    weight: { shape: [inputs, outputs], data: weight },
    bias: { shape: [outputs], data: Float64Array.of(...left.bias.data, ...right.bias.data) },
  }
}

/** The parameters whose names begin with `prefix`, without it. */
export function within(network: ReferenceNetwork, prefix: string): ReferenceNetwork {
  return Object.fromEntries(
    Object.entries(network)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, array]) => [name.slice(prefix.length), array]),
  )
}

export function parameter(network: ReferenceNetwork, name: string): ReferenceArray {
  const array = network[name]
  if (!array) throw new ParityError(`the fixture lacks the parameter "${name}"; it has ${Object.keys(network)}.`)
  return array
}

/** First and second axis exchanged. */
export function transposed({ shape, data }: ReferenceArray): ReferenceArray {
  const [rows, columns, ...rest] = shape as [number, number, ...number[]]
  const block = sizeOf(rest)
  const result = new Float64Array(data.length)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (row * columns + column) * block
      result.set(data.subarray(from, from + block), (column * rows + row) * block)
    }
  }
  return { shape: [columns, rows, ...rest], data: result }
}

export function reshaped({ data }: ReferenceArray, shape: readonly number[]): ReferenceArray {
  if (sizeOf(shape) !== data.length) throw new ParityError(`${data.length} numbers do not have the shape [${shape}].`)
  return { shape, data }
}

function withRows(bias: ReferenceArray): ReferenceArray {
  return reshaped(bias, [1, ...bias.shape])
}

function stacked(arrays: readonly ReferenceArray[]): ReferenceArray {
  const data = new Float64Array(arrays.reduce((sum, array) => sum + array.data.length, 0))
  let offset = 0
  for (const array of arrays) {
    data.set(array.data, offset)
    offset += array.data.length
  }
  return { shape: [arrays.length, ...arrays[0]!.shape], data }
}

export function toHost(tree: ReferenceTree): Tree<HostArray> {
  return mapTree<ReferenceArray, HostArray>(tree, isReferenceArray, hostArray)
}

export function hostArray({ shape, data }: ReferenceArray): HostArray {
  return { shape, data: Float32Array.from(data) }
}
