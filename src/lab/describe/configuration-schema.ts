import { algorithms } from '../../core/algorithms/registry'
import { MappingForm } from '../../core/data/formats/mapping'
import { PartForm } from '../../core/data/formats/part'
import { RecipeForm } from '../../core/data/generation/recipe'
import { MOST_OPERATIONS, OperationForm } from '../../core/data/surgery/check-operations'
import { createEnvironment, environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import type { Schema } from '../../core/schema/field'
import { runSettings } from '../../core/training/run-settings'
import { SweepForm } from '../sweep/sweep-file'
import { closedObject, DRAFT, fieldSchema, formSchema, type JsonSchema, settingsSchema } from './json-schema'

const seed = { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1, default: 0 }
const schemaOfFile = { type: 'string', description: 'Where an editor finds this schema; not read by the lab.' }

/** What `lab train` takes: which settings there are follows from the algorithm and the environment that are named. */
export function configurationSchema(): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'Configuration of a run',
    ...configuration(['version', 'environment', 'algorithm', 'settings']),
  }
}

/** What `lab sweep` takes. */
export function sweepSchema(): JsonSchema {
  const form = formSchema(SweepForm) as { readonly properties: Record<string, JsonSchema>; readonly required: string[] }
  return {
    $schema: DRAFT,
    title: 'Sweep over configurations and seeds',
    ...closedObject(
      {
        $schema: schemaOfFile,
        ...form.properties,
        // An axis may bring what the base lacks.
        base: configuration(['version']),
        axes: { ...form.properties.axes, properties: axes() },
      },
      form.required,
    ),
  }
}

function configuration(required: readonly string[]): JsonSchema {
  const parts = {
    $schema: schemaOfFile,
    page: { type: 'object', description: "The page's own state; not read by the lab." },
    version: { const: 1 },
    environment: {},
    dataset: {},
    algorithm: algorithmSchema(),
    settings: { ...settingsSchema(runSettings), description: 'Settings of the run, the same for every algorithm.' },
    seed: { ...seed, description: 'Of everything that is drawn.' },
  }
  const onData = { properties: { environment: environmentSchema(), dataset: datasetSchema() }, required: ['dataset'] }
  const onTasks = { properties: { environment: taskFamilySchema(), dataset: { type: 'null' } } }
  return {
    ...closedObject(parts, required),
    allOf: [
      whereAlgorithm(
        idsOf((training) => training !== 'meta'),
        onData,
      ),
      whereAlgorithm(
        idsOf((training) => training === 'meta'),
        onTasks,
      ),
    ],
  }
}

function idsOf(has: (training: (typeof algorithms)[number]['training']) => boolean): string[] {
  return algorithms.filter(({ training }) => has(training)).map(({ id }) => id)
}

function whereAlgorithm(ids: readonly string[], then: JsonSchema): JsonSchema {
  const algorithm = { properties: { id: { enum: ids } }, required: ['id'] }
  return { if: { properties: { algorithm }, required: ['algorithm'] }, then }
}

/** One thing of several, by its id; what else it may hold follows from that. */
function byId(choices: readonly Choice[], key: string, what: string): JsonSchema {
  const ids = choices.map(({ id }) => id)
  const enumDescriptions = choices.map(({ summary }) => summary)
  return {
    ...closedObject({ id: { enum: ids, enumDescriptions, description: what }, [key]: { type: 'object' } }, ['id']),
    allOf: choices.map(({ id, inside }) => whereIs('id', id, { [key]: inside })),
  }
}

interface Choice {
  readonly id: string
  readonly summary: string
  readonly inside: JsonSchema
}

function whereIs(key: string, value: string, properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  return { if: { properties: { [key]: { const: value } }, required: [key] }, then: { properties } }
}

function algorithmSchema(): JsonSchema {
  const choices = algorithms.map(({ id, label, summary, hyperparameters }) => {
    return { id, summary: `${label}. ${summary}`, inside: settingsSchema(hyperparameters) }
  })
  return byId(choices, 'hyperparameters', 'Which algorithm trains.')
}

