import { environmentDefinitions } from '../environments/registry'
import { message } from '../messages/message'
import type { Schema, Values } from '../schema/field'
import { checkValues } from '../schema/values'
import type { RunConfiguration } from '../training/configuration'
import { runSettings } from '../training/run-settings'
import { objectOf, wholeOf } from './loose'
import { type Problems, plainText, quoted } from './problems'
import { type Locks, lockGroups, type SharedIntervention, type SharedPage, type SharedScenario } from './shared-state'
import type { KnownAlgorithm, Vocabulary } from './vocabulary'

const MOST_SEEDS = 20
const MOST_INTERVENTIONS = 500
const MOST_STEPS = 2_000_000
const LONGEST_NAME = 120
const MOST_LOOKS = 10

/** The page's own entries; what is wrong with one leaves the others as they are. */
export function checkPage(
  given: Readonly<Record<string, unknown>>,
  configuration: RunConfiguration,
  algorithm: KnownAlgorithm,
  vocabulary: Vocabulary,
  problems: Problems,
): SharedPage {
  const page: { -readonly [Key in keyof SharedPage]: SharedPage[Key] } = {}
  const range = (minimum: number, maximum: number) => ({ minimum, maximum, fallback: minimum })
  for (const [key, value] of Object.entries(given)) {
    switch (key as keyof SharedPage) {
      case 'seeds':
        page.seeds = wholeOf(message`number of seeds`, value, range(1, MOST_SEEDS), problems)
        break
      case 'datasetName':
        if (typeof value === 'string') page.datasetName = plainText(value.slice(0, LONGEST_NAME))
        break
      case 'language':
        if (vocabulary.languages.includes(value as string)) page.language = value as string
        else problems.add(message`The language ${quoted(value)} was ignored.`)
        break
      case 'panels':
        page.panels = panelsOf(value, vocabulary, problems)
        break
      case 'looks':
        if (typeof value === 'number' && value >= 0 && value <= MOST_LOOKS) page.looks = value
        else problems.add(message`The looks per second were ignored; they go from 0 to ${MOST_LOOKS}.`)
        break
      case 'interventions':
        page.interventions = interventionsOf(value, algorithm, problems)
        break
      case 'scenario':
        page.scenario = scenarioOf(value, vocabulary, problems)
        break
      case 'locks':
        page.locks = locksOf(value, configuration, algorithm, problems)
        break
      case 'stop': {
        const stop = objectOf(value)
        if (!stop) problems.add(message`The step at which the run stops was ignored.`)
        else {
          const step = wholeOf(message`step of the stop`, stop.step, range(1, MOST_STEPS), problems)
          page.stop = { step, final: stop.final === true }
        }
        break
      }
      case 'predictFirst':
        page.predictFirst = value === true
        break
      default:
        problems.add(message`Unknown entry ${quoted(`page.${key}`)} was ignored.`)
    }
  }
  return page
}

function panelsOf(
  given: unknown,
  { panels, algorithms, scenarios }: Vocabulary,
  problems: Problems,
): SharedPage['panels'] {
  const boards = [...algorithms.map(({ id }) => id), ...scenarios.map((id) => `scenario.${id}`)]
  const entries = Object.entries(objectOf(given) ?? {}).flatMap(([id, ids]) => {
    if (!boards.includes(id) || !Array.isArray(ids)) {
      problems.add(message`The panels of ${quoted(id)} were ignored.`)
      return []
    }
    const wanted = [...new Set(ids.slice(0, 2 * panels.length))]
    for (const unknown of wanted.filter((panel) => !panels.includes(panel))) {
      problems.add(message`There is no panel ${quoted(unknown)}.`)
    }
    return [[id, wanted.filter((panel) => panels.includes(panel))] as const]
  })
  return Object.fromEntries(entries)
}

/** Only settings that act live, at rising steps. */
function interventionsOf(
  given: unknown,
  { hyperparameters }: KnownAlgorithm,
  problems: Problems,
): SharedIntervention[] {
  if (!Array.isArray(given)) {
    problems.add(message`The slider changes were ignored: they are no list.`)
    return []
  }
  if (given.length > MOST_INTERVENTIONS)
    problems.add(message`Of the slider changes the first ${MOST_INTERVENTIONS} are kept.`)
  const live = Object.entries({ ...runSettings, ...hyperparameters }).filter(([, field]) => field.change === 'live')
  const taken = given.slice(0, MOST_INTERVENTIONS).flatMap((one): SharedIntervention[] => {
    const form = objectOf(one)
    const wanted = Object.entries(objectOf(form?.values) ?? {})
    const schema = Object.fromEntries(live.filter(([name]) => wanted.some(([other]) => other === name)))
    const checked = checkValues(schema, Object.fromEntries(wanted))
    for (const problem of checked.problems) problems.add(problem)
    const step = wholeOf(
      message`step of a slider change`,
      form?.step,
      { minimum: 0, maximum: MOST_STEPS, fallback: 0 },
      problems,
    )
    return Object.keys(checked.values).length > 0 ? [{ step, values: checked.values as Values }] : []
  })
  return taken.toSorted((a, b) => a.step - b.step)
}

function scenarioOf(
  given: unknown,
  { scenarios, algorithms }: Vocabulary,
  problems: Problems,
): SharedScenario | undefined {
  const form = objectOf(given)
  if (!scenarios.includes(form?.id as string)) {
    problems.add(message`There is no scenario ${quoted(form?.id)}.`)
    return undefined
  }
  const places = {
    environment: Object.assign({}, ...environmentDefinitions.map(({ parameters }) => parameters)) as Schema,
    hyperparameters: Object.assign({}, ...algorithms.map(({ hyperparameters }) => hyperparameters)) as Schema,
    settings: runSettings as Schema,
  }
  const moved = Object.entries(places).flatMap(([place, schema]) => {
    const wanted = objectOf(objectOf(form?.moved)?.[place]) ?? {}
    const known = Object.entries(schema).filter(([name]) => Object.hasOwn(wanted, name))
    const { values, problems: wrong } = checkValues<Schema>(Object.fromEntries(known), wanted)
    for (const problem of wrong) problems.add(problem)
    return known.length > 0 ? [[place, values] as const] : []
  })
  return { id: form!.id as string, ...(moved.length > 0 && { moved: Object.fromEntries(moved) }) }
}

function locksOf(
  given: unknown,
  { environment }: RunConfiguration,
  { hyperparameters }: KnownAlgorithm,
  problems: Problems,
): Locks {
  const names = [
    ...lockGroups,
    ...Object.keys(hyperparameters).map((name) => `hyperparameters.${name}`),
    ...Object.keys(runSettings).map((name) => `runSettings.${name}`),
    ...Object.keys(environment?.parameters ?? {}).map((name) => `parameters.${name}`),
  ]
  const entries = Object.entries(objectOf(given) ?? {}).filter(([name, level]) => {
    const known = names.includes(name) && (level === 'locked' || level === 'hidden')
    if (!known) problems.add(message`The lock on ${quoted(name)} was ignored.`)
    return known
  })
  return Object.fromEntries(entries) as Locks
}
