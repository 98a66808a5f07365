import { add, clipByValue, mul, split, type Tensor } from '@tensorflow/tfjs-core'
import type { HostArray, Tree } from '../engine/tree'
import type { RandomStream } from '../random/random-stream'
import type { ValuesOf } from '../schema/field'
import type { Sizes } from './algorithm'
import type { cqlHyperparameters } from './cql-hyperparameters'
import { initialMlp, layerSizes, type Mlp, mlp, torchInitialiser } from './shared/networks'
import { type AdamState, copyOf, initialAdam } from './shared/optimisers'
import { orthogonalInitialiser } from './shared/orthogonal'
import type { TanhGaussian, TanhGaussianForm } from './shared/tanh-gaussian-policy'
import { initialLogFactor, type LogFactor } from './shared/temperature'

export type Actor = { readonly network: Mlp; readonly logStdMultiplier: Tensor; readonly logStdOffset: Tensor }

export type CqlState = {
  readonly actor: Actor
  readonly critics: Mlp
  readonly targetCritics: Mlp
  readonly temperature: LogFactor
  /** Lagrange's alpha' */
  readonly multiplier: LogFactor
  readonly actorOptimiser: AdamState
  readonly criticOptimiser: AdamState
  readonly temperatureOptimiser: AdamState
  readonly multiplierOptimiser: AdamState
}

export const FORM: TanhGaussianForm = { logStd: { low: -20, high: 2 }, correction: 'exact' }

/** log std = clamp(m x + o) of the network's output x, m and o learnt */
export function policy({ network, logStdMultiplier, logStdOffset }: Actor, observations: Tensor): TanhGaussian {
  const [mean, raw] = split(mlp(network, observations), 2, -1) as [Tensor, Tensor]
  return { mean, logStd: clipByValue(add(mul(logStdMultiplier, raw), logStdOffset), FORM.logStd.low, FORM.logStd.high) }
}

export function initialNetworks(
  sizes: Sizes,
  h: ValuesOf<typeof cqlHyperparameters>,
  random: RandomStream,
): Tree<HostArray> {
  const initialiser =
    h.initialisation === 'torch'
      ? torchInitialiser
      : orthogonalInitialiser(h.initialisation === 'orthogonal' ? Math.SQRT2 : 0.01)
  const policySizes = layerSizes(sizes.observation, h.hiddenUnits, h.hiddenLayers, 2 * sizes.action)
  const actor = {
    network: initialMlp(random, policySizes, { initialiser }),
    logStdMultiplier: { shape: [], data: Float32Array.of(h.logStdMultiplier) },
    logStdOffset: { shape: [], data: Float32Array.of(h.logStdOffset) },
  }
  const criticSizes = layerSizes(sizes.observation + sizes.action, h.hiddenUnits, h.criticLayers, 1)
  const critics = initialMlp(random, criticSizes, { members: 2, initialiser })
  const temperature = initialLogFactor(h.temperature)
  const multiplier = initialLogFactor(Math.E)
  return {
    actor,
    critics,
    targetCritics: copyOf(critics),
    temperature,
    multiplier,
    actorOptimiser: initialAdam(actor),
    criticOptimiser: initialAdam(critics),
    temperatureOptimiser: initialAdam(temperature),
    multiplierOptimiser: initialAdam(multiplier),
  }
}
