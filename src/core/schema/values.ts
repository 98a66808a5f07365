import { type Message, message } from '../messages/message'
import type { Field, FieldValue, Schema, Values, ValuesOf } from './field'

export function defaults<S extends Schema>(schema: S): ValuesOf<S> {
  return Object.fromEntries(Object.entries(schema).map(([key, field]) => [key, field.default])) as ValuesOf<S>
}

/** Defaults, overlaid with what is preferred for the occasion; of each preference only the keys that the schema has. */
export function startingValues<S extends Schema>(
  schema: S,
  ...preferences: readonly (Readonly<Record<string, FieldValue>> | undefined)[]
): ValuesOf<S> {
  const known = preferences.flatMap((values) => Object.entries(values ?? {}).filter(([key]) => key in schema))
  return { ...defaults(schema), ...Object.fromEntries(known) }
}

/** What was wrong with given settings, one sentence each; the settings used are always valid. */
export interface Checked<S extends Schema> {
  readonly values: ValuesOf<S>
  readonly problems: readonly Message[]
}

/** Fills in defaults, clamps numbers to their range, and reports every value that it did not take as it was. */
export function checkValues<S extends Schema>(schema: S, given: Readonly<Record<string, unknown>>): Checked<S> {
  const problems: Message[] = []
  const values: Record<string, FieldValue> = {}
  for (const [key, field] of Object.entries(schema)) {
    const value = Object.hasOwn(given, key) ? given[key] : undefined
    values[key] = value === undefined ? field.default : checkValue(key, field, value, problems)
  }
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(schema, key)) problems.push(message`Unknown setting "${shorten(key)}" was ignored.`)
  }
  return { values: values as ValuesOf<S>, problems }
}

function checkValue(key: string, field: Field, value: unknown, problems: Message[]): FieldValue {
  switch (field.kind) {
    case 'number':
    case 'integer': {
      if (typeof value !== 'number' || Number.isNaN(value)) {
        problems.push(
          message`${key} must be a number from ${field.minimum} to ${field.maximum}; ${field.default} is used.`,
        )
        return field.default
      }
      const whole = field.kind === 'integer' ? Math.round(value) : value
      const clamped = Math.min(field.maximum, Math.max(field.minimum, whole))
      if (clamped !== value) {
        const inRange = value >= field.minimum && value <= field.maximum
        problems.push(
          inRange
            ? message`${key} = ${value} is no whole number; ${clamped} is used.`
            : message`${key} = ${value} is outside ${field.minimum} to ${field.maximum}; ${clamped} is used.`,
        )
      }
      return clamped
    }
    case 'boolean':
      if (typeof value === 'boolean') return value
      problems.push(message`${key} must be true or false; ${String(field.default)} is used.`)
      return field.default
    case 'choice':
      if (field.choices.some((choice) => choice.value === value)) return value as string
      problems.push(
        message`${key} must be one of ${field.choices.map((c) => c.value).join(', ')}; ${field.default} is used.`,
      )
      return field.default
    case 'text':
      if (typeof value === 'string' && value.length <= field.maximumLength) return value
      problems.push(message`${key} must be a text of at most ${field.maximumLength} characters; the default is used.`)
      return field.default
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}...` : text
}

/** The settings that differ from their defaults: what a link or a file has to carry. */
export function differences<S extends Schema>(schema: S, values: ValuesOf<S>): Partial<ValuesOf<S>> {
  const entries = Object.entries(values as Values).filter(([key, value]) => schema[key]?.default !== value)
  return Object.fromEntries(entries) as Partial<ValuesOf<S>>
}
