import { describe, expect, it } from 'vitest'
import { algorithms } from '../../core/algorithms/registry'
import { builtInRecipes } from '../../core/data/generation/built-in-recipes'
import { createEnvironment, environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import type { Field, Schema } from '../../core/schema/field'
import type { NamedWords } from '../../core/schema/words'
import { runSettings } from '../../core/training/run-settings'
import type { AlgorithmDescription } from '../../worker/protocol'
import { Declared, RUN_SCOPE } from './declared'
import { coreWords } from './zh/core/all'

const CHINESE = /[\u4e00-\u9fff]/
/** Names of algorithms, implementations and functions, and formulas. */
const NAMES = new Set([
  'AWAC',
  'Cal-QL',
  'O2O',
  'MOPO',
  'PEARL',
  'CQL',
  'IQL',
  'TD3+BC',
  'TD3',
  'SAC',
  'BC',
  'AWR',
  'RLPD',
  'WSRL',
  'ReBRAC',
  'PEX',
  'LayerNorm',
  '+ LayerNorm',
  'CORL',
  'swish',
  'ReLU',
  'softplus',
  'B · softmax(A/λ)',
  'E Q(s, π)',
  'log Σ exp Q',
  'x / 2',
])
/** Units of the SI, and coordinates. */
const SYMBOLS = /^(?:|[xyz]|kg|m|N|N m|rad|rad\/s|m\/s)$/

const english = new Declared(null)
const chinese = new Declared(coreWords)
const environments = environmentDefinitions.map(({ id }) => createEnvironment(id))
const schemas: readonly (readonly [string, Schema])[] = [
  ...algorithms.map(({ id, hyperparameters }) => [id, hyperparameters] as const),
  ...environmentDefinitions.map(({ id, parameters }) => [id, parameters] as const),
  [RUN_SCOPE, runSettings],
]

function isChinese(words: string): boolean {
  return CHINESE.test(words) || NAMES.has(words)
}

/** The words of a field, each with its place; `referred`: with what is said about the reference's value. */
function wordsOf(place: string, field: Field, referred = true): [string, string][] {
  const { label, explanation } = field
  const reference = referred ? field.reference : undefined
  const choices = field.kind === 'choice' ? field.choices : []
  return [
    [place, label],
    [`${place}, explanation`, explanation],
    ...('unit' in field && field.unit !== undefined && !SYMBOLS.test(field.unit)
      ? [[`${place}, unit`, field.unit] as [string, string]]
      : []),
    // A note that is a number, perhaps with the name of its option, needs no words.
    ...(reference !== undefined && !/^[-\d.,e]+(?: \(\w+\))?$/.test(reference)
      ? [[`${place}, reference`, reference] as [string, string]]
      : []),
    ...choices.flatMap(({ value, label: choice, explanation: why }): [string, string][] => [
      [`${place}: ${value}`, choice],
      [`${place}: ${value}, explanation`, why],
    ]),
  ]
}

function untranslated(words: readonly [string, string][]): string[] {
  return words.filter(([, word]) => !isChinese(word)).map(([place, word]) => `${place}: ${word}`)
}

function named(place: string, { label, explanation }: NamedWords): [string, string][] {
  return [
    [place, label],
    [`${place}, explanation`, explanation],
  ]
}

describe('what core declares, in Chinese', () => {
  it('every setting', () => {
    const words = schemas.flatMap(([scope, schema]) =>
      Object.entries(chinese.schema(scope, schema)).flatMap(([key, field]) => wordsOf(`${scope}.${key}`, field)),
    )
    expect(untranslated(words)).toEqual([])
  })

  it('every algorithm with its metrics and presets', () => {
    const words = algorithms.flatMap((algorithm) => {
      const description = { ...algorithm, runDefaults: {}, training: 'offline-online' } as AlgorithmDescription
      const { id, label, summary, metrics } = chinese.algorithm(description)
      return [
        [id, label] as [string, string],
        [`${id}, summary`, summary] as [string, string],
        ...Object.entries(metrics).flatMap(([name, metric]) => named(`${id}.${name}`, metric)),
        ...(algorithm.presets ?? []).flatMap((preset) => named(`${id}.${preset.id}`, chinese.preset(id, preset))),
      ]
    })
    expect(untranslated(words)).toEqual([])
  })

  it('every environment, task family, behaviour policy and built-in dataset', () => {
    const words = [
      ...[...environmentDefinitions, ...taskFamilies].flatMap((place): [string, string][] => [
        [place.id, chinese.placeLabel(place)],
        [`${place.id}, summary`, chinese.placeSummary(place)],
      ]),
      ...environments.flatMap(({ id, behaviourPolicies }) =>
        behaviourPolicies.flatMap((policy) => named(`${id}.${policy.id}`, chinese.policy(id, policy))),
      ),
      ...builtInRecipes.flatMap((recipe) => named(recipe.id, chinese.recipe(recipe))),
      ...builtInRecipes.map(({ id, label }): [string, string] => [id, chinese.name(label)]),
    ]
    expect(untranslated(words)).toEqual([])
  })

  it('every entry of a state, an observation or an action, with its unit', () => {
    const quantities = [
      ...environments.flatMap(({ observations, actions, states = [] }) => [...observations, ...actions, ...states]),
      ...taskFamilies.flatMap((family) => {
        const { observations, actions } = family.createEnvironment({ hidden: family.hidden.map(({ low }) => low) })
        return [...family.hidden, ...observations, ...actions]
      }),
    ]
    const words = quantities.flatMap(({ name, unit }) => [name, unit]).filter((word) => !SYMBOLS.test(word))
    expect(words.filter((word) => !CHINESE.test(chinese.name(word)))).toEqual([])
  })

  it('shared words stand for what is worded alike in English', () => {
    const meanings = new Map<string, string>()
    for (const [scope, schema] of schemas) {
      for (const [key, field] of Object.entries(schema)) {
        if (coreWords.fields[scope]?.[key] || !coreWords.fields.shared![key]) continue
        const meaning = JSON.stringify(wordsOf(key, field, false))
        expect(`${scope}: ${meaning}`).toBe(`${scope}: ${meanings.get(key) ?? meaning}`)
        meanings.set(key, meaning)
      }
    }
  })

  it('marks of changes name the setting', () => {
    const awac = { ...algorithms[0]!, runDefaults: {}, training: 'offline-online' } as AlgorithmDescription
    expect(chinese.change(awac, { name: 'lambda', from: 1, to: 0.3 })).toBe('温度：1 → 0.3')
    expect(chinese.change(awac, { name: 'offlineSteps', from: 100, to: 200 })).toBe('离线步数：100 → 200')
    expect(english.change(awac, { name: 'lambda', from: 1, to: 0.3 })).toBe('Temperature: 1 → 0.3')
    // Runs that were saved before name the setting by its English label.
    expect(chinese.change(awac, { name: 'Temperature', from: 1, to: 0.3 })).toBe('温度：1 → 0.3')
  })

  it('has no words for what is no longer declared', () => {
    const declared = new Map(schemas.map(([scope, schema]) => [scope, Object.keys(schema)]))
    const everywhere = [...declared.values()].flat()
    const stale = Object.entries(coreWords.fields).flatMap(([scope, fields]) =>
      Object.keys(fields)
        .filter((key) => !(scope === 'shared' ? everywhere : (declared.get(scope) ?? [])).includes(key))
        .map((key) => `${scope}.${key}`),
    )
    const references = new Set(schemas.flatMap(([, schema]) => Object.values(schema).map((field) => field.reference)))
    expect([...stale, ...Object.keys(coreWords.references).filter((note) => !references.has(note))]).toEqual([])
  })
})

describe('what core declares, in English', () => {
  it('is core’s own', () => {
    const [scope, schema] = schemas[0]!
    expect(english.schema(scope, schema)).toBe(schema)
    expect(english.name('angular velocity')).toBe('angular velocity')
    expect(english.recipe(builtInRecipes[0]!).label).toBe(builtInRecipes[0]!.label)
  })
})