function environmentSchema(): JsonSchema {
  const choices = environmentDefinitions.map(({ id, label, summary, parameters }) => {
    return { id, summary: `${label}. ${summary}`, inside: settingsSchema(parameters) }
  })
  return {
    description: 'null: offline only, or an environment of your own by --environment-command.',
    anyOf: [{ type: 'null' }, byId(choices, 'parameters', 'A built-in environment.')],
  }
}

function taskFamilySchema(): JsonSchema {
  const choices = taskFamilies.map(({ id, label, summary }) => {
    return { id, summary: `${label}. ${summary}`, inside: closedObject({}) }
  })
  return byId(choices, 'parameters', 'A family of tasks.')
}

function datasetSchema(): JsonSchema {
  const operations = { type: 'array', items: formSchema(OperationForm), maxItems: MOST_OPERATIONS }
  const recipe = closedObject({ kind: { const: 'recipe' }, recipe: recipeSchema(), operations }, ['kind', 'recipe'])
  const file = closedObject(
    {
      kind: { const: 'file' },
      path: { type: 'string', description: 'Relative to this file.' },
      mapping: formSchema(MappingForm),
      part: formSchema(PartForm),
      operations,
    },
    ['kind', 'path'],
  )
  return { description: 'Where the data come from.', anyOf: [recipe, file] }
}

/** Which parameters and behaviour policies there are follows from the environment. */
function recipeSchema(): JsonSchema {
  const form = formSchema(RecipeForm) as {
    readonly properties: Record<string, JsonSchema>
    readonly required: string[]
  }
  const weight = { type: 'number', minimum: 0 }
  const perEnvironment = environmentDefinitions.map(({ id, parameters }) => {
    const policies = createEnvironment(id).behaviourPolicies
    const shares = Object.fromEntries(
      policies.map((policy) => [policy.id, { ...weight, description: `${policy.label}. ${policy.explanation}` }]),
    )
    return whereIs('environment', id, { parameters: settingsSchema(parameters), shares: closedObject(shares) })
  })
  const properties = { ...form.properties, environment: { enum: environmentDefinitions.map(({ id }) => id) } }
  return { ...closedObject(properties, form.required), allOf: perEnvironment }
}

/** The places that an axis can vary, each with the values that it can take. */
function axes(): Record<string, JsonSchema> {
  const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items, minItems: 1 })
  const environments = { anyOf: [environmentSchema(), taskFamilySchema()] }
  const ids = [...environmentDefinitions, ...taskFamilies].map(({ id }) => id)
  return {
    algorithm: list(algorithmSchema()),
    'algorithm.id': list({ enum: algorithms.map(({ id }) => id) }),
    environment: list(environments),
    'environment.id': list({ enum: ids }),
    dataset: list(datasetSchema()),
    ...placed('settings', [runSettings], list),
    ...placed(
      'algorithm.hyperparameters',
      algorithms.map(({ hyperparameters }) => hyperparameters),
      list,
    ),
    ...placed(
      'environment.parameters',
      environmentDefinitions.map(({ parameters }) => parameters),
      list,
    ),
  }
}

/** A name that several groups have may take what any of them allows. */
function placed(
  place: string,
  groups: readonly Schema[],
  list: (items: JsonSchema) => JsonSchema,
): Record<string, JsonSchema> {
  const names = [...new Set(groups.flatMap((group) => Object.keys(group)))]
  return Object.fromEntries(
    names.map((name) => {
      const fields = groups.flatMap((group) => (Object.hasOwn(group, name) ? [fieldSchema(group[name]!)] : []))
      const different = [...new Map(fields.map((field) => [JSON.stringify(field), field])).values()]
      return [`${place}.${name}`, list(different.length === 1 ? different[0]! : { anyOf: different })]
    }),
  )
}
