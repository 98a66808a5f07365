import {
  abs,
  add,
  clipByValue,
  div,
  maximum,
  mean,
  minimum,
  mul,
  type Scalar,
  slice,
  square,
  squeeze,
  sub,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core'
import { stopGradient } from '../../engine/gradients'
import { isTensor, mapTree } from '../../engine/tree'
import type { Batch } from '../algorithm'
import { type Mlp, mlp, qValues } from './networks'

/** The parts of TD3 and TD3+BC (Fujimoto et al. 2018; Fujimoto and Gu 2021). Critics are an ensemble of two. */

/** pi(s) = tanh(mlp(s)): observations [B, S] -> [B, A] */
export function deterministicAction(actor: Mlp, observations: Tensor): Tensor {
  return tanh(mlp(actor, observations))
}

export interface TargetSmoothing {
  /** Standard deviation of the noise on target actions. */
  readonly targetNoise: Scalar
  /** That noise is cut at plus and minus this. */
  readonly targetNoiseClip: Scalar
}

/** clip(pibar(s') + clip(targetNoise * noise, -c, c), -1, 1); noise [B, A] standard normal */
export function smoothedTargetAction(
  targetActor: Mlp,
  nextObservations: Tensor,
  noise: Tensor,
  { targetNoise, targetNoiseClip }: TargetSmoothing,
): Tensor {
  const disturbance = minimum(maximum(mul(noise, targetNoise), mul(-1, targetNoiseClip)), targetNoiseClip)
  return clipByValue(add(deterministicAction(targetActor, nextObservations), disturbance), -1, 1)
}

/** Q_1(s, a), which alone the actor of TD3 sees: [B] */
export function firstQValue(critics: Mlp, observations: Tensor, actions: Tensor): Tensor {
  return squeeze(qValues(member(critics, 0), observations, actions), [0])
}

/** L_pi = -mean Q_1(s, pi(s)) */
export function td3ActorLoss(actor: Mlp, critics: Mlp, observations: Tensor): Tensor {
  return mul(-1, mean(firstQValue(critics, observations, deterministicAction(actor, observations))))
}

/**
 * L_pi = -lambda mean Q_1(s, pi(s)) + mean (pi(s) - a)^2, lambda = alpha / sg[mean |Q_1(s, pi(s))|]; the mean of the
 * cloning term is over rows and action dimensions.
 */
export function td3BcActorLoss(actor: Mlp, critics: Mlp, batch: Batch, alpha: Scalar): Tensor {
  const actions = deterministicAction(actor, batch.observations)
  const q = firstQValue(critics, batch.observations, actions)
  const lambda = div(alpha, mean(abs(stopGradient(q))))
  return sub(mean(square(sub(actions, batch.actions))), mul(lambda, mean(q)))
}

/** One member of an ensemble as an ensemble of one. */
function member(ensemble: Mlp, index: number): Mlp {
  return mapTree<Tensor, Tensor>(ensemble, isTensor, (leaf) =>
    slice(leaf, [index, 0, 0], [1, leaf.shape[1]!, leaf.shape[2]!]),
  ) as Mlp
}
