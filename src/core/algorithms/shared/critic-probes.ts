import type { Tensor } from '@tensorflow/tfjs-core'
import { type Mlp, qValues } from './networks'

interface Probed {
  readonly state: { readonly critics: Mlp; readonly targetCritics: Mlp }
  readonly observations: Tensor
  readonly actions: Tensor
}

/** Probes of every algorithm with an ensemble of critics and their targets. */
export const criticProbes = {
  q: ({ state, observations, actions }: Probed) => qValues(state.critics, observations, actions),
  targetQ: ({ state, observations, actions }: Probed) => qValues(state.targetCritics, observations, actions),
}
