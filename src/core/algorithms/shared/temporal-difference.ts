import { add, mean, min, mul, type Scalar, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import type { Batch } from '../algorithm'
import { type Mlp, qValues } from './networks'

/** Temporal differences of an ensemble of critics whose target takes the smallest. */

/** y = r + gamma (1 - d) min_i Qbar_i(s', a'): [B] */
export function bootstrapTarget(targetCritics: Mlp, batch: Batch, nextActions: Tensor, discount: Scalar): Tensor {
  const nextQ = min(qValues(targetCritics, batch.nextObservations, nextActions), 0)
  return add(batch.rewards, mul(mul(discount, sub(1, batch.terminals)), nextQ))
}

/** L_Q = sum_i mean (Q_i(s, a) - y)^2 */
export function squaredErrors(critics: Mlp, batch: Batch, y: Tensor): Tensor {
  return sum(mean(square(sub(qValues(critics, batch.observations, batch.actions), y)), 1))
}
