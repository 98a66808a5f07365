import type { Algorithm } from '../../core/algorithms/algorithm'
import { algorithms } from '../../core/algorithms/registry'
import { environmentDefinitions } from '../../core/environments/registry'
import { checkScenario, measuresOf, type Scenario, ScenarioForm } from '../../core/scenarios/scenario'
import type { Schema } from '../../core/schema/field'
import { runSettings } from '../../core/training/run-settings'
import { type Refusal, refuse, unknownName } from './refusal'
import { configurationRefusals } from './strict-configuration'
import { formRefusals } from './strict-form'
import { valueRefusals } from './strict-values'

/** Of every run of a method (see scenarios/calibration-at-switch.ts), or of those that adapt (adaptation-figures.ts). */
const FIGURES = [
  'shareBelow',
  'qPolicy',
  'behaviourValue',
  'oracleReturn',
  'orderMatters',
  'regainedByInference',
  'found',
]
const FIGURES_BY_EPISODE = /^(return|sigma|regained)\d+$/

/** The scenario in a file. Throws a RefusedError where anything in it would be ignored, replaced or come to nothing. */
export function strictScenario(given: unknown, source: string): Scenario {
  refuse(source, formRefusals(ScenarioForm, given))
  const scenario = checkScenario(given)
  refuse(source, [...methodRefusals(scenario), ...sharedRefusals(scenario), ...namesRefusals(scenario)])
  return scenario
}

function methodRefusals(scenario: Scenario): Refusal[] {
  const { environment, dataset, settings } = scenario
  const recipe = dataset && { environment: environment.id, parameters: environment.parameters, ...dataset, seed: 0 }
  const all = scenario.methods.flatMap(({ algorithm: id, ...method }, index) => {
    const algorithm = { id, hyperparameters: method.hyperparameters }
    const source = recipe && { kind: 'recipe', recipe }
    const configuration = { version: 1, environment, dataset: source, algorithm, settings: method.settings, seed: 0 }
    return configurationRefusals(configuration).map(({ place, problem }) => ({
      place: ofMethod(place, index),
      problem,
    }))
  })
  const once = all.filter(({ place }, at) => all.findIndex((one) => one.place === place) === at)
  return [...once, ...valueRefusals(runSettings, settings, 'settings')]
}

/** A place in a method's configuration as the scenario has it. */
function ofMethod(place: string, index: number): string {
  if (place === 'algorithm.id') return `methods[${index}].algorithm`
  if (place.startsWith('dataset.recipe.environment')) return 'environment.id'
  if (place.startsWith('dataset.recipe.parameters')) return place.replace('dataset.recipe', 'environment')
  if (place.startsWith('dataset')) return place.replace('dataset.recipe', 'dataset')
  if (place.startsWith('environment')) return place
  return `methods[${index}].${place.replace('algorithm.', '')}`
}

/** Hyperparameters for all methods: each must be one of at least one of them, and fit all that have it. */
function sharedRefusals({ hyperparameters, methods }: Scenario): Refusal[] {
  const used = methods.flatMap(({ algorithm }) => algorithms.find(({ id }) => id === algorithm) ?? [])
  const known = [...new Set(used.flatMap(({ hyperparameters: schema }) => Object.keys(schema)))]
  return Object.entries(hyperparameters).flatMap(([name, value]) => {
    const place = `hyperparameters.${name}`
    if (!known.includes(name)) return [{ place, problem: unknownName('hyperparameter of these methods', name, known) }]
    const refusals = used.flatMap(({ hyperparameters: schema }) => {
      return Object.hasOwn(schema, name) ? valueRefusals(schema, { [name]: value }, 'hyperparameters') : []
    })
    return refusals.slice(0, 1)
  })
}

/** Names of metrics, curves, figures and settings that are spoken of elsewhere in it. */
function namesRefusals(scenario: Scenario): Refusal[] {
  const ofMethods = new Map(
    scenario.methods.map(({ id, algorithm }) => [id, algorithms.find((one) => one.id === algorithm)]),
  )
  const metrics = [...new Set([...ofMethods.values()].flatMap((algorithm) => Object.keys(algorithm?.metrics ?? {})))]
  const unknownMetrics = scenario.metrics
    .filter((name) => !metrics.includes(name))
    .map((name) => ({ place: 'metrics', problem: unknownName('metric of these methods', name, metrics) }))
  const claims = scenario.claims.flatMap((claim) => {
    return measuresOf(claim).flatMap((measure) => {
      const place = `the claim ${claim.id}`
      if (measure.kind === 'figure') {
        if (FIGURES.includes(measure.figure) || FIGURES_BY_EPISODE.test(measure.figure)) return []
        return [
          { place, problem: unknownName('figure', measure.figure, [...FIGURES, 'return1', 'sigma1', 'regained2']) },
        ]
      }
      const goal = scenario.goalReturn === undefined ? [] : ['goalRate']
      const curves = ['return', ...goal, ...metricsKept(scenario, ofMethods.get(measure.method))]
      return curves.includes(measure.curve) ? [] : [{ place, problem: unknownName('curve', measure.curve, curves) }]
    })
  })
  return [...unknownMetrics, ...claims, ...sliderRefusals(scenario)]
}

function metricsKept({ metrics }: Scenario, algorithm: Algorithm | undefined): string[] {
  return metrics.filter((name) => Object.hasOwn(algorithm?.metrics ?? {}, name))
}

function sliderRefusals(scenario: Scenario): Refusal[] {
  const environment = environmentDefinitions.find(({ id }) => id === scenario.environment.id)
  const hyperparameters: Schema = Object.assign(
    {},
    ...scenario.methods.map(({ algorithm }) => algorithms.find(({ id }) => id === algorithm)?.hyperparameters),
  )
  const schemas = { environment: environment?.parameters ?? {}, hyperparameters, settings: runSettings as Schema }
  const sliders = scenario.sliders.flatMap(({ of, name }, index) => {
    if (Object.hasOwn(schemas[of], name)) return []
    return [{ place: `sliders[${index}].name`, problem: unknownName('setting', name, Object.keys(schemas[of])) }]
  })
  const moves = scenario.try.flatMap(({ move }, index) => {
    if (!move || !Object.hasOwn(schemas[move.of], move.name)) return []
    return valueRefusals(schemas[move.of], { [move.name]: move.value }, `try[${index}].move`)
  })
  return [...sliders, ...moves]
}
