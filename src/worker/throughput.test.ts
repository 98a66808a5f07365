import { expect, it } from 'vitest'
import { Throughput } from './throughput'

/** 100 steps a second, a sample every 25 ms. */
function train(throughput: Throughput, from: { at: number; step: number }, seconds: number) {
  const { at, step } = from
  for (let i = 1; i <= 40 * seconds; i++) throughput.record(at + 25 * i, step + 2.5 * i)
  return { at: at + 1000 * seconds, step: step + 100 * seconds }
}

it('tells the steps of the last two seconds', () => {
  const throughput = new Throughput()
  throughput.begin(0, 0)
  expect(throughput.stepsPerSecond).toBe(0)
  const { at, step } = train(throughput, { at: 0, step: 0 }, 3)
  expect(throughput.stepsPerSecond).toBeCloseTo(100)
  throughput.record(at + 2000, step)
  expect(throughput.stepsPerSecond).toBeLessThan(60)
})

it.each([3_600_000, -3_600_000])('reads a jump of the clock by %i ms neither as training nor as a pause', (jump) => {
  const throughput = new Throughput()
  throughput.begin(0, 0)
  const { at, step } = train(throughput, { at: 0, step: 0 }, 3)
  throughput.record(at + jump, step)
  train(throughput, { at: at + jump, step }, 1)
  expect(throughput.stepsPerSecond).toBeCloseTo(100)
})
