import {
  add,
  concat,
  div,
  expandDims,
  matMul,
  mean,
  min,
  mul,
  pow,
  relu,
  reshape,
  rsqrt,
  type Scalar,
  sqrt,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  tile,
} from '@tensorflow/tfjs-core'
import { flatten, type HostArray, isHostArray, isTensor, mapTree, type TensorTree, type Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import type { Batch, Sizes } from '../algorithm'

/** The networks of all algorithms: what they compute, how they begin, how they learn. */

// --- networks ---

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

/** Q_i(s, a_k): observations [B, S], actions [K, B, A] -> [N, K, B]. */
export function qOfSamples(critics: Mlp, observations: Tensor, actions: Tensor): Tensor {
  const [samples, rows, size] = actions.shape as [number, number, number]
  const q = qValues(critics, tile(observations, [samples, 1]), reshape(actions, [samples * rows, size]))
  return reshape(q, [-1, samples, rows])
}

export interface Probed {
  readonly state: { readonly critics: Mlp; readonly targetCritics: Mlp }
  readonly observations: Tensor
  readonly actions: Tensor
}

/** Probes of every algorithm with an ensemble of critics and their targets. */
export const criticProbes = {
  q: ({ state, observations, actions }: Probed) => qValues(state.critics, observations, actions),
  targetQ: ({ state, observations, actions }: Probed) => qValues(state.targetCritics, observations, actions),
}

// --- temporal differences, of critics whose target takes the smallest ---

/** y = r + gamma (1 - d) min_i Qbar_i(s', a'): [B] */
export function bootstrapTarget(targetCritics: Mlp, batch: Batch, nextActions: Tensor, discount: Scalar): Tensor {
  const nextQ = min(qValues(targetCritics, batch.nextObservations, nextActions), 0)
  return add(batch.rewards, mul(mul(discount, sub(1, batch.terminals)), nextQ))
}

/** L_Q = sum_i mean (Q_i(s, a) - y)^2 */
export function squaredErrors(critics: Mlp, batch: Batch, y: Tensor): Tensor {
  return sum(mean(square(sub(qValues(critics, batch.observations, batch.actions), y)), 1))
}

// --- initial weights ---

export interface Architecture {
  readonly hiddenUnits: number
  readonly hiddenLayers: number
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

/**
 * Orthogonal weights and zero biases (Saxe et al. 2014), with gain sqrt 2, and `lastGain` in the last layer. CORL uses
 * sqrt 2 there too, JaxCQL 0.01.
 */
export function orthogonalInitialiser(lastGain: number): Initialiser {
  return (random, fanIn, fanOut, isLast) => ({
    weight: orthogonalMatrix(random, fanIn, fanOut, isLast ? lastGain : Math.SQRT2),
    bias: new Float32Array(fanOut),
  })
}

/** [rows, columns] whose shorter side's vectors are orthogonal and of length `gain`, by Gram-Schmidt on normal draws. */
function orthogonalMatrix(random: RandomStream, rows: number, columns: number, gain: number): Float32Array {
  const [count, length] = rows < columns ? [rows, columns] : [columns, rows]
  const vectors: Float64Array[] = []
  while (vectors.length < count) {
    const drawn = new Float32Array(length)
    random.fillNormal(drawn)
    const vector = Float64Array.from(drawn)
    // Twice: once leaves rounding errors that grow with the number of vectors.
    for (const other of [...vectors, ...vectors]) addScaled(vector, other, -dot(vector, other))
    const norm = Math.sqrt(dot(vector, vector))
    // A draw in the span of the others, which happens for practical purposes never.
    if (norm > 1e-6) vectors.push(vector.map((value) => value / norm))
  }
  const matrix = new Float32Array(rows * columns)
  for (const [index, vector] of vectors.entries()) {
    for (const [position, value] of vector.entries()) {
      const [row, column] = rows < columns ? [index, position] : [position, index]
      matrix[row * columns + column] = gain * value
    }
  }
  return matrix
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, index) => sum + value * b[index]!, 0)
}

function addScaled(into: Float64Array, vector: Float64Array, scale: number): void {
  for (const [index, value] of vector.entries()) into[index] = into[index]! + scale * value
}

