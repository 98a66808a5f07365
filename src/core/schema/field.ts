/**
 * One declaration per setting feeds slider, validation, URL, command line and documentation.
 * `change: 'live'` acts while training runs; `change: 'reset'` says that the run has to begin anew.
 */
interface FieldBase {
  readonly label: string
  /** As in the paper, LaTeX without dollar signs: `\\lambda`. */
  readonly symbol?: string
  /** One sentence. */
  readonly explanation: string
  readonly change: 'live' | 'reset'
  /** Default of the reference implementation where it differs from the playground's, and which. */
  readonly reference?: string
  /** Shown at first sight; the rest waits behind "all settings". */
  readonly prominent?: boolean
}

export interface NumberField extends FieldBase {
  readonly kind: 'number' | 'integer'
  readonly default: number
  readonly minimum: number
  readonly maximum: number
  readonly scale: 'linear' | 'logarithmic'
  readonly unit?: string
}

export interface BooleanField extends FieldBase {
  readonly kind: 'boolean'
  readonly default: boolean
}

export interface ChoiceField<Choice extends string = string> extends FieldBase {
  readonly kind: 'choice'
  readonly default: Choice
  readonly choices: readonly { readonly value: Choice; readonly label: string; readonly explanation: string }[]
}

export interface TextField extends FieldBase {
  readonly kind: 'text'
  readonly default: string
  readonly maximumLength: number
}

export type Field = NumberField | BooleanField | ChoiceField | TextField
export type Schema = { readonly [key: string]: Field }
export type FieldValue = number | boolean | string
export type Values = { readonly [key: string]: FieldValue }

/** The plain values of a schema, typed per field. */
export type ValuesOf<S extends Schema> = string extends keyof S
  ? Values
  : { readonly [Key in keyof S]: ValueOf<S[Key]> }

export type ValueOf<F extends Field> = F extends NumberField
  ? number
  : F extends BooleanField
    ? boolean
    : F extends ChoiceField<infer Choice>
      ? Choice
      : string

type NumberOptions = Omit<NumberField, 'kind' | 'scale' | 'change'> & Partial<Pick<NumberField, 'scale' | 'change'>>

export function number(options: NumberOptions & { change: 'reset' }): NumberField & { change: 'reset' }
export function number(options: NumberOptions & { change?: 'live' }): NumberField & { change: 'live' }
export function number(options: NumberOptions): NumberField {
  return { kind: 'number', scale: 'linear', change: 'live', ...options }
}

/** Whole numbers shape the computation (widths, counts), so they reset unless said otherwise. */
export function integer(options: NumberOptions): NumberField & { change: 'reset' } {
  return { scale: 'linear', ...options, kind: 'integer', change: 'reset' }
}

/** A switch that acts live: it selects among traced steps. */
export function boolean(options: Omit<BooleanField, 'kind' | 'change'> & { change?: 'live' | 'reset' }): BooleanField {
  return { kind: 'boolean', change: 'live', ...options }
}

export function choice<const Choice extends string>(
  options: Omit<ChoiceField<Choice>, 'kind' | 'change'> & { change?: 'live' | 'reset' },
): ChoiceField<Choice> {
  return { kind: 'choice', change: 'live', ...options }
}

export function text(options: Omit<TextField, 'kind' | 'change'>): TextField {
  return { kind: 'text', change: 'reset', ...options }
}
