import type { Algorithm } from '../algorithms/algorithm'
import type { FieldValue, Schema, Values, ValuesOf } from '../schema/field'
import { type RunSettings, runSettings } from './run-settings'

export interface Changed {
  readonly hyperparameters: Values
  readonly settings: ValuesOf<RunSettings>
  /** What differs now, a phrase each, for the marks on the time axis. */
  readonly texts: readonly string[]
}

/** Sorts new values into hyperparameters and run settings; an algorithm's name goes before a setting's. */
export function applyChanges(
  algorithm: Algorithm,
  before: { readonly hyperparameters: Values; readonly settings: ValuesOf<RunSettings> },
  values: Values,
): Changed {
  const hyperparameters: Record<string, FieldValue> = { ...before.hyperparameters }
  const settings: Record<string, FieldValue> = { ...before.settings }
  const texts: string[] = []
  for (const [name, value] of Object.entries(values)) {
    const ofAlgorithm = name in algorithm.hyperparameters
    const current = ofAlgorithm ? hyperparameters : settings
    if (current[name] === value) continue
    const label = (ofAlgorithm ? algorithm.hyperparameters : (runSettings as Schema))[name]?.label ?? name
    texts.push(`${label}: ${current[name]} → ${value}`)
    current[name] = value
  }
  return { hyperparameters, settings: settings as unknown as ValuesOf<RunSettings>, texts }
}
