import type { Drawing, Drawings } from './drawing'

/** A task family's environments carry ids of their own or those of what they vary. */
const drawings: Drawings = Object.assign(
  {},
  ...Object.values(import.meta.glob<Drawings>('./drawings/*.ts', { eager: true, import: 'drawings' })),
)

/** Undefined where an environment has no drawing. */
export function findDrawing(environmentId: string): Drawing | undefined {
  return drawings[environmentId]
}
