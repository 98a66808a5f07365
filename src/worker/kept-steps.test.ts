import { expect, it } from 'vitest'
import { isKept } from './kept-steps'

const kept = (totalSteps: number, onlineStartStep: number) =>
  Array.from({ length: totalSteps }, (_, i) => i + 1).filter((step) => isKept(step, { totalSteps, onlineStartStep }))

it('keeps the first step and evenly over the run, four times as close after the switch', () => {
  const steps = kept(3500, 1500)
  expect(steps[0]).toBe(1)
  const gap = (from: number, to: number) => {
    const inside = steps.filter((step) => step >= from && step <= to)
    return Math.max(...inside.slice(1).map((step, i) => step - inside[i]!))
  }
  expect(gap(100, 1500)).toBe(73)
  expect(gap(1501, 1900)).toBe(18)
  expect(steps.length).toBeLessThan(90)
})

it('keeps every step of a run that has few', () => {
  expect(kept(10, 5)).toHaveLength(10)
})
