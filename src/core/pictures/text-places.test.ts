import { expect, test } from 'vitest'
import { textPlaces } from './text-places'

const PLOT = { top: 0, bottom: 200 }
const word = (x: number, y: number, text = 'n = 10') => ({ x, y, text, anchor: 'middle' }) as const

test('words that are wished at the same place stand on lines of their own, the first where it was wished', () => {
  const places = textPlaces([word(100, 100), word(100, 100), word(104, 103), word(98, 99)], PLOT)
  expect(places[0]).toBe(100)
  const sorted = [...places].sort((a, b) => a - b)
  for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(15)
})

test('words beside each other stay, and none leaves the plot', () => {
  expect(textPlaces([word(50, 100), word(150, 100)], PLOT)).toEqual([100, 100])
  for (const at of textPlaces(
    Array.from({ length: 6 }, () => word(100, 198)),
    PLOT,
  )) {
    expect(at).toBeLessThanOrEqual(200)
    expect(at).toBeGreaterThan(0)
  }
})
