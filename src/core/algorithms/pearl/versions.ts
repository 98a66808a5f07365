import { add, exp, mean, mul, square, sub, type Tensor } from '@tensorflow/tfjs-core'
import { stopGradient, valueAndGradients } from '../../engine/gradients'
import type { UpdateResult } from '../algorithm'
import { type AdamState, adam, type Mlp, polyak, stateValue } from '../shared/networks'
import { type LogFactor, temperatureLoss } from '../shared/policies'
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
