import { add, clipByValue, exp, mul, sigmoid, square, sub, sum, type Tensor, tanh } from '@tensorflow/tfjs-core'
import { type Mlp, mlp } from './networks'

/** An unsquashed Gaussian whose log standard deviation does not depend on the state: AWAC, IQL, BC. */
export type GaussianPolicy = { readonly mean: Mlp; readonly logStd: Tensor }

export interface GaussianForm {
  /** tanh on the mean (rlkit, IQL) or none (CORL's AWAC). */
  readonly squashMean: boolean
  /** `clamp`: the parameter itself, clamped; `sigmoid`: low + (high - low) sigmoid(parameter), as rlkit. */
  readonly logStd: { readonly form: 'clamp' | 'sigmoid'; readonly low: number; readonly high: number }
}

export interface Gaussian {
  /** [B, A] */
  readonly mean: Tensor
  /** [A] */
  readonly logStd: Tensor
}

export function gaussian(policy: GaussianPolicy, observations: Tensor, form: GaussianForm): Gaussian {
  const mean = mlp(policy.mean, observations)
  const { low, high } = form.logStd
  const logStd =
    form.logStd.form === 'clamp'
      ? clipByValue(policy.logStd, low, high)
      : add(low, mul(high - low, sigmoid(policy.logStd)))
  return { mean: form.squashMean ? tanh(mean) : mean, logStd }
}

/** mean + std * noise, noise [..., B, A] standard normal. */
export function sampleGaussian({ mean, logStd }: Gaussian, noise: Tensor): Tensor {
  return add(mean, mul(exp(logStd), noise))
}

/** log N(a; mean, std), summed over action dimensions: [B]. */
export function gaussianLogProbability({ mean, logStd }: Gaussian, actions: Tensor): Tensor {
  const deviation = mul(sub(actions, mean), exp(mul(-1, logStd)))
  return sum(sub(sub(mul(-0.5, square(deviation)), logStd), 0.5 * Math.log(2 * Math.PI)), -1)
}
