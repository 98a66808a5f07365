import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadLabels } from './spread-labels'

it('words that have room stand where they belong, the others beside them in their order', () => {
  expect(spreadLabels([20, 100, 60], 14, 0, 200)).toEqual([20, 100, 60])
  expect(spreadLabels([50, 50, 52], 14, 0, 200)).toEqual([50, 64, 78])
  expect(spreadLabels([195, 198], 14, 0, 200)).toEqual([186, 200])
})

it('while there is room for all, none lies on another one or outside', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 10 }), (wanted) => {
      const places = spreadLabels(wanted, 14, 0, 200).sort((a, b) => a - b)
      for (const [i, place] of places.entries()) {
        expect(place).toBeGreaterThanOrEqual(0)
        expect(place).toBeLessThanOrEqual(200)
        if (i > 0) expect(place - places[i - 1]!).toBeGreaterThanOrEqual(14)
      }
    }),
  )
})
