import { reshape, type Tensor, tile } from '@tensorflow/tfjs-core'
import { type Mlp, qValues } from './networks'

/** Q_i(s, a_k): observations [B, S], actions [K, B, A] -> [N, K, B]. */
export function qOfSamples(critics: Mlp, observations: Tensor, actions: Tensor): Tensor {
  const [samples, rows, size] = actions.shape as [number, number, number]
  const q = qValues(critics, tile(observations, [samples, 1]), reshape(actions, [samples * rows, size]))
  return reshape(q, [-1, samples, rows])
}
