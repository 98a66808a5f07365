import type { JsonSchema } from './json-schema'

/**
 * What a value violates of a JSON Schema, one line each: as an editor checks it. Knows the keywords that the lab's schemas
 * use, and throws where it meets another.
 */
export function schemaProblems(schema: JsonSchema, value: unknown, at = '#'): string[] {
  return Object.entries(schema).flatMap(([keyword, wanted]) => {
    if (ANNOTATIONS.includes(keyword)) return []
    const check = checks[keyword]
    if (!check) throw new Error(`${keyword} is no keyword that is checked here.`)
    return check(wanted as never, value, at, schema)
  })
}

// `then` and `else` belong to `if`.
const ANNOTATIONS = ['$schema', 'title', 'description', 'default', 'enumDescriptions', 'then', 'else']

type Check = (wanted: never, value: unknown, at: string, schema: JsonSchema) => string[]
type Schemas = Readonly<Record<string, JsonSchema>>

const checks: Readonly<Record<string, Check>> = {
  type: (wanted: string, value, at) => (typesOf(value).includes(wanted) ? [] : [`${at}: type`]),
  const: (wanted: unknown, value, at) => (wanted === value ? [] : [`${at}: const`]),
  enum: (wanted: unknown[], value, at) => (wanted.includes(value) ? [] : [`${at}: enum`]),
  minimum: (wanted: number, value, at) => (typeof value === 'number' && value < wanted ? [`${at}: minimum`] : []),
  maximum: (wanted: number, value, at) => (typeof value === 'number' && value > wanted ? [`${at}: maximum`] : []),
  exclusiveMinimum: (wanted: number, value, at) =>
    typeof value === 'number' && value <= wanted ? [`${at}: exclusiveMinimum`] : [],
  minLength: (wanted: number, value, at) =>
    typeof value === 'string' && value.length < wanted ? [`${at}: minLength`] : [],
  maxLength: (wanted: number, value, at) =>
    typeof value === 'string' && value.length > wanted ? [`${at}: maxLength`] : [],
  minItems: (wanted: number, value, at) => (Array.isArray(value) && value.length < wanted ? [`${at}: minItems`] : []),
  maxItems: (wanted: number, value, at) => (Array.isArray(value) && value.length > wanted ? [`${at}: maxItems`] : []),
  required: (wanted: string[], value, at) =>
    isRecord(value) ? wanted.filter((key) => !Object.hasOwn(value, key)).map((key) => `${at}: required ${key}`) : [],
  properties: (wanted: Schemas, value, at) =>
    isRecord(value)
      ? Object.entries(wanted).flatMap(([key, inner]) =>
          Object.hasOwn(value, key) ? schemaProblems(inner, value[key], `${at}/${key}`) : [],
        )
      : [],
  additionalProperties: (wanted: false | JsonSchema, value, at, { properties = {} }) =>
    isRecord(value)
      ? Object.keys(value)
          .filter((key) => !Object.hasOwn(properties as object, key))
          .flatMap((key) =>
            wanted === false
              ? [`${at}: additionalProperties ${key}`]
              : schemaProblems(wanted, value[key], `${at}/${key}`),
          )
      : [],
  propertyNames: ({ pattern }: { pattern: string }, value, at) =>
    isRecord(value)
      ? Object.keys(value)
          .filter((key) => !new RegExp(pattern).test(key))
          .map((key) => `${at}: propertyNames ${key}`)
      : [],
  pattern: (wanted: string, value, at) =>
    typeof value === 'string' && !new RegExp(wanted).test(value) ? [`${at}: pattern`] : [],
  items: (wanted: JsonSchema | JsonSchema[], value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, i) =>
          schemaProblems(Array.isArray(wanted) ? (wanted[i] ?? {}) : wanted, item, `${at}/${i}`),
        )
      : [],
  anyOf: (wanted: JsonSchema[], value, at) =>
    wanted.some((one) => schemaProblems(one, value, at).length === 0)
      ? []
      : [`${at}: anyOf`, ...wanted.flatMap((one) => schemaProblems(one, value, at))],
  allOf: (wanted: JsonSchema[], value, at) => wanted.flatMap((one) => schemaProblems(one, value, at)),
  if: (wanted: JsonSchema, value, at, schema) => {
    const branch = schemaProblems(wanted, value, at).length === 0 ? schema.then : schema.else
    return branch === undefined ? [] : schemaProblems(branch as JsonSchema, value, at)
  },
}

function typesOf(value: unknown): string[] {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['array']
  if (typeof value === 'number') return Number.isInteger(value) ? ['number', 'integer'] : ['number']
  return [typeof value]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
