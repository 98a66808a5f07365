import type { FieldWords, NamedWords } from '../schema/words'
import type { TermWords } from './formula'

type ById<Words> = { readonly [id: string]: Words }

/**
 * An algorithm's words in one language: its `zh.ts` exports one as `zh`. English needs none, core speaks it itself. What
 * several algorithms word alike (see `shared/zh.ts`) need not be said again.
 */
export interface AlgorithmWords {
  /** The algorithm's id. */
  readonly algorithm: string
  readonly summary: string
  readonly fields?: ById<FieldWords>
  readonly metrics?: ById<NamedWords>
  readonly presets?: ById<NamedWords>
  /** What the references use, by the English note. */
  readonly references?: ById<string>
  /** Of terms that its formula alone has. */
  readonly terms?: ById<TermWords> | undefined
  /** Of symbols that mean something of their own here, by their LaTeX. */
  readonly symbols?: ById<string>
  /** Its label, where it is no abbreviation, and networks and summands of losses that no other algorithm has, by the English. */
  readonly phrases?: ById<string>
}
