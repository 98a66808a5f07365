import { expect, it } from 'vitest'
import { Series } from '../../../store/runs/series'
import { cumulated } from './cumulated'

it('sums both parts and the whole, and goes on as they grow', () => {
  const series = { miscalibration: new Series(), overEstimation: new Series() }
  const measured = (name: keyof typeof series) => series[name]
  expect(cumulated('regret', () => undefined, 10)).toBeUndefined()
  series.miscalibration.push(10, -1)
  series.overEstimation.push(10, 5)
  const at = (part: 'regret' | keyof typeof series) =>
    Array.from(cumulated(part, measured, 10)?.values ?? [], (value) => value + 0)
  expect(at('regret')).toEqual([0])
  series.miscalibration.push(20, 1)
  series.overEstimation.push(20, 3)
  expect(at('miscalibration')).toEqual([0, 0])
  expect(at('overEstimation')).toEqual([0, 40])
  expect(at('regret')).toEqual([0, 40])
  // Another switch, other sums.
  expect(cumulated('regret', measured, 30)).toBeUndefined()
})
