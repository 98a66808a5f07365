import type * as v from 'valibot'
import type { Field, Schema } from '../../core/schema/field'

/** A JSON Schema, draft 7: what editors complete from. */
export type JsonSchema = { readonly [keyword: string]: unknown }

export const DRAFT = 'http://json-schema.org/draft-07/schema#'

/** One setting, with what an editor shows where it is completed. */
export function fieldSchema(field: Field): JsonSchema {
  const description = descriptionOf(field)
  switch (field.kind) {
    case 'number':
    case 'integer':
      return {
        type: field.kind,
        minimum: field.minimum,
        maximum: field.maximum,
        default: field.default,
        description,
      }
    case 'boolean':
      return { type: 'boolean', default: field.default, description }
    case 'choice': {
      const enumDescriptions = field.choices.map(({ label, explanation }) => `${label}: ${explanation}`)
      return { enum: field.choices.map(({ value }) => value), enumDescriptions, default: field.default, description }
    }
    case 'text':
      return { type: 'string', maxLength: field.maximumLength, default: field.default, description }
  }
}

/** A group of settings, all of which may be left out. */
export function settingsSchema(schema: Schema): JsonSchema {
  return closedObject(Object.fromEntries(Object.entries(schema).map(([name, field]) => [name, fieldSchema(field)])))
}

/** No other keys than these. */
export function closedObject(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []) {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false }
}

function descriptionOf({ label, explanation, reference, ...field }: Field): string {
  const unit = 'unit' in field && field.unit !== undefined ? ` In ${field.unit}.` : ''
  return `${label}. ${explanation}${unit}${reference === undefined ? '' : ` Reference: ${reference}.`}`
}

/** What of valibot's forms is looked at; each kind has some of it. */
interface Node {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly wrapped?: Node
  readonly default?: unknown
  readonly options?: readonly (Node | string)[]
  readonly item?: Node
  readonly items?: readonly Node[]
  readonly key?: string | Node
  readonly value?: Node
  readonly literal?: unknown
  readonly pipe?: readonly (Node & { readonly requirement?: unknown })[]
}

/** Of a form by which files are checked. Objects are closed, as the lab takes them (see strict/strict-form.ts). */
export function formSchema(form: v.GenericSchema): JsonSchema {
  return walk(form as unknown as Node)
}

function walk(node: Node): JsonSchema {
  switch (node.type) {
    case 'optional':
    case 'exact_optional':
      return { ...walk(node.wrapped!), ...(isPlain(node.default) && { default: node.default }) }
    case 'nullable':
    case 'nullish':
      return { anyOf: [walk(node.wrapped!), { type: 'null' }] }
    case 'object':
    case 'strict_object': {
      const entries = Object.entries(node.entries!)
      const required = entries.filter(([, { type }]) => !LACKABLE.includes(type)).map(([name]) => name)
      return closedObject(Object.fromEntries(entries.map(([name, entry]) => [name, walk(entry)])), required)
    }
    case 'record':
      return { type: 'object', additionalProperties: walk(node.value!), ...namesOf(node.key as Node) }
    case 'variant':
    case 'union':
      return { anyOf: (node.options as readonly Node[]).map(walk) }
    case 'array':
      return { type: 'array', items: walk(node.item!), ...limits(node, 'Items') }
    case 'tuple':
    case 'strict_tuple': {
      const { length } = node.items!
      return { type: 'array', items: node.items!.map(walk), minItems: length, maxItems: length }
    }
    case 'literal':
      return { const: node.literal }
    case 'picklist':
      return { enum: node.options }
    case 'string':
      return { type: 'string', ...limits(node, 'Length'), ...patternOf(node) }
    case 'number':
      return { type: requirementOf(node, 'integer') === undefined ? 'number' : 'integer', ...rangeOf(node) }
    case 'boolean':
      return { type: 'boolean' }
    case 'unknown':
      return {}
    default:
      throw new Error(`A form of the kind ${node.type} has no JSON Schema yet.`)
  }
}

const LACKABLE = ['optional', 'exact_optional', 'nullish']

/** What a check of a pipe asks for; true where it asks for nothing but itself. */
function requirementOf({ pipe = [] }: Node, type: string): unknown {
  const step = pipe.find((candidate) => candidate.type === type)
  return step && (step.requirement ?? true)
}

function present(keywords: Readonly<Record<string, unknown>>): JsonSchema {
  return Object.fromEntries(Object.entries(keywords).filter(([, value]) => value !== undefined))
}

function rangeOf(node: Node): JsonSchema {
  return present({
    minimum: requirementOf(node, 'min_value'),
    maximum: requirementOf(node, 'max_value'),
    exclusiveMinimum: requirementOf(node, 'gt_value'),
  })
}

function limits(node: Node, what: 'Items' | 'Length'): JsonSchema {
  return present({
    [`min${what}`]: requirementOf(node, 'min_length'),
    [`max${what}`]: requirementOf(node, 'max_length'),
  })
}

function patternOf(node: Node): JsonSchema {
  const pattern = requirementOf(node, 'regex')
  return pattern instanceof RegExp ? { pattern: pattern.source } : {}
}

function namesOf(key: Node): JsonSchema {
  const { pattern } = patternOf(key)
  return pattern === undefined ? {} : { propertyNames: { pattern } }
}

function isPlain(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function'
}
