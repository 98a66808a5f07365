import type { Field, FieldValue } from '../../core/schema/field'

/** Everything that acts on a value of one field. */
export interface ControlProps<F extends Field> {
  readonly field: F
  readonly value: FieldValue
  readonly initial: FieldValue
  readonly onChange: (value: FieldValue) => void
}
