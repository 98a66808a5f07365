import { expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { decimate } from './decimate'

it('leaves a short curve alone', () => {
  expect([...decimate([3, 1, 2], 6)]).toEqual([0, 1, 2])
})

it('keeps ends, bottom and top of any curve, within the limit and in order', () => {
  const random = RandomStream.fromSeed(6)
  for (let trial = 0; trial < 300; trial++) {
    const values = Float64Array.from({ length: 1 + random.integer(400) }, () => random.normal())
    const limit = 6 + random.integer(60)
    const kept = decimate(values, limit)
    expect(kept.length).toBeLessThanOrEqual(limit)
    for (let i = 1; i < kept.length; i++) expect(kept[i]).toBeGreaterThan(kept[i - 1]!)
    const shown = Array.from(kept, (index) => values[index]!)
    expect(Math.min(...shown)).toBe(Math.min(...values))
    expect(Math.max(...shown)).toBe(Math.max(...values))
    expect([kept[0], kept.at(-1)]).toEqual([0, values.length - 1])
  }
})

it('keeps a dip of a single evaluation in every stretch', () => {
  const values = new Float64Array(10_000).fill(100)
  const dips = [17, 2501, 6000, 9998]
  for (const dip of dips) values[dip] = 3
  const kept = new Set(decimate(values, 200))
  expect(dips.every((dip) => kept.has(dip))).toBe(true)
})

it('lets a gap be a gap, and no gap swallow a value', () => {
  const values = new Float64Array(1000).fill(Number.NaN)
  values[500] = 7
  const kept = Array.from(decimate(values, 20), (index) => values[index]!)
  expect(kept).toContain(7)
  expect(kept.filter(Number.isNaN).length).toBeGreaterThan(5)
})

it('refuses to draw a curve with too few points', () => {
  expect(() => decimate([1, 2, 3], 3)).toThrow('too few')
})
