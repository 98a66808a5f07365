import {
  add,
  concat,
  div,
  exp,
  expandDims,
  max,
  maximum,
  mean,
  minimum,
  mul,
  type Scalar,
  slice,
  sqrt,
  square,
  squeeze,
  sub,
  sum,
  type Tensor,
  zeros,
} from '@tensorflow/tfjs-core'
import { type DynamicsH, type DynamicsState, predict } from './dynamics'
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
    'mean-discrepancy': mean(sqrt(sum(square(deviation), -1)), 0),
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

export interface Prediction {
  /** mean_i mu_i of s' and r: [B, S] and [B] */
  readonly meanNextObservations: Tensor
  /** s' and r as the chosen members predict or sample them: [B, S] and [B] */
  readonly nextObservations: Tensor
  readonly rewards: Tensor
  /** max_i |mu_i^r|: [B] */
  readonly rewardBound: Tensor
  readonly penalties: Readonly<Record<ModelPenalty, Tensor>>
}

/**
 * One step of the model. `chosen` [N, B] has a one where a row takes that member's prediction; noise [B, D] standard
 * normal. Penalties are in the unit that `penaltyUnit` names.
 */
export function stepModel(
  state: DynamicsState,
  observations: Tensor,
  actions: Tensor,
  chosen: Tensor,
  noise: Tensor,
  h: DynamicsH & Pick<H, 'penaltyCap'>,
): Prediction {
  const x = div(sub(concat([observations, actions], 1), state.inputMean), state.inputScale)
  const { mu, logVariance: predicted } = predict(state.dynamics, x, h.dynamicsActivation)
  const stochastic = h.dynamicsForm === 'probabilistic'
  const logVariance = stochastic ? predicted : add(mul(0, mu), state.residualLogVariance)
  const std = exp(mul(0.5, logVariance))
  const samples = stochastic ? add(mu, mul(std, noise)) : mu
  const sample = unstandardised(state, sum(mul(expandDims(chosen, -1), samples), 0))
  const average = unstandardised(state, mean(mu, 0))
  const size = observations.shape[1]!
  const rewardMeans = unstandardised(state, mu)
  return {
    meanNextObservations: add(observations, firstOf(average, size)),
    nextObservations: add(observations, firstOf(sample, size)),
    rewards: lastOf(sample),
    rewardBound: max(maximum(lastOf(rewardMeans), mul(-1, lastOf(rewardMeans))), 0),
    penalties: penalties(mul(mu, state.penaltyScale), mul(std, state.penaltyScale), size, h.penaltyCap),
  }
}

/** s' as each member expects it: [N, B, S] */
export function memberMeans(state: DynamicsState, observations: Tensor, actions: Tensor, h: DynamicsH): Tensor {
  const x = div(sub(concat([observations, actions], 1), state.inputMean), state.inputScale)
  const { mu } = predict(state.dynamics, x, h.dynamicsActivation)
  return add(observations, firstOf(unstandardised(state, mu), observations.shape[1]!))
}

/** u(s, a) of the kind that is chosen: [B] */
export function penaltyOf(state: DynamicsState, observations: Tensor, actions: Tensor, h: H): Tensor {
  if (h.penalty === 'true-error') throw new Error('The distance to the truth is not the model’s to tell.')
  const [rows, size] = observations.shape as [number, number]
  // Penalties depend neither on the member that is chosen nor on what it samples.
  const [chosen, noise] = [zeros([h.members, rows]), zeros([rows, size + 1])]
  return stepModel(state, observations, actions, chosen, noise, h).penalties[h.penalty]
}

function unstandardised({ targetMean, targetScale }: DynamicsState, y: Tensor): Tensor {
  return add(targetMean, mul(y, targetScale))
}

function lastOf(x: Tensor): Tensor {
  const last = x.shape.length - 1
  const begin = x.shape.map((extent, axis) => (axis === last ? extent - 1 : 0))
  return squeeze(slice(x, begin, [...x.shape.slice(0, -1), 1]), [last])
}
