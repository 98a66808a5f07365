import type { Quantity, Reals } from './environment'

/** The range of one action dimension. */
export type Bounds = Pick<Quantity, 'low' | 'high'>

/** Agents act in [-1, 1]; environments in their own box. Writes `out` [count, actions.length] in environment units. */
export function toEnvironmentUnits(actions: readonly Bounds[], agentActions: Reals, out: Reals): void {
  for (let i = 0; i < agentActions.length; i++) {
    const { low, high } = actions[i % actions.length]!
    const bounded = Math.min(1, Math.max(-1, agentActions[i]!))
    out[i] = low + ((bounded + 1) / 2) * (high - low)
  }
}

/** The inverse: environment units to [-1, 1]; actions outside the box land on its border. */
export function toAgentUnits(actions: readonly Bounds[], environmentActions: Reals, out: Reals): void {
  for (let i = 0; i < environmentActions.length; i++) {
    const { low, high } = actions[i % actions.length]!
    const scaled = (2 * (environmentActions[i]! - low)) / (high - low) - 1
    out[i] = Math.min(1, Math.max(-1, scaled))
  }
}