/** flax's xavier_uniform: weights uniform on +-sqrt(6 / (in + out)), biases zero. */
export const xavierInitialiser: Initialiser = (random, fanIn, fanOut) => {
  const bound = Math.sqrt(6 / (fanIn + fanOut))
  const weight = new Float32Array(fanIn * fanOut)
  random.fillUniform(weight, -bound, bound)
  return { weight, bias: new Float32Array(fanOut) }
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

/** Two critics Q_i(s, a). */
export function initialCritics(
  random: RandomStream,
  { observation, action }: Sizes,
  { hiddenUnits, hiddenLayers }: Architecture,
): Tree<HostArray> {
  return initialMlp(random, layerSizes(observation + action, hiddenUnits, hiddenLayers, 1), { members: 2 })
}

// --- optimisers ---

/** Adam's moments and its step count. */
export type AdamState = { readonly step: Tensor; readonly m: TensorTree; readonly v: TensorTree }

export interface AdamOptions {
  /** L2 weight decay, added to the gradient as PyTorch's Adam does. */
  readonly weightDecay?: Scalar | number
  readonly beta1?: number
  readonly beta2?: number
  /** PyTorch's default; tfjs's own is 1e-7. */
  readonly epsilon?: number
}

export function initialAdam(parameters: Tree<HostArray>): Tree<HostArray> {
  const zeros = () =>
    mapTree(parameters, isHostArray, ({ shape, data }) => ({ shape, data: new Float32Array(data.length) }))
  return { step: { shape: [], data: Float32Array.of(0) }, m: zeros(), v: zeros() }
}

/** One Adam step (Kingma and Ba 2015, algorithm 1; placement of epsilon as in PyTorch). */
export function adam<P extends TensorTree>(
  parameters: P,
  gradients: P,
  { step, m, v }: AdamState,
  learningRate: Scalar,
  { weightDecay = 0, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {},
): { parameters: P; optimiser: AdamState } {
  const nextStep = add(step, 1)
  const stepSize = div(learningRate, sub(1, pow(beta1, nextStep)))
  const secondCorrection = sqrt(sub(1, pow(beta2, nextStep)))
  const at = (tree: TensorTree) => new Map(flatten(tree, isTensor).map(({ path, leaf }) => [path, leaf]))
  const gradientAt = at(gradients)
  const [mAt, vAt] = [at(m), at(v)]
  const nextM = new Map<string, Tensor>()
  const nextV = new Map<string, Tensor>()
  const next = mapTree<Tensor, Tensor>(parameters, isTensor, (theta, path) => {
    const raw = gradientAt.get(path)!
    const gradient = weightDecay === 0 ? raw : add(raw, mul(weightDecay, theta))
    const first = add(mul(mAt.get(path)!, beta1), mul(gradient, 1 - beta1))
    const second = add(mul(vAt.get(path)!, beta2), mul(square(gradient), 1 - beta2))
    nextM.set(path, first)
    nextV.set(path, second)
    const denominator = add(div(sqrt(second), secondCorrection), epsilon)
    return sub(theta, mul(stepSize, div(first, denominator)))
  })
  return {
    parameters: next as P,
    optimiser: {
      step: nextStep,
      m: mapTree<Tensor, Tensor>(m, isTensor, (_, path) => nextM.get(path)!),
      v: mapTree<Tensor, Tensor>(v, isTensor, (_, path) => nextV.get(path)!),
    },
  }
}

/** Polyak averaging: target <- target + tau (online - target), which rounds once where the usual sum rounds thrice. */
export function polyak<P extends TensorTree>(target: P, online: P, tau: Scalar): P {
  const onlineAt = new Map(flatten<Tensor>(online, isTensor).map(({ path, leaf }) => [path, leaf]))
  return mapTree<Tensor, Tensor>(target, isTensor, (leaf, path) =>
    add(leaf, mul(tau, sub(onlineAt.get(path)!, leaf))),
  ) as P
}

/** A copy with arrays of its own, for a target network. */
export function copyOf(parameters: Tree<HostArray>): Tree<HostArray> {
  return mapTree(parameters, isHostArray, ({ shape, data }) => ({ shape, data: data.slice() }))
}

/** The name that an optimiser's state has beside the network's: critics -> criticOptimiser. */
export function optimiserOf(network: string): string {
  return `${network === 'critics' ? 'critic' : network}Optimiser`
}

/** Learnt scale and shift [width], in an ensemble of N [N, 1, width]. */
export type LayerNorm = { readonly scale: Tensor; readonly shift: Tensor }

/** flax's; PyTorch has 1e-5, which counts behind a layer with small weights. */
export const LAYER_NORM_EPSILON = 1e-6

/** (x - mean) / sqrt(variance + 1e-6) * scale + shift over the last axis, with the biased variance (Ba et al. 2016). */
export function layerNorm({ scale, shift }: LayerNorm, x: Tensor): Tensor {
  const centred = sub(x, mean(x, -1, true))
  const normalised = mul(centred, rsqrt(add(mean(square(centred), -1, true), LAYER_NORM_EPSILON)))
  return add(mul(normalised, scale), shift)
}

/** Scale 1 and shift 0. */
export function initialLayerNorm(width: number, members?: number): Tree<HostArray> {
  const shape = members === undefined ? [width] : [members, 1, width]
  const filled = (value: number): HostArray => ({ shape, data: new Float32Array((members ?? 1) * width).fill(value) })
  return { scale: filled(1), shift: filled(0) }
}
