import {
  add,
  clipByValue,
  exp,
  log,
  mul,
  softplus,
  split,
  square,
  sub,
  sum,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core'
import { type Mlp, mlp } from './networks'

/** A Gaussian, mean and log standard deviation both functions of the state, squashed by tanh: SAC, CQL, MOPO, PEARL. */
export interface TanhGaussian {
  /** Before tanh: [..., B, A] */
  readonly mean: Tensor
  /** [..., B, A] */
  readonly logStd: Tensor
}

export interface TanhGaussianForm {
  /** The log standard deviation is clamped to this. */
  readonly logStd: { readonly low: number; readonly high: number }
  /**
   * log(1 - tanh^2 u): `exact` as 2 (log 2 - u - softplus(-2u)) (CORL, JaxCQL), `epsilon` as log(1 - tanh^2 u + 1e-6)
   * (OfflineRL-Kit, oyster).
   */
  readonly correction: 'exact' | 'epsilon'
}

export interface SquashedSample {
  /** tanh(u): [..., B, A] */
  readonly actions: Tensor
  /** log pi(a|s), summed over action dimensions: [..., B] */
  readonly logProbability: Tensor
}

/** The network's output [B, 2A] is mean, then log standard deviation. */
export function tanhGaussian(network: Mlp, observations: Tensor, { logStd }: TanhGaussianForm): TanhGaussian {
  const [mean, raw] = split(mlp(network, observations), 2, -1)
  return { mean: mean!, logStd: clipByValue(raw!, logStd.low, logStd.high) }
}

/** u = mean + std * noise, a = tanh(u), reparameterised; noise [..., B, A] standard normal. */
export function sampleTanhGaussian(
  { mean, logStd }: TanhGaussian,
  noise: Tensor,
  { correction }: TanhGaussianForm,
): SquashedSample {
  const u = add(mean, mul(exp(logStd), noise))
  const actions = tanh(u)
  // (u - mean) / std is the noise itself.
  const density = sub(sub(mul(-0.5, square(noise)), logStd), 0.5 * Math.log(2 * Math.PI))
  const squashing =
    correction === 'exact'
      ? mul(2, sub(sub(Math.log(2), u), softplus(mul(-2, u))))
      : log(add(sub(1, square(actions)), 1e-6))
  return { actions, logProbability: sum(sub(density, squashing), -1) }
}
