import { expect, it } from 'vitest'
import { Series } from './series'

it('grows past its first array and keeps everything in order', () => {
  const series = new Series()
  for (let step = 0; step < 1000; step++) series.push(step, step ** 2)
  expect(series.length).toBe(1000)
  expect(series.steps[999]).toBe(999)
  expect(series.values[700]).toBe(490_000)
})

it('finds the nearest point to any step', () => {
  const series = new Series()
  expect(series.nearest(3)).toBe(-1)
  for (const step of [10, 20, 40]) series.push(step, 0)
  expect([-5, 14, 16, 29, 31, 99].map((step) => series.nearest(step))).toEqual([0, 0, 1, 1, 2, 2])
})

it('has a gap after an interruption, unless it is looked at again before anything has changed', () => {
  const series = new Series()
  series.interrupt()
  for (const step of [1, 2]) series.push(step, 0)
  expect(series.stretches).toEqual([{ from: 0, to: 2 }])
  series.interrupt()
  series.resume()
  series.push(3, 0)
  series.interrupt()
  series.push(30, 0)
  series.push(31, 0)
  expect(series.stretches).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 5 },
  ])
})
