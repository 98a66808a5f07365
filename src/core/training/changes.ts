import type { Algorithm } from '../algorithms/algorithm'
import type { FieldValue, Schema, Values, ValuesOf } from '../schema/field'
import { type RunSettings, runSettings } from './run-settings'

/** A value that somebody moved while the run was on its way: a hyperparameter or a run setting, by its key. */
export interface Change {
  readonly name: string
  readonly from: FieldValue
  readonly to: FieldValue
}

/** The last one before something went wrong, with the label under which a person has moved it. */
export interface LastChange extends Change {
  readonly step: number
  readonly label: string
}

export interface Changed {
  readonly hyperparameters: Values
  readonly settings: ValuesOf<RunSettings>
  /** What differs now. */
  readonly changes: readonly LastChange[]
}

/** Sorts new values into hyperparameters and run settings; an algorithm's name goes before a setting's. */
export function applyChanges(
  algorithm: Algorithm,
  before: { readonly hyperparameters: Values; readonly settings: ValuesOf<RunSettings> },
  values: Values,
  step: number,
): Changed {
  const hyperparameters: Record<string, FieldValue> = { ...before.hyperparameters }
  const settings: Record<string, FieldValue> = { ...before.settings }
  const changes: LastChange[] = []
  for (const [name, value] of Object.entries(values)) {
    const ofAlgorithm = name in algorithm.hyperparameters
    const current = ofAlgorithm ? hyperparameters : settings
    const from = current[name]
    if (from === value) continue
    const label = (ofAlgorithm ? algorithm.hyperparameters : (runSettings as Schema))[name]?.label ?? name
    changes.push({ step, name, label, from: from!, to: value })
    current[name] = value
  }
  return { hyperparameters, settings: settings as unknown as ValuesOf<RunSettings>, changes }
}

/** What of it is told and stored. */
export function changeOf({ name, from, to }: Change): Change {
  return { name, from, to }
}
