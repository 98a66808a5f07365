import type { Algorithm } from '../../core/algorithms/algorithm'
import { algorithms } from '../../core/algorithms/registry'
import { RecipeForm } from '../../core/data/generation/recipe'
import { OperationForm } from '../../core/data/surgery/check-operations'
import { createEnvironment, environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import { inEnglish } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import { checkConfiguration, type RunConfiguration } from '../../core/training/configuration'
import { ConfigurationForm } from '../../core/training/configuration-form'
import { metaRunSettings, runSettings } from '../../core/training/run-settings'
import { type Refusal, refuse, unknownName } from './refusal'
import { formRefusals, isObject } from './strict-form'
import { valueRefusals } from './strict-values'

const LARGEST_SEED = 2 ** 31 - 1

/** The complete configuration in a file. Throws a RefusedError where anything in it would not be taken as it stands. */
export function strictConfiguration(given: unknown, source: string): RunConfiguration {
  refuse(source, configurationRefusals(given))
  const { configuration, problems } = checkConfiguration(withoutPage(given))
  refuse(
    source,
    problems.map((problem) => ({ place: 'its values', problem: withoutStop(inEnglish(problem)) })),
  )
  return configuration
}

/** Everything in it that would be ignored, replaced or misread, in the order of the file's parts. */
export function configurationRefusals(whole: unknown): Refusal[] {
  const given = withoutPage(whole)
  const form = formRefusals(ConfigurationForm, given)
  if (!isObject(given)) return form
  const algorithm = named(given.algorithm, algorithms)
  return onePerPlace([
    ...unknownId('algorithm', given.algorithm, algorithms),
    ...(algorithm
      ? valueRefusals(
          algorithm.hyperparameters,
          partOf(given.algorithm, 'hyperparameters'),
          'algorithm.hyperparameters',
        )
      : []),
    ...valueRefusals(runSettings, given.settings, 'settings'),
    ...environmentRefusals(given.environment, algorithm),
    ...datasetRefusals(given.dataset, algorithm),
    ...misplaced(given),
    ...form,
  ])
}

/** What lives deeper in a configuration and was written at its top. */
function misplaced(given: Readonly<Record<string, unknown>>): Refusal[] {
  return Object.keys(given).flatMap((key): Refusal[] => {
    if (Object.hasOwn(ConfigurationForm.entries, key)) return []
    if (Object.hasOwn(runSettings, key)) {
      return [{ place: key, problem: `there is no entry "${key}" here; it belongs into settings` }]
    }
    const owners = algorithms.filter(({ hyperparameters }) => Object.hasOwn(hyperparameters, key))
    if (owners.length === 0) return []
    const labels = owners.map(({ label }) => label).join(', ')
    const problem = `there is no entry "${key}" here; of ${labels} it belongs into algorithm.hyperparameters`
    return [{ place: key, problem }]
  })
}

/** Seeds count up from the configuration's. */
export function seedRefusals(place: string, first: unknown, count: number): Refusal[] {
  const last = (typeof first === 'number' ? first : 0) + count - 1
  return last <= LARGEST_SEED ? [] : [{ place, problem: `${count} seeds from here go beyond ${LARGEST_SEED}` }]
}

/** What is in the file, understood, and yet not used by this run; for the person to read. */
export function unusedParts(given: unknown): string[] {
  if (!isObject(given)) return []
  const notes = Object.hasOwn(given, 'page') ? ['page: belongs to the page, not to the run; it is not used here.'] : []
  const algorithm = named(given.algorithm, algorithms)
  if (algorithm?.training !== 'meta') return notes
  const read = Object.keys(metaRunSettings)
  const unread = Object.entries(isObject(given.settings) ? given.settings : {})
    .filter(([name, value]) => !read.includes(name) && runSettings[name as keyof typeof runSettings]?.default !== value)
    .map(([name]) => `settings.${name}`)
  if (given.dataset) unread.push('dataset')
  if (unread.length > 0) {
    notes.push(
      `${unread.join(', ')}: ${algorithm.label} meta-trains online; of the settings it reads ${read.join(' and ')}.`,
    )
  }
  return notes
}

/** A file of the page carries the page's own state beside the configuration, one for an editor where its schema lies. */
function withoutPage(given: unknown): unknown {
  if (!isObject(given)) return given
  const { page: _, $schema: __, ...configuration } = given
  return configuration
}

function environmentRefusals(given: unknown, algorithm: Algorithm | undefined): Refusal[] {
  if (given === null || !isObject(given)) return []
  if (algorithm?.training === 'meta') {
    return [
      ...unknownId('environment', given, taskFamilies),
      ...valueRefusals({}, given.parameters, 'environment.parameters'),
    ]
  }
  return [
    ...unknownId('environment', given, environmentDefinitions),
    ...parameterRefusals(given.id, given.parameters, 'environment.parameters'),
  ]
}

/** Those of a built-in environment, also where they are right one by one and impossible together. */
function parameterRefusals(id: unknown, parameters: unknown, place: string): Refusal[] {
  const definition = environmentDefinitions.find((candidate) => candidate.id === id)
  if (!definition) return []
  const refusals = valueRefusals(definition.parameters, parameters, place)
  if (refusals.length > 0 || !isObject(parameters)) return refusals
  return attempt(place, () => createEnvironment(definition.id, parameters))
}

function datasetRefusals(given: unknown, algorithm: Algorithm | undefined): Refusal[] {
  if (!isObject(given)) {
    const missing = (given === null || given === undefined) && algorithm && algorithm.training !== 'meta'
    return missing ? [{ place: 'dataset', problem: `is missing: ${algorithm.label} needs a recipe or a file` }] : []
  }
  const operations = Array.isArray(given.operations) ? given.operations : []
  const surgery = operations.flatMap((operation, i) => operationRefusals(operation, `dataset.operations[${i}]`))
  return [...(given.kind === 'recipe' ? recipeRefusals(given.recipe, 'dataset.recipe') : []), ...surgery]
}

function recipeRefusals(given: unknown, place: string): Refusal[] {
  const form = formRefusals(RecipeForm, given, place)
  if (!isObject(given)) return form
  const definition = environmentDefinitions.find(({ id }) => id === given.environment)
  if (!definition) {
    return typeof given.environment === 'string'
      ? [...form, unknownAt(`${place}.environment`, 'environment', given.environment, environmentDefinitions)]
      : form
  }
  const policies = createEnvironment(definition.id).behaviourPolicies
  const shares = Object.keys(isObject(given.shares) ? given.shares : {})
    .filter((name) => !policies.some(({ id }) => id === name))
    .map((name) => unknownAt(`${place}.shares.${name}`, 'behaviour policy', name, policies))
  const none = isObject(given.shares) && Object.values(given.shares).every((share) => share === 0)
  const empty = none ? [{ place: `${place}.shares`, problem: 'at least one share must be above 0' }] : []
  return [...form, ...parameterRefusals(definition.id, given.parameters, `${place}.parameters`), ...shares, ...empty]
}

function operationRefusals(given: unknown, place: string): Refusal[] {
  const form = formRefusals(OperationForm, given, place)
  if (!isObject(given) || given.kind !== 'relabel') return form
  return [
    ...form,
    ...unknownId(`${place}.environment`, { id: given.environment }, environmentDefinitions, `${place}.environment`),
    ...parameterRefusals(given.environment, given.parameters, `${place}.parameters`),
  ]
}

/** The most telling comes first. */
function onePerPlace(refusals: readonly Refusal[]): Refusal[] {
  return refusals.filter(({ place }, at) => refusals.findIndex((one) => one.place === place) === at)
}

/** What only the making of something can refuse. */
function attempt(place: string, make: () => unknown): Refusal[] {
  try {
    make()
    return []
  } catch (error) {
    return [{ place, problem: withoutStop(inEnglish(messageOf(error))) }]
  }
}

function withoutStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence.slice(0, -1) : sentence
}

function unknownId(what: string, given: unknown, known: readonly Known[], place = `${what}.id`): Refusal[] {
  const id = partOf(given, 'id')
  if (typeof id !== 'string' || known.some((one) => one.id === id)) return []
  return [unknownAt(place, what.slice(what.lastIndexOf('.') + 1), id, known)]
}

function unknownAt(place: string, what: string, id: string, known: readonly Known[]): Refusal {
  return {
    place,
    problem: unknownName(
      what,
      id,
      known.map((one) => one.id),
    ),
  }
}

interface Known {
  readonly id: string
}

function named<T extends Known>(given: unknown, known: readonly T[]): T | undefined {
  return known.find(({ id }) => id === partOf(given, 'id'))
}

function partOf(given: unknown, key: string): unknown {
  return isObject(given) ? given[key] : undefined
}
