import { expect, it } from 'vitest'
import { NO_RETURN } from '../data/transition-store'
import { compareAdvantages } from './advantage-sources'

it('takes both advantages on the same rows, those of running episodes left out', () => {
  const rows = { returnsToGo: [1, NO_RETURN, 5, 3], q: [2, 9, 2.5, 3], values: [1, 1, 2, 3] }
  const { monteCarlo, bootstrapped, rankCorrelation } = compareAdvantages(rows, 1)!
  expect([...monteCarlo.advantages]).toEqual([0, 3, 0])
  expect([...bootstrapped.advantages]).toEqual([1, 0.5, 0])
  expect(monteCarlo.deviation).toBeCloseTo(Math.sqrt(3), 12)
  expect(bootstrapped.deviation).toBeCloseTo(0.5, 12)
  const weights = [Math.exp(-3), 1, Math.exp(-3)]
  const sum = weights[0]! + 1 + weights[2]!
  const squares = weights.reduce((total, weight) => total + weight * weight, 0)
  expect(monteCarlo.effectiveShare).toBeCloseTo((sum * sum) / (3 * squares), 12)
  expect(bootstrapped.effectiveShare).toBeGreaterThan(monteCarlo.effectiveShare)
  expect(Math.abs(rankCorrelation)).toBeLessThan(0.5)
})

it('says nothing of two rows', () => {
  expect(compareAdvantages({ returnsToGo: [1, 2], q: [1, 2], values: [0, 0] }, 1)).toBeUndefined()
})
