import {
  add,
  cast,
  concat,
  div,
  exp,
  expandDims,
  less,
  logSumExp,
  maximum,
  mean,
  minimum,
  mul,
  split,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { NO_RETURN } from '../../data/transition-store'
import { stopGradients } from '../../engine/gradients'
import type { Batch, Live } from '../algorithm'
import { type Mlp, qOfSamples } from '../shared/networks'
import { type SquashedSample, sampleTanhGaussian, type TanhGaussian, type TanhGaussianForm } from '../shared/policies'
import type { cqlHyperparameters } from './hyperparameters'

type H = Live<typeof cqlHyperparameters>

/**
 * What the regulariser takes for Q at the policy's actions: Q itself in CQL, never less than a bound in Cal-QL.
 * q [N, K, B] -> [N, K, B]
 */
export type Bound = (q: Tensor, batch: Batch) => Tensor

/** What those actions are drawn with. */
export type ActionSetNoise = {
  readonly policyActions: Tensor
  /** Of the log-sum-exp alone. */
  readonly uniformActions?: Tensor
  readonly nextPolicyActions?: Tensor
}

/** Actions at which Q is pushed down, with their log densities; all known to no gradient. */
export type ActionSets = {
  /** a ~ pi(.|s): actions [K, B, A], log densities [K, B] */
  readonly policy: SquashedSample
  /** a ~ pi(.|s'), and yet scored at s */
  readonly next?: SquashedSample
  /** a uniform on the box [K, B, A] */
  readonly uniform?: Tensor | undefined
}

export function sampleActionSets(
  policyAt: (observations: Tensor) => TanhGaussian,
  form: TanhGaussianForm,
  batch: Batch,
  noise: ActionSetNoise,
): ActionSets {
  const sample = (observations: Tensor, draws: Tensor): SquashedSample => {
    const { actions, logProbability } = sampleTanhGaussian(policyAt(observations), draws, form)
    return stopGradients({ actions, logProbability })
  }
  const policy = sample(batch.observations, noise.policyActions)
  if (!noise.nextPolicyActions) return { policy }
  return { policy, next: sample(batch.nextObservations, noise.nextPolicyActions), uniform: noise.uniformActions }
}

export interface Regulariser {
  /** Mean over rows of R_i, per critic: [N] */
  readonly gap: Tensor
  readonly metrics: Readonly<Record<string, Tensor>>
}

/** R_i, how far Q lies higher off the data than on it (Kumar et al. 2020, section 3.2); qData [N, B] is Q_i(s, a). */
export function regulariser(
  critics: Mlp,
  qData: Tensor,
  { policy, next, uniform }: ActionSets,
  batch: Batch,
  h: H,
  bound: Bound,
): Regulariser {
  if (!next || !uniform) {
    const q = qOfSamples(critics, batch.observations, policy.actions)
    const bounded = bound(q, batch)
    return {
      gap: meanGap(mean(bounded, 1), qData, h),
      metrics: { qPolicy: mean(q), qPolicyBounded: mean(bounded), boundRate: shareBelow(q, batch.returnsToGo) },
    }
  }
  const actions = concat([uniform, policy.actions, next.actions], 0)
  const q = qOfSamples(critics, batch.observations, actions)
  const [qUniform, qPolicy, qNext] = split(q, 3, 1) as [Tensor, Tensor, Tensor]
  const [boundedPolicy, boundedNext] = [bound(qPolicy, batch), bound(qNext, batch)]
  const all = concat([qUniform, boundedPolicy, boundedNext, expandDims(qData, 1)], 1)
  const summed = h.importanceWeights
    ? concat(
        [
          // log of the uniform density 0.5^A
          add(qUniform, uniform.shape[2]! * Math.log(2)),
          sub(boundedPolicy, policy.logProbability),
          sub(boundedNext, next.logProbability),
        ],
        1,
      )
    : all
  const softMaximum = mul(h.softMaximumTemperature, logSumExp(div(summed, h.softMaximumTemperature), 1))
  return {
    gap: meanGap(softMaximum, qData, h),
    metrics: {
      qPolicy: mean(qPolicy),
      qPolicyBounded: mean(boundedPolicy),
      qNextPolicyBounded: mean(boundedNext),
      qUniform: mean(qUniform),
      qSpread: mean(standardDeviation(all)),
      boundRate: shareBelow(qPolicy, batch.returnsToGo),
      nextBoundRate: shareBelow(qNext, batch.returnsToGo),
    },
  }
}

/** Rows cut to the allowed range, then their mean: [N, B] -> [N] */
function meanGap(offData: Tensor, onData: Tensor, h: H): Tensor {
  return mean(minimum(maximum(sub(offData, onData), h.gapMinimum), h.gapMaximum), 1)
}

/** Share of q [N, K, B] below a bound [B], over the rows whose bound is known; 0 where it is of none. */
function shareBelow(q: Tensor, bound: Tensor): Tensor {
  const known = cast(less(NO_RETURN / 10, bound), 'float32')
  const below = mean(mul(cast(less(q, bound), 'float32'), known))
  return div(below, maximum(mean(known), 1e-6))
}

/** Over axis 1, unbiased. */
function standardDeviation(x: Tensor): Tensor {
  const deviations = square(sub(x, mean(x, 1, true)))
  return sqrt(div(sum(deviations, 1), x.shape[1]! - 1))
}

/** log alpha' -> alpha' = min(exp(log alpha'), 1e6) */
export function multiplier(log: Tensor): Tensor {
  return minimum(exp(log), 1e6)
}
