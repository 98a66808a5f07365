import type { FieldWords, NamedWords } from '../schema/words'

type ById<Words> = { readonly [id: string]: Words }

/**
 * An environment's words in one language: the `zh.ts` of its folder exports them as `zh`, several where several stand in
 * one folder. English needs none, core speaks it itself.
 */
export interface EnvironmentWords {
  /** The environment's id, or that of a family of tasks. */
  readonly environment: string
  readonly label: string
  readonly summary: string
  readonly parameters?: ById<FieldWords>
  /** Behaviour policies; what `sharedPolicies` words already is left out. */
  readonly policies?: ById<NamedWords>
  /** Datasets that it offers. */
  readonly recipes?: ById<NamedWords>
  /** Entries of its observations, actions and states that no other environment has, by the English. */
  readonly phrases?: ById<string>
}
