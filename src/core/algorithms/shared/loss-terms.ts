import { sub, type Tensor } from '@tensorflow/tfjs-core'
import { valueAndGradients } from '../../engine/gradients'
import type { TensorTree } from '../../engine/tree'
import type { LossTerms } from '../algorithm'

type LossOf<P extends TensorTree> = (parameters: P) => Tensor

/** The summands of a loss, each with its own gradient. */
export function lossTerms<P extends TensorTree>(
  parameters: P,
  summands: { readonly [term: string]: LossOf<P> },
): LossTerms {
  return Object.fromEntries(
    Object.entries(summands).map(([term, loss]) => [term, () => valueAndGradients(loss, parameters)]),
  )
}

/** The same, where one more summand, of this name, is what the given ones leave of the whole loss. */
export function lossTermsAndRest<P extends TensorTree>(
  parameters: P,
  loss: LossOf<P>,
  summands: { readonly [term: string]: LossOf<P> },
  rest: string,
): LossTerms {
  const left = (given: P) => Object.values(summands).reduce((whole, summand) => sub(whole, summand(given)), loss(given))
  return lossTerms(parameters, { ...summands, [rest]: left })
}
