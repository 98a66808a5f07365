import { expect, test } from 'vitest'
import { textPlaces } from './text-places'

const PLOT = { left: 0, right: 300, top: 0, bottom: 200 }
const word = (x: number, y: number, text = 'n = 10') => ({ x, y, text, anchor: 'middle' }) as const

test('words that are wished at the same place stand on lines of their own, the first where it was wished', () => {
  const places = textPlaces([word(100, 100), word(100, 100), word(104, 103), word(98, 99)], PLOT).map(
    (place) => place!.y,
  )
  expect(places[0]).toBe(100)
  const sorted = [...places].sort((a, b) => a - b)
  for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(15)
})

test('words beside each other stay, and none leaves the plot', () => {
  expect(textPlaces([word(50, 100), word(150, 100)], PLOT).map((place) => place!.y)).toEqual([100, 100])
  for (const place of textPlaces(
    Array.from({ length: 6 }, () => word(100, 198)),
    PLOT,
  )) {
    expect(place!.y).toBeLessThanOrEqual(200)
    expect(place!.y).toBeGreaterThan(0)
  }
})

test('words that find their place taken stand beside what they name, and further off only where that is taken too', () => {
  const others = [
    { x: 130, y: 120, anchor: 'start' },
    { x: 70, y: 120, anchor: 'end' },
  ] as const
  const named = { ...word(100, 100), others }
  expect(textPlaces([named, named, named], PLOT)).toEqual([{ x: 100, y: 100, anchor: 'middle' }, ...others])
  const [, , , fourth] = textPlaces([named, named, named, named], PLOT)
  expect(fourth).toEqual({ x: 100, y: 85, anchor: 'middle' })
})

test('words at an edge are moved inwards rather than cut off', () => {
  const [left, right] = textPlaces([word(2, 50), word(299, 150)], PLOT)
  expect(left!.x).toBeGreaterThan(20)
  expect(right!.x).toBeLessThan(280)
})

test('what may be left out is left out rather than moved away from what it names', () => {
  const named = { ...word(100, 100), optional: true }
  expect(textPlaces([named, named], PLOT)).toEqual([{ x: 100, y: 100, anchor: 'middle' }, null])
})
