import type { FieldValue, Values } from '../../core/schema/field'
import type { Experiment } from './experiment'

/** One thing in which a run differs from another. */
export type Difference =
  | { readonly kind: 'algorithm' | 'environment' | 'dataset'; readonly id: string }
  /** `step`: where it was changed while the run was on its way. */
  | {
      readonly kind: 'setting'
      readonly key: string
      readonly from: FieldValue | undefined
      readonly to: FieldValue
      readonly step?: number
    }

/**
 * In what `run` differs from `other`, live changes with their steps; nothing that both have. Settings of two algorithms
 * are no difference of each other: `usual` says where an algorithm's begin, and what differs from there is told.
 */
export function differencesOf(
  experiment: Experiment,
  other: Experiment,
  usual: (algorithmId: string) => Values,
): Difference[] {
  const [own, its] = [experiment.configuration, other.configuration]
  const sameAlgorithm = own.algorithm.id === its.algorithm.id
  const before = sameAlgorithm ? its.algorithm.hyperparameters : usual(own.algorithm.id)
  return [
    ...(sameAlgorithm ? [] : [{ kind: 'algorithm', id: own.algorithm.id } as const]),
    ...(own.environment && own.environment.id !== its.environment?.id
      ? [{ kind: 'environment', id: own.environment.id } as const]
      : settingsIn(its.environment?.parameters ?? {}, own.environment?.parameters ?? {})),
    ...(experiment.datasetName !== null && experiment.datasetName !== other.datasetName
      ? [{ kind: 'dataset', id: experiment.datasetName } as const]
      : []),
    ...settingsIn(before, own.algorithm.hyperparameters),
    ...settingsIn(its.settings, own.settings),
    ...(experiment.id === other.id ? [] : changesOf(experiment)),
  ]
}

/** What was changed while it ran. */
export function changesOf(experiment: Experiment): Difference[] {
  return experiment.changes.map(({ name, ...change }) => ({ kind: 'setting', key: name, ...change }))
}

function settingsIn(before: Values, values: Values) {
  return Object.entries(values)
    .filter(([key, to]) => before[key] !== to)
    .map(([key, to]) => ({ kind: 'setting' as const, key, from: before[key], to }))
}
