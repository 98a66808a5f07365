import type { TermWords } from '../../core/algorithms/formula'
import type { FieldWords, NamedWords } from '../../core/schema/words'

export interface PlaceWords {
  readonly label: string
  readonly summary: string
}

type ById<Words> = { readonly [id: string]: Words }
/** By algorithm, environment or run, then by name; under `shared`, what means the same wherever it occurs. */
export type Scoped<Words> = ById<ById<Words>>

/** What core says, by the English template; `{0}` stands for the same value in both. */
export type Sentences = ById<string>

/**
 * A language's words for what core declares. Core speaks English itself, for the command line and the documentation, so
 * that English needs none of these; what is missing here is shown in core's English.
 */
export interface CoreWords {
  readonly fields: Scoped<FieldWords>
  readonly metrics: Scoped<NamedWords>
  readonly presets: Scoped<NamedWords>
  readonly algorithms: ById<{ readonly summary: string }>
  /** Environments and families of tasks. */
  readonly places: ById<PlaceWords>
  /** Behaviour policies. */
  readonly policies: Scoped<NamedWords>
  readonly recipes: ById<NamedWords>
  /** What core has no other id for, by the English: names of observation entries, units, stages of a run. */
  readonly phrases: ById<string>
  /** What the references use, by the English, where there are words in it. */
  readonly references: ById<string>
  /** Terms of losses, by algorithm. */
  readonly terms: Scoped<TermWords>
  /** What a symbol means to one algorithm, by its LaTeX; otherwise it has its usual meaning. */
  readonly symbols: Scoped<string>
}
