import { createEnvironment } from '../../environments/registry'
import type { Values } from '../../schema/field'
import type { Dataset } from '../dataset'
import { dropEpisodeEnds } from './drop-episode-ends'
import { flipRewards } from './flip-rewards'
import { keepBestEpisodes } from './keep-best'
import { type PaintedRegion, paintHole } from './paint-hole'
import { relabelRewards } from './relabel-rewards'
import { type Reordering, reorderColumns } from './reorder-columns'

/** One act of data surgery as plain data. Shares lie in [0, 1]. */
export type Operation =
  | { readonly kind: 'hole'; readonly axes: readonly [number, number]; readonly regions: readonly PaintedRegion[] }
  | { readonly kind: 'drop-ends'; readonly share: number }
  | { readonly kind: 'keep-best'; readonly share: number }
  | { readonly kind: 'flip'; readonly share: number; readonly seed: number }
  /** Columns in another order and other units. */
  | ({ readonly kind: 'reorder' } & Reordering)
  /** Rewards and ends of the task that this environment is with these parameters. */
  | { readonly kind: 'relabel'; readonly environment: string; readonly parameters: Values }

/** Applies the operations one after the other; the given dataset stays as it is. */
export function operate(dataset: Dataset, operations: readonly Operation[]): Dataset {
  return operations.reduce(apply, dataset)
}

function apply(dataset: Dataset, operation: Operation): Dataset {
  switch (operation.kind) {
    case 'hole':
      return paintHole(dataset, operation.axes, operation.regions)
    case 'drop-ends':
      return dropEpisodeEnds(dataset, operation.share)
    case 'keep-best':
      return keepBestEpisodes(dataset, operation.share)
    case 'flip':
      return flipRewards(dataset, operation.share, operation.seed)
    case 'reorder':
      return reorderColumns(dataset, operation)
    case 'relabel':
      return relabelRewards(dataset, createEnvironment(operation.environment, operation.parameters), 'relabelled')
  }
}
