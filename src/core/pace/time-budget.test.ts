import { expect, it } from 'vitest'
import { TimeBudget } from './time-budget'

it('leaves everything else the rest of the time', () => {
  const budget = new TimeBudget(0.08, 50)
  let [worked, lent] = [0, 0]
  for (let slice = 0; slice < 10_000; slice++) {
    worked += 25
    budget.earn(25)
    if (!budget.open) continue
    lent += 200
    budget.spend(200)
  }
  expect(lent / (lent + worked)).toBeGreaterThan(0.075)
  expect(lent / (lent + worked)).toBeLessThan(0.085)
})

it('has no more than its most after a long rest', () => {
  const budget = new TimeBudget(0.5, 30)
  budget.earn(1e6)
  budget.spend(30)
  expect(budget.open).toBe(false)
  budget.earn(1)
  expect(budget.open).toBe(true)
})
