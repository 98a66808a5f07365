import type { en } from './en/all'

/** The words of the page: shaped as the English ones, in any language. */
export type Text = Words<typeof en>

type Words<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T extends object
      ? { readonly [Key in keyof T]: Words<T[Key]> }
      : T
