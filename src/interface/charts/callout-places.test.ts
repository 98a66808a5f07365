import { expect, it } from 'vitest'
import { CALLOUT_SIZE, calloutPlaces } from './callout-places'

const PLOT = { left: 56, right: 360, top: 0, bottom: 180 }

it('a number stands above and beside its point where nothing is there', () => {
  expect(calloutPlaces([{ x: 100, y: 100 }], [], PLOT)).toEqual([{ left: 104, top: 72 }])
})

it('covers no words: what was lost is told beside the lowest point, where the number would stand', () => {
  const lost = { left: 107, right: 170, top: 70, bottom: 100 }
  const [{ left, top } = { left: 0, top: 0 }] = calloutPlaces([{ x: 100, y: 100 }], [lost], PLOT)
  const clear = left >= lost.right || left + CALLOUT_SIZE <= lost.left || top >= lost.bottom || top + 24 <= lost.top
  expect(clear).toBe(true)
})

it('numbers of the same place stand apart, and within the plot', () => {
  const corner = { x: 358, y: 3 }
  const places = calloutPlaces([corner, corner, corner], [], PLOT)
  expect(new Set(places.map(({ left, top }) => `${left} ${top}`)).size).toBe(3)
  for (const { left, top } of places) {
    expect(left).toBeGreaterThanOrEqual(PLOT.left)
    expect(left + CALLOUT_SIZE).toBeLessThanOrEqual(PLOT.right)
    expect(top).toBeGreaterThanOrEqual(PLOT.top)
    expect(top + CALLOUT_SIZE).toBeLessThanOrEqual(PLOT.bottom)
  }
})

it('where words are everywhere, numbers of the same place still do not cover each other', () => {
  const point = { x: 300, y: 60 }
  const [one, other] = calloutPlaces([point, point], [PLOT], PLOT)
  const apart = Math.abs(one!.left - other!.left) >= CALLOUT_SIZE || Math.abs(one!.top - other!.top) >= CALLOUT_SIZE
  expect(apart).toBe(true)
})
