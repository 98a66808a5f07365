import { clipByValue, type Tensor } from '@tensorflow/tfjs-core'
import type { HostArray, Tree } from '../../engine/tree'
import type { RandomStream } from '../../random/random-stream'
import { type ActMode, type Draws, normal, type Sizes } from '../algorithm'
import { type GaussianForm, type GaussianPolicy, gaussian, sampleGaussian } from './gaussian-policy'
import { initialMlp, layerSizes } from './networks'

/** What every algorithm with an unsquashed Gaussian policy does alike. */

export interface Architecture {
  readonly hiddenUnits: number
  readonly hiddenLayers: number
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

/** Two critics Q_i(s, a). */
export function initialCritics(
  random: RandomStream,
  { observation, action }: Sizes,
  { hiddenUnits, hiddenLayers }: Architecture,
): Tree<HostArray> {
  return initialMlp(random, layerSizes(observation + action, hiddenUnits, hiddenLayers, 1), { members: 2 })
}

export function gaussianActDraws({ action }: Sizes, rows: number, mode: ActMode): Draws {
  return mode === 'mean' ? {} : { action: normal(rows, action) }
}

/** The mean, or a sample, brought into the box. */
export function gaussianAct(
  policy: GaussianPolicy,
  observations: Tensor,
  noise: Readonly<Record<string, Tensor>>,
  mode: ActMode,
  form: GaussianForm,
): Tensor {
  const distribution = gaussian(policy, observations, form)
  return clipByValue(mode === 'mean' ? distribution.mean : sampleGaussian(distribution, noise.action!), -1, 1)
}
