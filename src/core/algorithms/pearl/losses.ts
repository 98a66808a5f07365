import { add, concat, exp, mean, min, mul, square, sub, sum, type Tensor, tanh } from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import { type Batch, type LossTerms, lossTermsAndRest, type UpdateResult } from '../algorithm'
import { type AdamState, adam, type Mlp, polyak, qValues, stateValue } from '../shared/networks'
import {
  type LogFactor,
  sampleTanhGaussian,
  type TanhGaussianForm,
  tanhGaussian,
  temperatureLoss,
} from '../shared/policies'
import type { H } from './hyperparameters'

export type State = {
  /** (s, a, r[, s']) -> mean and, before softplus, variance of one factor of q(z|c); without bottleneck a point. */
  readonly encoder: Mlp
  /** (s, z) -> mean and log standard deviation. */
  readonly actor: Mlp
  /** (s, a, z) */
  readonly critics: Mlp
  readonly encoderOptimiser: AdamState
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  /** SAC v1: (s, z). */
  readonly value?: Mlp
  readonly targetValue?: Mlp
  readonly valueOptimiser?: AdamState
  /** SAC v2. */
  readonly targetCritics?: Mlp
  readonly temperature?: LogFactor
  readonly temperatureOptimiser?: AdamState
}

/** alpha of SAC v2; v1 has none, the reward scale takes its place. */
export function temperatureOf({ temperature }: State, h: H): Tensor {
  return temperature && h.entropyTuning === 'automatic' ? exp(temperature.log) : h.temperature
}

/** SAC v1: L_V = mean (V(s, sg z) - sg[min_i Q_i(s, a~, z) - log pi])^2, then Polyak of the target. */
export function valueStep(state: State, input: Tensor, target: Tensor, h: H): UpdateResult {
  const loss = valueAndGradients(
    (value: Mlp) => mean(square(sub(stateValue(value, input), stopGradient(target)))),
    state.value!,
  )
  const step = adam(state.value!, loss.gradients, state.valueOptimiser!, h.valueLearningRate)
  return {
    state: {
      value: step.parameters,
      valueOptimiser: step.optimiser,
      targetValue: polyak(state.targetValue!, step.parameters, h.targetRate),
    },
    gradients: { value: loss.gradients },
    losses: { value: loss.value },
    metrics: { valueLoss: loss.value },
  }
}

/** SAC v2: the temperature, where it is learnt, and Polyak of the target critics. */
export function temperatureStep(
  state: State,
  critics: Mlp,
  logProbability: Tensor,
  actionSize: number,
  h: H,
): UpdateResult {
  const targetCritics = polyak(state.targetCritics!, critics, h.targetRate)
  const metrics = { temperature: add(0, temperatureOf(state, h)) }
  if (h.entropyTuning === 'fixed') return { state: { targetCritics }, gradients: {}, losses: {}, metrics }
  const entropy = mul(h.targetEntropy, actionSize)
  const loss = valueAndGradients(
    (factor: LogFactor) => temperatureLoss(factor, logProbability, entropy),
    state.temperature!,
  )
  const step = adam(state.temperature!, loss.gradients, state.temperatureOptimiser!, h.temperatureLearningRate)
  return {
    state: { targetCritics, temperature: step.parameters, temperatureOptimiser: step.optimiser },
    gradients: { temperature: loss.gradients },
    losses: { temperature: loss.value },
    metrics: { ...metrics, temperatureLoss: loss.value },
  }
}

// --- networks ---

/** Of every policy that sees z. */
export const FORM: TanhGaussianForm = { logStd: { low: -20, high: 2 }, correction: 'epsilon' }

export const joined = (...parts: Tensor[]) => concat(parts, 1)

/** Q_i(s, a, z) of both critics: [2, rows] */
export function q(critics: Mlp, observations: Tensor, actions: Tensor, z: Tensor): Tensor {
  return qValues(critics, observations, joined(actions, z))
}

export function policy(actor: Mlp, observations: Tensor, z: Tensor) {
  return tanhGaussian(actor, joined(observations, z), FORM)
}

/** The action at (s, z), a sample of the policy or its mean: what the run acts with. */
export function actIn(actor: Mlp, observations: Tensor, z: Tensor, noise: Tensor | undefined): Tensor {
  const gaussian = policy(actor, observations, z)
  return noise ? sampleTanhGaussian(gaussian, noise, FORM).actions : tanh(gaussian.mean)
}

// --- losses ---

/** L_KL + L_Q, the only losses that move the encoder: mean (Q_i(s, a, z) - y)^2 over both critics. */
export function criticLoss(critics: Mlp, batch: Batch, z: Tensor, y: Tensor): Tensor {
  return sum(mean(square(sub(q(critics, batch.observations, batch.actions, z), y)), 1))
}

/** What the loss of the actor is formed with; z [rows, D] as a constant. */
export interface ActorGiven {
  readonly critics: Mlp
  readonly observations: Tensor
  readonly z: Tensor
  readonly noise: Tensor
  readonly alpha: Tensor | number
  readonly h: H
}

/** L_pi = mean [alpha log pi - min_i Q_i(s, a~, sg z)] + regularisers of mean, log std and pre-activation */
export function actorLoss(actor: Mlp, given: ActorGiven): Tensor {
  const { critics, observations, z, noise, alpha } = given
  const gaussian = policy(actor, observations, z)
  const { actions, logProbability } = sampleTanhGaussian(gaussian, noise, FORM)
  const objective = mean(sub(mul(alpha, logProbability), min(q(critics, observations, actions, z), 0)))
  return regularisers(gaussian, given).reduce((total, term) => add(total, term), objective)
}

function regularisers(gaussian: ReturnType<typeof policy>, { noise, h }: ActorGiven): Tensor[] {
  const u = add(gaussian.mean, mul(exp(gaussian.logStd), noise))
  return [
    mul(h.meanRegulariser, mean(square(gaussian.mean))),
    mul(h.stdRegulariser, mean(square(gaussian.logStd))),
    mul(h.preActivationRegulariser, mean(sum(square(u), 1))),
  ]
}

/** Its summands, as the panels name them. */
export function actorTerms(actor: Mlp, given: ActorGiven): LossTerms {
  const { observations, z, noise, alpha } = given
  const summands = {
    entropyCost: (of: Mlp) =>
      mean(mul(alpha, sampleTanhGaussian(policy(of, observations, z), noise, FORM).logProbability)),
    policyRegularisers: (of: Mlp) =>
      regularisers(policy(of, observations, z), given).reduce((total, term) => add(total, term)),
  }
  return lossTermsAndRest(actor, (of) => actorLoss(of, given), summands, 'value')
}

/** V at the next states, target of both versions: Vbar(s', z), or min_i Qbar_i(s', a', z) - alpha log pi(a'|s', z) */
export function nextValue(state: State, batch: Batch, z: Tensor, noise: Tensor | undefined, h: H): Tensor {
  const next = batch.nextObservations
  if (h.sacVersion === 'v1') return stateValue(state.targetValue!, joined(next, z))
  const { actions, logProbability } = sampleTanhGaussian(policy(state.actor, next, z), noise!, FORM)
  return sub(min(q(state.targetCritics!, next, actions, z), 0), mul(temperatureOf(state, h), logProbability))
}
