import type { Algorithm } from '../../core/algorithms/algorithm'
import { algorithms } from '../../core/algorithms/registry'
import { builtInRecipesFor } from '../../core/data/generation/built-in-recipes'
import type { EnvironmentDefinition } from '../../core/environments/environment'
import { createEnvironment, environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import type { TaskFamily } from '../../core/environments/tasks/task-family'
import type { Field, FieldValue, Schema, Values } from '../../core/schema/field'
import { metaRunSettings, runSettings } from '../../core/training/run-settings'
import { rangeOf } from '../strict/strict-values'

/** A setting as `lab describe` prints it. */
export interface SettingDescription {
  readonly name: string
  readonly label: string
  /** LaTeX without dollar signs. */
  readonly symbol: string | null
  readonly kind: Field['kind']
  /** In words; for numbers also as minimum and maximum, for choices as the values. */
  readonly range: string
  readonly minimum?: number
  readonly maximum?: number
  readonly choices?: readonly { readonly value: string; readonly explanation: string }[]
  readonly unit?: string
  readonly default: FieldValue
  /** The reference implementation's, where it differs; null where it is the same, or where no reference has the setting. */
  readonly reference: string | null
  /** `live`: may change while it trains; `reset`: the run has to begin anew. */
  readonly change: Field['change']
  readonly explanation: string
}

/** Settings under the place where a configuration has them. */
export interface SettingsDescription {
  readonly place: string
  readonly settings: readonly SettingDescription[]
}

export interface Description {
  readonly kind: 'algorithm' | 'environment' | 'task family' | 'settings'
  readonly id: string
  readonly label: string
  readonly summary: string
  /** Lines of facts, by their names. */
  readonly facts: Readonly<Record<string, string | readonly string[]>>
  readonly settings: SettingsDescription
}

/** Everything that can be described, in the order in which the page lists it. */
export function everyDescription(): Description[] {
  return [
    ...algorithms.map(describeAlgorithm),
    ...environmentDefinitions.map(describeEnvironment),
    ...taskFamilies.map(describeFamily),
    describeSettings(),
  ]
}

function describeAlgorithm(algorithm: Algorithm): Description {
  const { id, label, summary, source, training = 'offline-online', runDefaults, presets = [], metrics } = algorithm
  const facts = {
    source,
    training,
    ...(runDefaults && { 'defaults of the run': valuesIn(runDefaults) }),
    ...(presets.length > 0 && {
      presets: presets.map((preset) => `${preset.id} (${valuesIn(preset.values)}): ${preset.explanation}`),
    }),
    metrics: Object.entries(metrics).map(([name, metric]) => `${name}: ${metric.explanation}`),
  }
  const settings = described('algorithm.hyperparameters', algorithm.hyperparameters)
  return { kind: 'algorithm', id, label, summary, facts, settings }
}

function describeEnvironment(definition: EnvironmentDefinition): Description {
  const { id, label, summary, gymnasiumId, recommended } = definition
  const { observations, actions, timeLimit, referenceReturns, behaviourPolicies } = createEnvironment(id)
  const quantity = ({ name, low, high, unit }: (typeof observations)[number]) =>
    `${name} from ${low} to ${high}${unit === '' ? '' : ` ${unit}`}`
  const { random, expert, source } = referenceReturns
  const facts = {
    ...(gymnasiumId !== undefined && { Gymnasium: gymnasiumId }),
    observations: observations.map(quantity),
    actions: actions.map(quantity),
    'time limit': `${timeLimit} steps`,
    'reference returns': `random ${random}, expert ${expert} (${source}): normalised scores 0 and 100`,
    'behaviour policies': behaviourPolicies.map((policy) => `${policy.id}: ${policy.explanation}`),
    ...(recommended && { 'defaults that suit it': valuesIn(recommended) }),
    'datasets that it offers, as a configuration names them': builtInRecipesFor(id).map(
      ({ explanation, recipe }) => `${explanation} ${JSON.stringify({ kind: 'recipe', recipe })}`,
    ),
  }
  const settings = described('environment.parameters', definition.parameters)
  return { kind: 'environment', id, label, summary, facts, settings }
}

function describeFamily({ id, label, summary, hidden, oracleSource, recommended }: TaskFamily): Description {
  const facts = {
    'differs between tasks': hidden.map(({ name, low, high }) => `${name} from ${low} to ${high}`),
    oracle: oracleSource,
    ...(recommended && { 'defaults that suit it': valuesIn(recommended) }),
  }
  return { kind: 'task family', id, label, summary, facts, settings: described('environment.parameters', {}) }
}

function describeSettings(): Description {
  return {
    kind: 'settings',
    id: 'settings',
    label: 'Settings of the run',
    summary: 'The same for every algorithm; an algorithm or an environment may prefer other defaults.',
    facts: { 'read by algorithms on task families': Object.keys(metaRunSettings).join(', ') },
    settings: described('settings', runSettings),
  }
}

function described(place: string, schema: Schema): SettingsDescription {
  return { place, settings: Object.entries(schema).map(([name, field]) => describeField(name, field)) }
}

function describeField(name: string, field: Field): SettingDescription {
  const { label, symbol = null, kind, reference = null, change, explanation } = field
  const isNumber = field.kind === 'number' || field.kind === 'integer'
  return {
    name,
    label,
    symbol,
    kind,
    range: rangeOf(field),
    ...(isNumber && { minimum: field.minimum, maximum: field.maximum }),
    ...(isNumber && field.unit !== undefined && { unit: field.unit }),
    ...(field.kind === 'choice' && {
      choices: field.choices.map(({ value, explanation: meaning }) => ({ value, explanation: meaning })),
    }),
    default: field.default,
    reference,
    change,
    explanation,
  }
}

function valuesIn(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
}
