import type { Operation } from '../../core/data/surgery/operation'
import type { Environment } from '../../core/environments/environment'
import type { Values } from '../../core/schema/field'

/** Those that the panel offers; another order of columns is offered where one was found. */
export type OperationKind = Exclude<Operation['kind'], 'reorder'>
export type ShareOperation = Extract<Operation, { readonly share: number }>

export const KINDS: readonly OperationKind[] = ['hole', 'drop-ends', 'keep-best', 'flip', 'relabel']

/** Where each slider stands at first; chosen so that its effect is seen at once. */
export const USUAL_SHARE: Readonly<Record<ShareOperation['kind'], number>> = {
  'drop-ends': 0.5,
  'keep-best': 0.1,
  flip: 0.1,
}

/** An operation of this kind as it stands at first; relabelling begins with the world as it is. */
export function startOf(
  kind: OperationKind,
  world: { readonly environmentId: string | null; readonly parameters: Values },
): Operation {
  switch (kind) {
    case 'hole':
      return { kind, axes: [0, 1], regions: [] }
    case 'flip':
      return { kind, share: USUAL_SHARE.flip, seed: 1 }
    case 'relabel':
      return { kind, environment: world.environmentId!, parameters: world.parameters }
    default:
      return { kind, share: USUAL_SHARE[kind] }
  }
}

/** Whether the goal is a setting of the world and nothing that the agent sees: only then can another one pay. */
export function hasGoalOfItsOwn(environment: Environment, parameters: Values): boolean {
  return environment.maze !== undefined || 'task' in parameters
}

/** Whether doing it would leave the data as they are. */
export function changesNothing(operation: Operation): boolean {
  if (operation.kind === 'hole') return operation.regions.length === 0
  if (operation.kind === 'keep-best') return operation.share === 1
  return 'share' in operation && operation.share === 0
}
