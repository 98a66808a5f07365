import fc from 'fast-check'
import { expect, it } from 'vitest'
import { labelledTicks, roundRange, roundTicks } from './ticks'

it('ticks are round and inside', () => {
  expect(roundTicks(0, 6000, 6)).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000])
  expect(roundTicks(-1400, -100, 5)).toEqual([-1000, -500])
  expect(roundTicks(0.012, 0.034, 4)).toEqual([0.02, 0.03])
})

it('a range has round ends, holds its values and never shrinks while these grow', () => {
  expect(roundRange(-1210, -163)).toEqual({ low: -1500, high: 0 })
  expect(roundRange(-1210, -163, [0])).toEqual({ low: -1500, high: 0 })
  expect(roundRange(0, 7, [0, 10])).toEqual({ low: -2, high: 10 })
  expect(roundRange(-4.5, 14)).toEqual({ low: -6, high: 16 })
  fc.assert(
    fc.property(fc.array(fc.float({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3 }), (values) => {
      let before = values.slice(0, 2).sort((a, b) => a - b)
      let range = roundRange(before[0]!, before[1]!)
      for (const value of values.slice(2)) {
        const held = [Math.min(before[0]!, value), Math.max(before[1]!, value)]
        const next = roundRange(held[0]!, held[1]!)
        const rounding = 1e-6 * (next.high - next.low)
        expect(next.low).toBeLessThanOrEqual(held[0]! + rounding)
        expect(next.high).toBeGreaterThanOrEqual(held[1]! - rounding)
        if (before[1]! - before[0]! > 1e-5 * Math.abs(before[1]!)) {
          expect(next.low).toBeLessThanOrEqual(range.low + rounding)
          expect(next.high).toBeGreaterThanOrEqual(range.high - rounding)
        }
        before = held
        range = next
      }
    }),
  )
})

it('a single value gets a range around it, and so does what nothing is drawn beside yet', () => {
  expect(roundRange(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY)).toEqual({ low: 0, high: 1 })
  expect(roundRange(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, [0])).toEqual({ low: -0.2, high: 0.2 })
  const { low, high } = roundRange(3, 3)
  expect(high).toBeGreaterThan(low)
  // Rounding, too, leaves air on both sides.
  const level = roundRange(0.1 - 1e-9, 0.1)
  expect(level.low).toBeLessThan(0.095)
  expect(level.high).toBeGreaterThan(0.105)
})

it('numbers beside an axis are told apart, and large ones in thousands', () => {
  const labels = (low: number, high: number, count: number) => labelledTicks(low, high, count).map(({ label }) => label)
  expect(labels(-500, 9000, 2)).toEqual(['0', '5\u202f000'])
  expect(labels(-10_000, 250_000, 3)).toEqual(['0', '100k', '200k'])
  expect(labels(1.349, 1.361, 3)).toEqual(['1.35', '1.355', '1.36'])
})
