import { expect, it } from 'vitest'
import { grownRange, roundTicks, tickLabel } from './ticks'

it('ticks are round and inside', () => {
  expect(roundTicks(0, 6000, 6)).toEqual([0, 1000, 2000, 3000, 4000, 5000, 6000])
  expect(roundTicks(-1400, -100, 5)).toEqual([-1000, -500])
  expect(roundTicks(0.012, 0.034, 4)).toEqual([0.02, 0.03])
})

it('a range grows in round steps and never shrinks', () => {
  const first = grownRange(null, -1210, -163)
  expect(first.low).toBeLessThanOrEqual(-1210)
  expect(first.high).toBeGreaterThanOrEqual(-163)
  expect(grownRange(first, -500, -400)).toBe(first)
  const second = grownRange(first, -2000, -400)
  expect(second.high).toBe(first.high)
  expect(second.low).toBeLessThanOrEqual(-2000)
})

it('a single value gets a range around it', () => {
  const { low, high } = grownRange(null, 3, 3)
  expect(high).toBeGreaterThan(low)
  // Rounding, too, leaves air on both sides.
  const level = grownRange(null, 0.1 - 1e-9, 0.1)
  expect(level.low).toBeLessThan(0.095)
  expect(level.high).toBeGreaterThan(0.105)
})

it('large numbers beside an axis are told in thousands', () => {
  expect([-500, 9000, -10_000, 250_000].map(tickLabel)).toEqual(['\u2212500', '9\u202f000', '\u221210k', '250k'])
})
