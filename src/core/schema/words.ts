/** A name with its sentence, as schemas and declarations have them. */
export interface NamedWords {
  readonly label: string
  readonly explanation: string
}

export interface FieldWords extends NamedWords {
  /** By value. */
  readonly choices?: { readonly [value: string]: NamedWords }
}
