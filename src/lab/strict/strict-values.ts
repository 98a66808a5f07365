import { algorithms } from '../../core/algorithms/registry'
import type { Field, Schema } from '../../core/schema/field'
import { runSettings } from '../../core/training/run-settings'
import { inside, type Refusal, shown, unknownName } from './refusal'
import { isObject } from './strict-form'

/** Every value of a group of settings that the schema does not name or allow. */
export function valueRefusals(schema: Schema, given: unknown, place: string): Refusal[] {
  if (given === undefined) return []
  if (!isObject(given)) return [{ place, problem: `is ${shown(given)}; it must be an object of settings` }]
  return Object.entries(given).flatMap(([name, value]) => {
    const at = inside(place, name)
    if (!Object.hasOwn(schema, name)) return [{ place: at, problem: unknownSetting(name, schema, place) }]
    const field = schema[name]!
    return isAllowed(field, value) ? [] : [{ place: at, problem: `is ${quoted(value)}; it must be ${rangeOf(field)}` }]
  })
}

/** As a person reads it; the same words for every command. */
export function rangeOf(field: Field): string {
  switch (field.kind) {
    case 'number':
      return `a number from ${field.minimum} to ${field.maximum}`
    case 'integer':
      return `a whole number from ${field.minimum} to ${field.maximum}`
    case 'boolean':
      return 'true or false'
    case 'choice':
      return `one of ${field.choices.map(({ value }) => value).join(', ')}`
    case 'text':
      return `a text of at most ${field.maximumLength} letters`
  }
}

function isAllowed(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'number':
    case 'integer': {
      if (typeof value !== 'number' || !(value >= field.minimum && value <= field.maximum)) return false
      return field.kind === 'number' || Number.isInteger(value)
    }
    case 'boolean':
      return typeof value === 'boolean'
    case 'choice':
      return field.choices.some((choice) => choice.value === value)
    case 'text':
      return typeof value === 'string' && value.length <= field.maximumLength
  }
}

/** A setting that lives elsewhere is a mistake of place, not of spelling. */
function unknownSetting(name: string, schema: Schema, place: string): string {
  const sentence = unknownName('setting', name, Object.keys(schema))
  if (schema !== runSettings && Object.hasOwn(runSettings, name)) {
    return `${name} is a setting of the run: it belongs into settings. Here ${sentence}`
  }
  const owners = algorithms.filter(({ hyperparameters }) => Object.hasOwn(hyperparameters, name))
  if (owners.length === 0) return sentence
  const labels = owners.map(({ label }) => label).join(', ')
  if (place.endsWith('hyperparameters')) return `${sentence}; ${name} is one of ${labels}`
  return `${name} is a hyperparameter of ${labels}: it belongs into algorithm.hyperparameters. Here ${sentence}`
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(shown(value)) : shown(value)
}
