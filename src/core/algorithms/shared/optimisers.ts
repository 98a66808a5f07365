import { add, div, mul, pow, type Scalar, sqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core'
import { flatten, type HostArray, isHostArray, isTensor, mapTree, type TensorTree, type Tree } from '../../engine/tree'

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
