import type { Schema, Values } from '../schema/field'

/** What there is to name: algorithms are described by the worker, panels and languages are the page's own. */
export interface Vocabulary {
  readonly algorithms: readonly {
    readonly id: string
    readonly label: string
    readonly hyperparameters: Schema
    readonly runDefaults: Values
    readonly training: string
  }[]
  readonly panels: readonly string[]
  readonly languages: readonly string[]
  readonly scenarios: readonly string[]
}

export type KnownAlgorithm = Vocabulary['algorithms'][number]
