import { expect, it } from 'vitest'
import { labelPlaces } from './label-places'

const plot = { top: 24, bottom: 200 }

it('words stand above their line at the end that is wished for', () => {
  expect(labelPlaces([{ y: 100, side: 'end' }], plot)).toEqual([{ side: 'end', baseline: 95 }])
})

it('words of a line that the curve is above stand below it, where there is room', () => {
  expect(labelPlaces([{ y: 100, side: 'end', below: true }], plot)).toEqual([{ side: 'end', baseline: 115 }])
  expect(labelPlaces([{ y: 195, side: 'end', below: true }], plot)).toEqual([{ side: 'end', baseline: 190 }])
})

it('of lines close to each other, and close to the top, no words lie on others or leave the plot', () => {
  const lines = [28, 30, 120, 122].map((y) => ({ y, side: 'end' as const }))
  const places = labelPlaces(lines, plot)
  places.forEach(({ side, baseline }, i) => {
    expect(baseline).toBeGreaterThan(plot.top + 9)
    for (const other of places.slice(i + 1)) {
      if (other.side === side) expect(Math.abs(other.baseline - baseline)).toBeGreaterThanOrEqual(15)
    }
  })
})
