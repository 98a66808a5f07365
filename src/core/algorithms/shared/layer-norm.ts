import { add, mean, mul, rsqrt, square, sub, type Tensor } from '@tensorflow/tfjs-core'
import type { HostArray, Tree } from '../../engine/tree'

/** Learnt scale and shift [width], in an ensemble of N [N, 1, width]. */
export type LayerNorm = { readonly scale: Tensor; readonly shift: Tensor }

/** flax's; PyTorch has 1e-5, which counts behind a layer with small weights. */
export const LAYER_NORM_EPSILON = 1e-6

/** (x - mean) / sqrt(variance + 1e-6) * scale + shift over the last axis, with the biased variance (Ba et al. 2016). */
export function layerNorm({ scale, shift }: LayerNorm, x: Tensor): Tensor {
  const centred = sub(x, mean(x, -1, true))
  const normalised = mul(centred, rsqrt(add(mean(square(centred), -1, true), LAYER_NORM_EPSILON)))
  return add(mul(normalised, scale), shift)
}

/** Scale 1 and shift 0. */
export function initialLayerNorm(width: number, members?: number): Tree<HostArray> {
  const shape = members === undefined ? [width] : [members, 1, width]
  const filled = (value: number): HostArray => ({ shape, data: new Float32Array((members ?? 1) * width).fill(value) })
  return { scale: filled(1), shift: filled(0) }
}
