import { add, clipByValue, div, exp, log, mul, square, sub, sum, type Tensor } from '@tensorflow/tfjs-core'
import type { TanhGaussian } from './tanh-gaussian-policy'

/** At the edge of the box a squashed Gaussian has infinite density: actions of the data are moved in by this much. */
const EDGE = 1e-3

/** log pi(a|s) of given actions [B, A], as a tanh-Gaussian: [B]. */
export function tanhGaussianLogProbability({ mean, logStd }: TanhGaussian, actions: Tensor): Tensor {
  const a = clipByValue(actions, -1 + EDGE, 1 - EDGE)
  const u = mul(0.5, log(div(add(1, a), sub(1, a))))
  const deviation = mul(sub(u, mean), exp(mul(-1, logStd)))
  const density = sub(sub(mul(-0.5, square(deviation)), logStd), 0.5 * Math.log(2 * Math.PI))
  return sum(sub(density, log(sub(1, square(a)))), -1)
}
