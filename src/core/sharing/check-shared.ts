import type { GivenMapping } from '../data/formats/column-roles'
import { checkMapping } from '../data/formats/mapping'
import { checkPart, type Part } from '../data/formats/part'
import { builtInRecipesFor } from '../data/generation/built-in-recipes'
import { checkRecipe, type DatasetRecipe, MAXIMUM_TRANSITIONS } from '../data/generation/recipe'
import { checkOperation, MOST_OPERATIONS } from '../data/surgery/check-operations'
import { createEnvironment, environmentDefinitions, findEnvironment } from '../environments/registry'
import { taskFamilies } from '../environments/tasks/task-families'
import { type Message, message, named } from '../messages/message'
import { UserError } from '../messages/user-error'
import type { Values } from '../schema/field'
import { checkValues, defaults, startingValues } from '../schema/values'
import type { DatasetSource, RunConfiguration } from '../training/configuration'
import { runSettings } from '../training/run-settings'
import { checkPage } from './check-page'
import { type Loose, objectOf, wholeOf } from './loose'
import { Problems, plainText, quoted } from './problems'
import type { SharedState } from './shared-state'
import type { KnownAlgorithm, Vocabulary } from './vocabulary'

const LARGEST_SEED = 2 ** 31 - 1
const LONGEST_NAME = 200

export interface CheckedState {
  /** Complete, every value within its range. null: nothing in it can be used. */
  readonly state: SharedState | null
  /** What was not taken as it was given, one short sentence each. */
  readonly problems: readonly Message[]
}

/**
 * Reads a link's or a file's content, which may be anything. Never throws; what is unknown is left out, what is out of
 * range is brought back into it, and both are said.
 */
export function checkShared(given: unknown, vocabulary: Vocabulary): CheckedState {
  const problems = new Problems()
  const form = objectOf(given)
  if (form?.version !== 1) {
    const problem =
      form && 'version' in form
        ? message`This is no experiment of version ${quoted(form.version)}; the page reads version 1.`
        : message`This is no experiment; the page reads version 1.`
    return { state: null, problems: [problem] }
  }
  for (const key of Object.keys(form)) {
    if (!KNOWN.includes(key)) problems.add(message`Unknown entry ${quoted(key)} was ignored.`)
  }
  const algorithm = algorithmOf(form.algorithm, vocabulary, problems)
  const environment = environmentOf(form, algorithm, problems)
  const dataset = algorithm.training === 'meta' ? null : datasetOf(form, environment, problems)
  const world = [...environmentDefinitions, ...taskFamilies].find(({ id }) => id === environment?.id)
  const hyperparameters = checkValues(algorithm.hyperparameters, {
    ...startingValues(algorithm.hyperparameters, world?.recommended),
    ...objectOf(objectOf(form.algorithm)?.hyperparameters),
  })
  const settings = checkValues(runSettings, {
    ...startingValues(runSettings, algorithm.runDefaults, world?.recommended),
    ...objectOf(form.settings),
  })
  for (const problem of [...hyperparameters.problems, ...settings.problems]) problems.add(problem)
  const configuration: RunConfiguration = {
    version: 1,
    environment,
    dataset,
    algorithm: { id: algorithm.id, hyperparameters: hyperparameters.values },
    settings: settings.values,
    seed: wholeOf(message`seed`, form.seed, { minimum: 0, maximum: LARGEST_SEED, fallback: 1 }, problems),
  }
  const page = checkPage(objectOf(form.page) ?? {}, configuration, algorithm, vocabulary, problems)
  return { state: { ...configuration, page }, problems: problems.all }
}

const KNOWN = ['version', 'environment', 'dataset', 'algorithm', 'settings', 'seed', 'page']

function algorithmOf(given: unknown, { algorithms }: Vocabulary, problems: Problems): KnownAlgorithm {
  const id = objectOf(given)?.id
  const known = algorithms.find((algorithm) => algorithm.id === id)
  if (!known && id !== undefined)
    problems.add(message`There is no algorithm ${quoted(id)}; ${algorithms[0]!.label} is used.`)
  return known ?? algorithms[0]!
}

