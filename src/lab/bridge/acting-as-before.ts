import { fromSnapshot, policySnapshot } from '../../core/training/snapshot'
import type { FrozenRun } from '../../core/training/transfer-report'
import type { RunningWorld } from './outside-world'

/**
 * The world with the box of actions in which a frozen run has learnt: without an environment that was guessed from its data,
 * and its policy's outputs mean actions in that box.
 */
export function actingAsBefore(world: RunningWorld, { snapshot }: FrozenRun): RunningWorld {
  return world.within(fromSnapshot(policySnapshot(snapshot)).plain.preprocessing.actionBox)
}
