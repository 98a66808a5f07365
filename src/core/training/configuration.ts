import * as v from 'valibot'
import { algorithmById } from '../algorithms/registry'
import type { GivenMapping } from '../data/formats/column-roles'
import { givenRoles } from '../data/formats/mapping'
import type { Part } from '../data/formats/part'
import { checkRecipe, type DatasetRecipe } from '../data/generation/recipe'
import { checkOperation } from '../data/surgery/check-operations'
import type { Operation } from '../data/surgery/operation'
import { createEnvironment, findEnvironment } from '../environments/registry'
import { findTaskFamily } from '../environments/tasks/task-families'
import { issueMessage } from '../messages/issue'
import { type Message, message } from '../messages/message'
import { messageOf, UserError } from '../messages/user-error'
import type { Values } from '../schema/field'
import { checkValues, startingValues } from '../schema/values'
import { ConfigurationForm } from './configuration-form'
import { runSettings } from './run-settings'

/** Where the data come from: made by a recipe, or read from a file (whose bytes are given separately). */
export type DatasetSource = (
  | { readonly kind: 'recipe'; readonly recipe: DatasetRecipe }
  | {
      readonly kind: 'file'
      readonly path: string
      /** Which of its fields play which role, where somebody chose; roles that are left out are guessed by names. */
      readonly mapping?: GivenMapping
      /** How much of it, where not all. */
      readonly part?: Part
    }
) & {
  /** Surgery on them, in this order; absent where there is none. */
  readonly operations?: readonly Operation[]
}

/** Everything that determines a run: a link, a file and `lab train` carry the same thing. */
export interface RunConfiguration {
  readonly version: 1
  /** null: no environment fits, so the run is offline only and has no returns. For PEARL the id of a task family. */
  readonly environment: { readonly id: string; readonly parameters: Values } | null
  /** null: nothing is learnt offline, as when PEARL meta-trains. */
  readonly dataset: DatasetSource | null
  readonly algorithm: { readonly id: string; readonly hyperparameters: Values }
  readonly settings: Values
  readonly seed: number
}

/** A configuration that cannot be used; the message says what is wrong, where, and what would be right. */
export class ConfigurationError extends UserError {
  override readonly name = 'ConfigurationError'
}

export interface CheckedConfiguration {
  /** Complete: every setting is there and within its range. */
  readonly configuration: RunConfiguration
  /** What was not taken as it was given, one sentence each. */
  readonly problems: readonly Message[]
}

/** Fills in defaults (the schema's, then the algorithm's, then the environment's) and clamps numbers; throws a ConfigurationError where the form itself is wrong. */
export function checkConfiguration(given: unknown): CheckedConfiguration {
  const parsed = v.safeParse(ConfigurationForm, given)
  if (!parsed.success) {
    const issue = parsed.issues[0]
    const path = v.getDotPath(issue) ?? message`the configuration`
    throw new ConfigurationError(message`${path}: ${issueMessage(issue)}.`)
  }
  const { algorithm: chosen, settings, environment, dataset, ...rest } = parsed.output
  const algorithm = within('algorithm.id', () => algorithmById(chosen.id))
  const meta = algorithm.training === 'meta'
  const family = meta ? within('environment', () => findTaskFamily(environment?.id ?? '')) : undefined
  if (!meta && environment) within('environment', () => createEnvironment(environment.id, environment.parameters))
  if (!dataset && !meta) throw new ConfigurationError(message`dataset: ${algorithm.label} needs a recipe or a file.`)
  const world = family ?? (environment ? findEnvironment(environment.id) : undefined)
  const recommended = world?.recommended
  const start = startingValues(algorithm.hyperparameters, recommended)
  const hyperparameters = checkValues(algorithm.hyperparameters, { ...start, ...chosen.hyperparameters })
  const runStart = startingValues(runSettings, algorithm.runDefaults, recommended)
  const run = checkValues(runSettings, { ...runStart, ...settings })
  return {
    configuration: {
      ...rest,
      environment,
      dataset: meta ? null : checkedSource(dataset!),
      algorithm: { id: chosen.id, hyperparameters: hyperparameters.values },
      settings: run.values,
    },
    problems: [...hyperparameters.problems, ...run.problems],
  }
}

function checkedSource(dataset: NonNullable<v.InferOutput<typeof ConfigurationForm>['dataset']>): DatasetSource {
  const operations = dataset.operations?.map((operation, i) =>
    within(`dataset.operations[${i}]`, () => checkOperation(operation)),
  )
  const done = operations && { operations }
  const { kind } = dataset
  if (kind === 'file') return { kind, path: dataset.path, ...choicesOf(dataset), ...done }
  return { kind: 'recipe', recipe: within('dataset.recipe', () => checkRecipe(dataset.recipe)), ...done }
}

type FileForm = Extract<NonNullable<v.InferOutput<typeof ConfigurationForm>['dataset']>, { kind: 'file' }>

function choicesOf({ mapping, part }: Pick<FileForm, 'mapping' | 'part'>): { mapping?: GivenMapping; part?: Part } {
  return { ...(mapping ? { mapping: givenRoles(mapping) } : {}), ...(part ? { part } : {}) }
}

/** What another room refuses is refused here with its place in the configuration. */
function within<T>(path: string, check: () => T): T {
  try {
    return check()
  } catch (error) {
    throw new ConfigurationError(message`${path}: ${messageOf(error)}`)
  }
}
