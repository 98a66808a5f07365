import { expect, test } from 'vitest'
import { tickPlaces } from './tick-places'

const ticks = (...at: number[]) => at.map((x) => ({ at: x, label: '1 000' }))

test('numbers that have room all stand under their ticks', () => {
  expect(tickPlaces(ticks(0, 100, 200), 300).map(({ middle }) => middle)).toEqual([0, 100, 200])
})

test('the last one is moved inside rather than cut off', () => {
  const [, last] = tickPlaces(ticks(0, 200), 204)
  expect(last!.at).toBe(200)
  expect(last!.middle + (7.4 * 5) / 2).toBeCloseTo(204)
})

test('where it is narrow every second one is left out, so that the rest are evenly apart', () => {
  const kept = tickPlaces(ticks(0, 30, 60, 90, 120), 200).map(({ at }) => at)
  expect(kept).toEqual([0, 60, 120])
  expect(tickPlaces(ticks(0, 40, 60), 200).map(({ at }) => at)).toEqual([0, 60])
  expect(tickPlaces(ticks(0, 42, 84, 126, 168, 210, 252), 268).map(({ at }) => at)).toEqual([0, 84, 168, 252])
})

test('a single number and none at all', () => {
  expect(tickPlaces(ticks(50), 100)).toHaveLength(1)
  expect(tickPlaces([], 100)).toEqual([])
})
