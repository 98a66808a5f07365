import '@tensorflow/tfjs-core/dist/register_all_gradients'
import './corrected-gradients'
import { engine, type Tensor, valueAndGrads } from '@tensorflow/tfjs-core'
import { flatten, isTensor, mapTree, type TensorTree } from './tree'

/** sg[x]: the same values, unknown to the gradient tape. */
export function stopGradient<T extends Tensor>(x: T): T {
  // Two tensors own the data from here on, as after clone, but no tape knows the second.
  engine().backend.incRef(x.dataId)
  return engine().makeTensorFromDataId(x.dataId, x.shape, x.dtype) as T
}

export function stopGradients<T extends TensorTree>(tree: T): T {
  return mapTree(tree, isTensor, stopGradient) as T
}

/**
 * Value of a scalar loss and its gradient with respect to every leaf of `parameters`.
 * Only what `loss` computes from its argument gets a gradient; everything else it uses is constant.
 */
export function valueAndGradients<P extends TensorTree>(
  loss: (parameters: P) => Tensor,
  parameters: P,
): { value: Tensor; gradients: P } {
  const leaves = flatten(parameters, isTensor)
  const indexOf = new Map(leaves.map(({ path }, index) => [path, index]))
  const { value, grads } = valueAndGrads((...tensors: Tensor[]) =>
    loss(mapTree(parameters, isTensor, (_, path) => tensors[indexOf.get(path)!]!) as P),
  )(leaves.map(({ leaf }) => leaf))
  return { value, gradients: mapTree(parameters, isTensor, (_, path) => grads[indexOf.get(path)!]!) as P }
}
