import { add, mean, mul, type Tensor } from '@tensorflow/tfjs-core'
import { stopGradient } from '../../engine/gradients'
import type { HostArray, Tree } from '../../engine/tree'

/** A positive factor that is learnt through its logarithm: SAC's temperature, CQL's Lagrange multiplier. */
export type LogFactor = { readonly log: Tensor }

export function initialLogFactor(value: number): Tree<HostArray> {
  return { log: { shape: [], data: Float32Array.of(Math.log(value)) } }
}

/** L_alpha = -log alpha sg[mean log pi(a~|s) + H]; logProbability [B], targetEntropy H a scalar. */
export function temperatureLoss({ log }: LogFactor, logProbability: Tensor, targetEntropy: Tensor): Tensor {
  return mul(-1, mul(log, stopGradient(add(mean(logProbability), targetEntropy))))
}

/** -alpha log pi(a|s) [n]: what a soft target adds to Q. */
export function entropyBonus(alpha: Tensor, logProbability: Tensor): Tensor {
  return mul(-1, mul(alpha, logProbability))
}
