import {
  div,
  max,
  mean,
  minimum,
  mul,
  type Scalar,
  slice,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import type { H } from './hyperparameters'

/** Everything but the distance to the truth, which only a simulator knows. */
export type ModelPenalty = Exclude<H['penalty'], 'true-error'>

/** u(s, a) of every kind: mu and std [N, B, D] -> [B] each. */
export function penalties(mu: Tensor, std: Tensor, observationSize: number, cap: Scalar): Record<ModelPenalty, Tensor> {
  const states = firstOf(mu, observationSize)
  const deviation = sub(states, mean(states, 0, true))
  const mahalanobis = max(sum(square(div(deviation, firstOf(std, observationSize))), -1), 0)
  return {
    aleatoric: sqrt(max(sum(square(std), -1), 0)),
    discrepancy: sqrt(max(sum(square(deviation), -1), 0)),
    'ensemble-std': sqrt(mean(mean(square(deviation), 0), -1)),
    quadratic: minimum(mahalanobis, cap),
    pinsker: totalVariationBound(mahalanobis),
  }
}

/** Pinsker: TV <= sqrt(KL / 2) = x / 2 for Gaussians of equal variance whose means are x standard deviations apart. */
function totalVariationBound(mahalanobis: Tensor): Tensor {
  return minimum(mul(0.5, sqrt(mahalanobis)), 1)
}

/** The first `size` entries of the last axis. */
export function firstOf(x: Tensor, size: number): Tensor {
  const begin = x.shape.map(() => 0)
  return slice(x, begin, [...x.shape.slice(0, -1), size])
}
