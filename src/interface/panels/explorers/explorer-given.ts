import type { ExplorerGiven } from '../../../core/diagnostics/explorers'
import type { PanelAnswers } from '../../../core/looks/questions'

type Slice = PanelAnswers['actionSlice']

/** From nothing to the whole box, and weights whatever the scale of Q. */
export const DELTAS: readonly number[] = Array.from({ length: 41 }, (_, i) => i / 20)
export const LAMBDAS: readonly number[] = Array.from({ length: 101 }, (_, i) => 10 ** (-3 + i / 20))

/** Over the actions of the slice; the other entries stay at the policy's mean. null where there is no upper bound. */
export function explorerGiven({ axes, positions, upperBound, policy }: Slice): ExplorerGiven | null {
  if (!upperBound) return null
  const side = positions.length
  const distance = Float32Array.from(upperBound, (_, point) => {
    const away = axes.map((axis, i) => Math.abs(positions[Math.floor(point / side ** i) % side]! - policy.mean[axis]!))
    return away.reduce((sum, one) => sum + one, 0) / policy.mean.length
  })
  return { distance, upperBound }
}

/** Point of the grid that is nearest to where the run's own explorer goes; null where it has none. */
export function explored({ axes, positions, policy }: Slice): number | null {
  if (!policy.explored) return null
  return axes.reduce((index, axis, i) => index + nearest(positions, policy.explored![axis]!) * positions.length ** i, 0)
}

function nearest(positions: Float32Array, value: number): number {
  return positions.reduce((best, at, i) => (Math.abs(at - value) < Math.abs(positions[best]! - value) ? i : best), 0)
}
