import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadLabels } from './spread-labels'

const spread = (wanted: readonly number[], heights = wanted.map(() => 14)) => spreadLabels(wanted, heights, 0, 200)

it('words that have room stand where they belong, the others beside them in their order', () => {
  expect(spread([20, 100, 60])).toEqual([20, 100, 60])
  expect(spread([50, 50, 52])).toEqual([50, 64, 78])
  expect(spread([195, 198])).toEqual([179, 193])
})

it('only those of two lines take the room of two, and all of it is inside', () => {
  expect(spread([50, 50, 52], [14, 28, 14])).toEqual([50, 71, 92])
  expect(spread([199], [28])).toEqual([186])
  expect(spread([1], [28])).toEqual([14])
})

it('while there is room for all, none lies on another one or outside', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 }), (wanted) => {
      const places = spread(wanted).sort((a, b) => a - b)
      for (const [i, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(7)
        expect(place).toBeLessThanOrEqual(193)
        if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual(14)
      }
    }),
  )
})