function environmentOf(form: Loose, { training }: KnownAlgorithm, problems: Problems): RunConfiguration['environment'] {
  const given = objectOf(form.environment)
  if (training === 'meta') {
    const family = taskFamilies.find(({ id }) => id === given?.id)
    if (!family && given)
      problems.add(message`There is no task family ${quoted(given.id)}; ${named(taskFamilies[0]!.label)} is used.`)
    return { id: (family ?? taskFamilies[0]!).id, parameters: {} }
  }
  // Without a world: only for rows that were brought, not for ones that a recipe makes in one.
  if (form.environment === null && objectOf(form.dataset)?.kind === 'file') return null
  const recipe = objectOf(objectOf(form.dataset)?.recipe)
  const wanted = environmentDefinitions.find(({ id }) => id === given?.id)
  if (!wanted && given) problems.add(message`There is no environment ${quoted(given.id)}.`)
  const madeFor = environmentDefinitions.find(({ id }) => id === recipe?.environment)
  const definition = wanted ?? madeFor ?? environmentDefinitions[0]!
  const checked = checkValues(definition.parameters, objectOf(given?.parameters) ?? {})
  for (const problem of checked.problems) problems.add(problem)
  const parameters = problems.attempt<Values>(
    named(definition.label),
    () => {
      createEnvironment(definition.id, checked.values)
      return checked.values
    },
    defaults(definition.parameters),
  )
  return { id: definition.id, parameters }
}

function datasetOf(form: Loose, environment: RunConfiguration['environment'], problems: Problems): DatasetSource {
  const given = objectOf(form.dataset)
  const operations = operationsOf(given?.operations, problems)
  const done = operations.length > 0 ? { operations } : {}
  if (given?.kind === 'file') {
    const path = plainText(typeof given.path === 'string' ? given.path.slice(0, LONGEST_NAME) : '').trim()
    if (path !== '')
      return { kind: 'file', path, ...mappingOf(given.mapping, problems), ...partOf(given.part, problems), ...done }
    problems.add(message`The name of the data file is missing.`)
  }
  const { id, parameters } = environment ?? { id: environmentDefinitions[0]!.id, parameters: {} }
  const usual: DatasetSource = { kind: 'recipe', recipe: complete({ ...builtInRecipesFor(id)[0]!.recipe, parameters }) }
  const recipe = objectOf(given?.recipe)
  if (given?.kind !== 'recipe' || !recipe) {
    if (given && given.kind !== 'file')
      problems.add(message`The data ${quoted(given.kind)} were ignored; a recipe or a file is known.`)
    return usual
  }
  const clamped = {
    ...recipe,
    transitions: wholeOf(
      message`transitions`,
      recipe.transitions,
      { minimum: 1, maximum: MAXIMUM_TRANSITIONS, fallback: usual.recipe.transitions },
      problems,
    ),
    seed: wholeOf(message`seed of the data`, recipe.seed, { minimum: 0, maximum: LARGEST_SEED, fallback: 1 }, problems),
  }
  return problems.attempt<DatasetSource>(
    message`The recipe for the data`,
    () => {
      const checked = complete(clamped)
      const { observations, actions } = createEnvironment(checked.environment, checked.parameters)
      const world = environment && findEnvironment(environment.id).create(environment.parameters)
      if (world && (world.observations.length !== observations.length || world.actions.length !== actions.length)) {
        throw new UserError(message`data from ${checked.environment} do not fit ${named(world.label)}.`)
      }
      return { kind: 'recipe', recipe: checked, ...done }
    },
    usual,
  )
}

/** With all its parameters, as the page itself has it. Throws where it is wrong. */
function complete(given: unknown): Required<DatasetRecipe> {
  const recipe = checkRecipe(given)
  const { values } = checkValues(findEnvironment(recipe.environment).parameters, recipe.parameters)
  return { ...recipe, parameters: values }
}

function mappingOf(given: unknown, problems: Problems): { readonly mapping?: GivenMapping } {
  if (given === undefined) return {}
  const mapping = problems.attempt<GivenMapping | null>(message`Columns`, () => checkMapping(given), null)
  return mapping ? { mapping } : {}
}

function partOf(given: unknown, problems: Problems): { readonly part?: Part } {
  if (given === undefined) return {}
  const part = problems.attempt<Part | null>(message`Part of the file`, () => checkPart(given), null)
  return part ? { part } : {}
}

function operationsOf(given: unknown, problems: Problems) {
  if (given === undefined) return []
  if (!Array.isArray(given)) {
    problems.add(message`The operations on the data were ignored: they are no list.`)
    return []
  }
  if (given.length > MOST_OPERATIONS)
    problems.add(message`Of ${given.length} operations on the data the first ${MOST_OPERATIONS} are done.`)
  return given.slice(0, MOST_OPERATIONS).flatMap((operation) => {
    const checked = problems.attempt(message`An operation`, () => checkOperation(operation), undefined)
    return checked ? [checked] : []
  })
}
