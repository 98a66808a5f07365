import type { Algorithm } from '../algorithms/algorithm'
import type { HostArray } from '../engine/tree'
import type { Values } from '../schema/field'
import type { RunSnapshot } from '../training/training-run'

/** Hyperparameters that version 0.1.0 began without, with what they meant before there was a choice. */
export const BEFORE_THERE_WAS_A_CHOICE: Values = {
  explorerAnchor: 0,
  penaltyUnit: 'prediction',
  searchShare: 0,
  // Of searches that a share of 0 never makes.
  searchSteps: 13,
}

/** A snapshot of an earlier version with the hyperparameters that its algorithm has got since; any other as it is. */
export function withLaterHyperparameters({ hyperparameters: schema }: Algorithm, snapshot: RunSnapshot): RunSnapshot {
  const later = Object.keys(BEFORE_THERE_WAS_A_CHOICE).filter((name) => Object.hasOwn(schema, name))
  const filled = (plain: unknown): unknown => {
    if (typeof plain !== 'object' || plain === null) return plain
    const { policy, hyperparameters } = plain as { readonly policy?: unknown; readonly hyperparameters?: Values }
    // Those of a run with a model stand with its policy.
    if (policy !== undefined) return { ...plain, policy: filled(policy) }
    if (typeof hyperparameters !== 'object' || hyperparameters === null) return plain
    const missing = later.filter((name) => !Object.hasOwn(hyperparameters, name))
    const added = Object.fromEntries(missing.map((name) => [name, BEFORE_THERE_WAS_A_CHOICE[name]!]))
    return missing.length === 0 ? plain : { ...plain, hyperparameters: { ...hyperparameters, ...added } }
  }
  return {
    ...snapshot,
    plain: filled(snapshot.plain) as RunSnapshot['plain'],
    arrays: withLaterArrays(snapshot.arrays),
  }
}

/** A model of 0.1.0 counts penalties in units of its predictions: by ones. */
function withLaterArrays(arrays: RunSnapshot['arrays']): RunSnapshot['arrays'] {
  const { learner } = arrays as { readonly learner?: Readonly<Record<string, unknown>> }
  const scale = learner?.targetScale as HostArray | undefined
  if (!scale?.data || learner?.penaltyScale) return arrays
  const penaltyScale = { shape: scale.shape, data: new Float32Array(scale.data.length).fill(1) }
  return { ...arrays, learner: { ...learner, penaltyScale } } as RunSnapshot['arrays']
}
