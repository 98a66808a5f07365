import type { Drawing } from './drawing'
import { pendulumDrawing } from './drawings/pendulum'

/** By the environment's id; a task family's environments carry ids of their own or those of what they vary. */
const drawings: Readonly<Record<string, Drawing>> = {
  pendulum: pendulumDrawing,
}

/** Undefined where an environment has no drawing. */
export function findDrawing(environmentId: string): Drawing | undefined {
  return drawings[environmentId]
}
