import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { integer, type NumberField, number } from '../../core/schema/field'
import { positionCount, shareOf, valueAt } from './slider-scale'

const common = { label: 'x', explanation: 'x', default: 1 }
const fields: NumberField[] = [
  number({ ...common, minimum: -5, maximum: 5 }),
  number({ ...common, minimum: 0.01, maximum: 20, scale: 'logarithmic' }),
  integer({ ...common, minimum: 1, maximum: 16 }),
  integer({ ...common, minimum: 0, maximum: 1_000_000, scale: 'logarithmic' }),
]

describe('slider scale', () => {
  it.each(fields)('keeps within the range and rises with the slider ($kind, $scale, from $minimum)', (field) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (a, b) => {
        const [low, high] = [valueAt(field, Math.min(a, b)), valueAt(field, Math.max(a, b))]
        expect(low).toBeLessThanOrEqual(high)
        expect(low).toBeGreaterThanOrEqual(field.minimum)
        expect(high).toBeLessThanOrEqual(field.maximum)
        if (field.kind === 'integer') expect(Number.isInteger(low)).toBe(true)
      }),
    )
  })

  it.each(fields)('reaches both ends and comes back to where it was ($kind, $scale, from $minimum)', (field) => {
    expect(valueAt(field, 0)).toBe(field.minimum)
    expect(valueAt(field, 1)).toBe(field.maximum)
    for (const share of [0.1, 0.5, 0.9]) {
      expect(shareOf(field, valueAt(field, share))).toBeCloseTo(share, field.maximum - field.minimum < 20 ? 1 : 2)
    }
  })

  it('a logarithmic slider spends as much of its way on each factor of ten', () => {
    const field = number({ ...common, minimum: 1e-5, maximum: 1e-2, scale: 'logarithmic' })
    expect(shareOf(field, 1e-4)).toBeCloseTo(1 / 3)
    expect(shareOf(field, 1e-3)).toBeCloseTo(2 / 3)
  })

  it('small whole ranges have one place for each number', () => {
    expect(positionCount(fields[2]!)).toBe(15)
  })
})
