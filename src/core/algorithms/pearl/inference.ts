import {
  add,
  concat,
  div,
  expandDims,
  log,
  maximum,
  minimum,
  mul,
  reshape,
  softplus,
  split,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  tile,
} from '@tensorflow/tfjs-core'
import type { Batch } from '../algorithm'
import { type Initialiser, type Mlp, mlp } from '../shared/networks'
import type { H } from './hyperparameters'

/** q(z|c) of T tasks: a Gaussian with diagonal variance, [T, Z] each. */
export interface Posterior {
  readonly mean: Tensor
  readonly variance: Tensor
}

/**
 * c of T tasks with N transitions each, as [T N] rows of which `terminals` marks those that are not there (a context
 * may be shorter); rewards are unscaled.
 */
export function inferPosterior(
  encoder: Mlp,
  context: Batch,
  tasks: number,
  h: Pick<H, 'bottleneck' | 'nextObservationInContext'>,
): Posterior {
  const { observations, actions, rewards, nextObservations, terminals } = context
  const columns = [observations, actions, expandDims(rewards, 1)]
  const rows = concat(h.nextObservationInContext ? [...columns, nextObservations] : columns, 1)
  const encoded = mlp(encoder, rows)
  const factors = reshape(encoded, [tasks, -1, encoded.shape[1]!])
  const present = reshape(sub(1, terminals), [tasks, -1, 1])
  if (!h.bottleneck) return pointEstimate(factors, present)
  const [mu, raw] = split(factors, 2, -1)
  return productOfGaussians(mu!, softplus(raw!), present)
}

/**
 * sigma^2 = 1 / sum_n 1/sigma_n^2, mu = sigma^2 sum_n mu_n / sigma_n^2 over the factors [T, N, Z] that are `present`
 * [T, N, 1]. The prior is no factor, but what is left where none is present.
 */
export function productOfGaussians(mu: Tensor, variance: Tensor, present: Tensor): Posterior {
  const precisions = div(present, maximum(variance, 1e-7))
  const empty = sub(1, minimum(sum(present, 1), 1))
  const precision = add(sum(precisions, 1), empty)
  return { mean: div(sum(mul(mu, precisions), 1), precision), variance: div(1, precision) }
}

/** The mean of what the encoder says, without doubt: z = 0 where nothing is present. */
function pointEstimate(z: Tensor, present: Tensor): Posterior {
  const count = maximum(sum(present, 1), 1)
  const average = div(sum(mul(z, present), 1), count)
  return { mean: average, variance: mul(0, average) }
}

/** z = mu + sigma eps; noise [T, Z] standard normal. */
export function sampleLatent({ mean: mu, variance }: Posterior, noise: Tensor): Tensor {
  return add(mu, mul(sqrt(variance), noise))
}

/** The same z for each of a task's `rows` rows: [T, Z] -> [T rows, Z] */
export function perRow(z: Tensor, rows: number): Tensor {
  const [tasks, size] = z.shape as [number, number]
  return reshape(tile(expandDims(z, 1), [1, rows, 1]), [tasks * rows, size])
}

/** Sum over tasks and dimensions of KL(N(mu, sigma^2) || N(0, 1)). */
export function divergenceFromPrior({ mean: mu, variance }: Posterior): Tensor {
  return mul(0.5, sum(sub(sub(add(variance, square(mu)), 1), log(variance))))
}

/** oyster: hidden weights uniform on +-1/sqrt(in) and biases 0.1; the last layer uniform on +-last, biases included. */
export function oysterInitialiser(last: number): Initialiser {
  return (random, fanIn, fanOut, isLast) => {
    const weight = new Float32Array(fanIn * fanOut)
    const bias = new Float32Array(fanOut).fill(0.1)
    const bound = isLast ? last : 1 / Math.sqrt(fanIn)
    random.fillUniform(weight, -bound, bound)
    if (isLast) random.fillUniform(bias, -bound, bound)
    return { weight, bias }
  }
}
