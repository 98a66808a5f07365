import { add, concat, expandDims, matMul, relu, reshape, squeeze, type Tensor, tile } from '@tensorflow/tfjs-core'
import type { HostArray, Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import { initialLayerNorm, type LayerNorm, layerNorm } from './layer-norm'

/** weight [in, out] and bias [out]; in an ensemble of N [N, in, out] and [N, 1, out]. */
export type Dense = {
  readonly weight: Tensor
  readonly bias: Tensor
  /** LayerNorm of what the layer is given, behind the activation before it: Dense, ReLU, LayerNorm. */
  readonly inputNorm?: LayerNorm
  /** LayerNorm of what the layer gives, before its activation: Dense, LayerNorm, ReLU. */
  readonly outputNorm?: LayerNorm
}
/** layer0, layer1, ...: ReLU between them, the last one linear. */
export type Mlp = { readonly [layer: string]: Dense }

/**
 * x [B, in] -> [B, out]; for an ensemble x [B, in] or [N, B, in] -> [N, B, out], where layers without a member axis
 * serve all members.
 */
export function mlp(parameters: Mlp, x: Tensor, activation: (x: Tensor) => Tensor = relu): Tensor {
  const layers = Object.values(parameters)
  return layers.reduce((input, layer, index) => {
    const output = dense(layer, input)
    return index < layers.length - 1 ? activation(output) : output
  }, x)
}

export function dense({ weight, bias, inputNorm, outputNorm }: Dense, x: Tensor): Tensor {
  const input = inputNorm ? layerNorm(inputNorm, x) : x
  const output = add(product(input, weight), bias)
  return outputNorm ? layerNorm(outputNorm, output) : output
}

function product(x: Tensor, weight: Tensor): Tensor {
  if (weight.rank === 3 && x.rank === 2) return matMul(repeat(x, weight.shape[0]!), weight)
  if (weight.rank === 3 || x.rank === 2) return matMul(x, weight)
  const [members, rows, inputs] = x.shape as [number, number, number]
  return reshape(matMul(reshape(x, [members * rows, inputs]), weight), [members, rows, weight.shape[1]!])
}

/** The same rows for every member of an ensemble: [B, in] -> [N, B, in]. */
function repeat(x: Tensor, members: number): Tensor {
  return tile(expandDims(x, 0), [members, 1, 1])
}

/** Q_i(s, a) of all N members: observations [B, S], actions [B, A] -> [N, B]. */
export function qValues(critics: Mlp, observations: Tensor, actions: Tensor): Tensor {
  return squeeze(mlp(critics, concat([observations, actions], 1)), [2])
}

/** V(s): observations [B, S] -> [B]. */
export function stateValue(network: Mlp, observations: Tensor): Tensor {
  return squeeze(mlp(network, observations), [1])
}

export type Initialiser = (
  random: RandomStream,
  fanIn: number,
  fanOut: number,
  isLast: boolean,
) => { weight: Float32Array; bias: Float32Array }

/** PyTorch's nn.Linear: weights and biases uniform on +-1/sqrt(in). */
export const torchInitialiser: Initialiser = (random, fanIn, fanOut) => {
  const bound = 1 / Math.sqrt(fanIn)
  const weight = new Float32Array(fanIn * fanOut)
  const bias = new Float32Array(fanOut)
  random.fillUniform(weight, -bound, bound)
  random.fillUniform(bias, -bound, bound)
  return { weight, bias }
}

export interface InitialMlpOptions {
  readonly members?: number
  readonly initialiser?: Initialiser
  /** Where each hidden layer has a LayerNorm: before its activation or after it. */
  readonly layerNorm?: 'none' | 'before-activation' | 'after-activation'
  /** The last layer has no member axis: one for all members. */
  readonly sharedHead?: boolean
}

/** Sizes [in, hidden..., out]; with `members` every array gets a leading ensemble dimension. */
export function initialMlp(
  random: RandomStream,
  sizes: readonly number[],
  {
    members: ofEnsemble,
    initialiser = torchInitialiser,
    layerNorm = 'none',
    sharedHead = false,
  }: InitialMlpOptions = {},
): Tree<HostArray> {
  const layers = sizes.slice(1).map((fanOut, index) => {
    const fanIn = sizes[index]!
    const isLast = index === sizes.length - 2
    const members = isLast && sharedHead ? undefined : ofEnsemble
    const drawn = Array.from({ length: members ?? 1 }, () => initialiser(random, fanIn, fanOut, isLast))
    const leading = members === undefined ? [] : [members]
    return [
      `layer${index}`,
      {
        weight: { shape: [...leading, fanIn, fanOut], data: join(drawn.map((layer) => layer.weight)) },
        bias: {
          shape: members === undefined ? [fanOut] : [members, 1, fanOut],
          data: join(drawn.map((layer) => layer.bias)),
        },
        ...(layerNorm === 'before-activation' && !isLast && { outputNorm: initialLayerNorm(fanOut, members) }),
        ...(layerNorm === 'after-activation' && index > 0 && { inputNorm: initialLayerNorm(fanIn, ofEnsemble) }),
      },
    ] as const
  })
  return Object.fromEntries(layers)
}

/** [in, hidden x depth, out] */
export function layerSizes(input: number, hidden: number, depth: number, output: number): number[] {
  return [input, ...Array<number>(depth).fill(hidden), output]
}

/** The parts one after the other, in an array of their own. */
export function join(parts: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}
