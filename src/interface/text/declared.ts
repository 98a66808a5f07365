import type { TermWords } from '../../core/algorithms/formula'
import { builtInRecipes } from '../../core/data/generation/built-in-recipes'
import type { Quantity } from '../../core/environments/environment'
import { environmentDefinitions } from '../../core/environments/registry'
import { taskFamilies } from '../../core/environments/tasks/task-families'
import { filled, type Message } from '../../core/messages/message'
import type { Field, FieldValue, Schema } from '../../core/schema/field'
import type { FieldWords, NamedWords } from '../../core/schema/words'
import type { Change } from '../../core/training/changes'
import { runSettings } from '../../core/training/run-settings'
import type { AlgorithmDescription } from '../../worker/protocol'
import type { CoreWords, Scoped, Sentences } from './core-words'

/** What a schema belongs to: an algorithm's or environment's id, or the run. */
export type Scope = string
export const RUN_SCOPE: Scope = 'run'

/** Translates what core declares; everything for which there are no words comes back in core's English. */
export class Declared {
  readonly #algorithms = new WeakMap<AlgorithmDescription, AlgorithmDescription>()

  readonly #names: ReadonlyMap<string, string>
  /** Of fields that have been asked for so far, by the English. */
  readonly #labels = new Map<string, string>()

  /** null: English, which core speaks itself. `sentences` may come later than the words. */
  constructor(
    private readonly words: CoreWords | null,
    private readonly sentences: Sentences = {},
  ) {
    this.#names = words ? namesIn(words) : new Map()
  }

  schema<S extends Schema>(scope: Scope, schema: S): S {
    if (!this.words) return schema
    const translated = Object.entries(schema).map(([key, field]) => [key, this.#field(scope, key, field)])
    return Object.fromEntries(translated) as S
  }

  /** The same object for the same description, so that it may be depended on. */
  algorithm(description: AlgorithmDescription): AlgorithmDescription {
    const { words } = this
    if (!words) return description
    const known = this.#algorithms.get(description)
    if (known) return known
    const { id, hyperparameters, metrics } = description
    const translated = {
      ...description,
      ...words.algorithms[id],
      label: this.name(description.label),
      hyperparameters: this.schema(id, hyperparameters),
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([name, metric]) => [name, { ...metric, ...find(words.metrics, id, name) }]),
      ),
    }
    this.#algorithms.set(description, translated)
    return translated
  }

  /** Of an environment or a family of tasks. */
  placeLabel({ id, label }: { readonly id: string; readonly label: string }): string {
    return this.words?.places[id]?.label ?? label
  }

  placeSummary({ id, summary }: { readonly id: string; readonly summary: string }): string {
    return this.words?.places[id]?.summary ?? summary
  }

  /** Of a behaviour policy of an environment. */
  policy(environmentId: string, { id, label, explanation }: NamedWords & { readonly id: string }): NamedWords {
    return (this.words && find(this.words.policies, environmentId, id)) ?? { label, explanation }
  }

  /** Of a built-in recipe for a dataset. */
  recipe({ id, label, explanation }: NamedWords & { readonly id: string }): NamedWords {
    return this.words?.recipes[id] ?? { label, explanation }
  }

  /** Of a term of an algorithm's loss, whose English words are given. */
  term(algorithmId: string, id: string, english: TermWords): TermWords {
    return (this.words && find(this.words.terms, algorithmId, id)) ?? english
  }

  /** What a symbol means to this algorithm alone, whose English is given. */
  symbol(algorithmId: string, latex: string, english: string | undefined): string | undefined {
    return this.words ? this.words.symbols[algorithmId]?.[latex] : english
  }

  preset(algorithmId: string, { id, label, explanation }: NamedWords & { readonly id: string }): NamedWords {
    return (this.words && find(this.words.presets, algorithmId, id)) ?? { label, explanation }
  }

  /** Of an axis along an entry of a state, an observation or an action. */
  axis({ name, unit }: Pick<Quantity, 'name' | 'unit'>): string {
    return unit ? `${this.name(name)} (${this.name(unit)})` : this.name(name)
  }

  /** What has no id where it is told: an entry of an observation, a unit, a stage of a run, a name. */
  name(english: string): string {
    return this.#names.get(english) ?? this.#labels.get(english) ?? english
  }

  /** A sentence that core says of a run, a file or a fault. */
  readonly translate = ({ template, values }: Message): string =>
    filled(this.sentences[template] ?? this.name(template), values, this.translate)

  /** Of a value that was moved in a run of this algorithm; its name is a setting's key, in old files its label. */
  change(algorithm: AlgorithmDescription | undefined, { name, from, to }: Change): string {
    for (const [scope, schema] of [
      [algorithm?.id ?? '', algorithm?.hyperparameters ?? {}] as const,
      [RUN_SCOPE, runSettings as Schema] as const,
    ]) {
      const key = name in schema ? name : Object.keys(schema).find((one) => schema[one]!.label === name)
      if (!key) continue
      const field = this.words ? this.#field(scope, key, schema[key]!) : schema[key]!
      const shown = (value: FieldValue) =>
        (field.kind === 'choice' && field.choices.find((choice) => choice.value === value)?.label) || `${value}`
      return `${field.label}${this.words ? '：' : ': '}${shown(from)} → ${shown(to)}`
    }
    return `${name}: ${from} → ${to}`
  }

  #field(scope: Scope, key: string, field: Field): Field {
    const { fields, references, phrases } = this.words!
    const words: FieldWords | undefined = find(fields, scope, key)
    const { reference } = field
    if (words) this.#labels.set(field.label, words.label)
    const named = {
      ...field,
      ...(words && { label: words.label, explanation: words.explanation }),
      ...(reference !== undefined && { reference: references[reference] ?? reference }),
    }
    if (named.kind === 'choice') {
      const choices = named.choices.map((choice) => ({ ...choice, ...words?.choices?.[choice.value] }))
      return { ...named, choices }
    }
    if ('unit' in named && named.unit !== undefined) return { ...named, unit: phrases[named.unit] ?? named.unit }
    return named
  }
}

function namesIn({ phrases, recipes, places }: CoreWords): ReadonlyMap<string, string> {
  return new Map([
    ...Object.entries(phrases),
    ...builtInRecipes.flatMap(({ id, label }) => pair(label, recipes[id])),
    ...[...environmentDefinitions, ...taskFamilies].flatMap(({ id, label }) => pair(label, places[id])),
  ])
}

function pair(english: string, words: { readonly label: string } | undefined): [string, string][] {
  return words ? [[english, words.label]] : []
}

/** Its own words where it has some, else those that are shared. */
function find<Words>(words: Scoped<Words>, scope: Scope, key: string): Words | undefined {
  return words[scope]?.[key] ?? words.shared?.[key]
}
