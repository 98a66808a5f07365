import { behaviourDensity, type TiltGiven } from '../../../core/diagnostics/tilted-policy'
import type { PanelAnswers } from '../../../core/looks/questions'

type Slice = PanelAnswers['actionSlice']

/** From one action to all of them, whatever the scale of Q: 10^-4 to 10^2. */
export const LAMBDAS: readonly number[] = Array.from({ length: 121 }, (_, i) => 10 ** (-4 + i / 20))

export function nearestLambda(lambda: number): number {
  const away = LAMBDAS.map((one) => Math.abs(Math.log(one / Math.max(lambda, LAMBDAS[0]!))))
  return away.indexOf(Math.min(...away))
}

/** Along one entry of the action: [P] each. */
export interface TiltAlong extends TiltGiven {
  readonly positions: Float32Array
  readonly name: string
}

/** Along the first entry of the slice; a second one stays where the policy's mean has it. */
export function tiltGiven({ axes, positions, minimum, policy, data, actions }: Slice): TiltAlong {
  const [first, second] = axes as readonly [number, number?]
  const row = second === undefined ? 0 : nearest(positions, policy.mean[second]!)
  const size = policy.mean.length
  const rows = data.actions.length / size
  const along = Float32Array.from({ length: rows }, (_, i) => data.actions[i * size + first]!)
  return {
    positions,
    name: actions[first]!.name,
    q: minimum.subarray(row * positions.length, (row + 1) * positions.length),
    behaviour: behaviourDensity(along, positions),
  }
}

function nearest(positions: Float32Array, value: number): number {
  return positions.reduce((best, at, i) => (Math.abs(at - value) < Math.abs(positions[best]! - value) ? i : best), 0)
}
