import {
  add,
  clipByValue,
  div,
  exp,
  log,
  mean as meanOf,
  mul,
  sigmoid,
  softplus,
  split,
  square,
  sub,
  sum,
  type Tensor,
  tanh,
} from '@tensorflow/tfjs-core'
import { stopGradient } from '../../engine/gradients'
import type { HostArray, Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import { type ActMode, type Draw, normal, type Sizes } from '../algorithm'
import { type Architecture, initialMlp, layerSizes, type Mlp, mlp } from './networks'

/** Stochastic policies: Gaussian, tanh-Gaussian, and the temperature of the latter's entropy. */

/** The noise of one action per row, for whatever is no mean. */
export function actionNoise({ action }: Sizes, rows: number, mode: ActMode): { readonly action?: Draw } {
  return mode === 'mean' ? {} : { action: normal(rows, action) }
}

// --- Gaussian ---

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

/** PyTorch's initial weights. */
export function initialGaussianPolicy(
  random: RandomStream,
  { observation, action }: Sizes,
  { hiddenUnits, hiddenLayers }: Architecture,
  initialLogStd: number,
): Tree<HostArray> {
  return {
    mean: initialMlp(random, layerSizes(observation, hiddenUnits, hiddenLayers, action)),
    logStd: { shape: [action], data: new Float32Array(action).fill(initialLogStd) },
  }
}

/** A sample where there is noise [n, A], else the mean, brought into the box: observations [n, S] -> [n, A]. */
export function gaussianAct(
  policy: GaussianPolicy,
  observations: Tensor,
  noise: Tensor | undefined,
  form: GaussianForm,
): Tensor {
  const distribution = gaussian(policy, observations, form)
  return clipByValue(noise ? sampleGaussian(distribution, noise) : distribution.mean, -1, 1)
}

// --- tanh-Gaussian ---

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

/** A sample where there is noise [n, A], else tanh of the mean: [n, A]. */
export function tanhGaussianAct(distribution: TanhGaussian, noise: Tensor | undefined, form: TanhGaussianForm): Tensor {
  return noise ? sampleTanhGaussian(distribution, noise, form).actions : tanh(distribution.mean)
}

// --- temperature ---

/** A positive factor that is learnt through its logarithm: SAC's temperature, CQL's Lagrange multiplier. */
export type LogFactor = { readonly log: Tensor }

export function initialLogFactor(value: number): Tree<HostArray> {
  return { log: { shape: [], data: Float32Array.of(Math.log(value)) } }
}

/** L_alpha = -log alpha sg[mean log pi(a~|s) + H]; logProbability [B], targetEntropy H a scalar. */
export function temperatureLoss({ log }: LogFactor, logProbability: Tensor, targetEntropy: Tensor): Tensor {
  return mul(-1, mul(log, stopGradient(add(meanOf(logProbability), targetEntropy))))
}

/** -alpha log pi(a|s) [n]: what a soft target adds to Q. */
export function entropyBonus(alpha: Tensor, logProbability: Tensor): Tensor {
  return mul(-1, mul(alpha, logProbability))
}
