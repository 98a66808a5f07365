import type { NumberField } from '../../core/schema/field'

/** Places on a continuous slider; a hundredth of the range at a time by keyboard is fine enough. */
const CONTINUOUS_POSITIONS = 200
const MOST_INTEGER_POSITIONS = 400

/** How many places the slider has, beyond the first. */
export function positionCount({ kind, scale, minimum, maximum }: NumberField): number {
  const linearInteger = kind === 'integer' && scale === 'linear' && maximum - minimum <= MOST_INTEGER_POSITIONS
  return linearInteger ? maximum - minimum : CONTINUOUS_POSITIONS
}

/** Where a value stands, from 0 to 1. A logarithmic range that begins at 0 is logarithmic in 1 + value. */
export function shareOf({ scale, minimum, maximum }: NumberField, value: number): number {
  const bounded = Math.min(maximum, Math.max(minimum, value))
  if (scale === 'linear') return (bounded - minimum) / (maximum - minimum)
  if (minimum > 0) return Math.log(bounded / minimum) / Math.log(maximum / minimum)
  return Math.log1p(bounded - minimum) / Math.log1p(maximum - minimum)
}

/** The value at a share of the way, rounded to what a person would choose. */
export function valueAt(field: NumberField, share: number): number {
  const { kind, scale, minimum, maximum } = field
  if (share <= 0) return minimum
  if (share >= 1) return maximum
  if (scale === 'linear') {
    const value = minimum + share * (maximum - minimum)
    return kind === 'integer' ? Math.round(value) : Number(value.toPrecision(4))
  }
  const raw =
    minimum > 0 ? minimum * (maximum / minimum) ** share : minimum + Math.expm1(share * Math.log1p(maximum - minimum))
  const rounded = Number(raw.toPrecision(2))
  const value = kind === 'integer' ? Math.round(rounded) : rounded
  return Math.min(maximum, Math.max(minimum, value))
}
