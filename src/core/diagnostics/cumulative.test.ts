import { expect, it } from 'vitest'
import { cumulativeFrom } from './cumulative'

it('is the area under the measurements from the switch on', () => {
  // 2 from the switch at 10 to 12, then a line from 2 to 6 over 4 steps, then from 6 to 0 over 2.
  expect(cumulativeFrom([4, 8, 12, 16, 18], [9, 9, 2, 6, 0], 10)).toEqual({
    steps: [10, 12, 16, 18],
    values: [0, 4, 20, 26],
  })
})

it('begins with nothing at the switch itself, and is nothing before', () => {
  expect(cumulativeFrom([10, 12], [3, 3], 10)).toEqual({ steps: [10, 12], values: [0, 6] })
  expect(cumulativeFrom([1, 2], [3, 3], 10)).toEqual({ steps: [], values: [] })
})

it('two parts add up to the whole', () => {
  const steps = [1, 3, 4, 9]
  const [a, b] = [
    [1, -2, 5, 0],
    [4, 4, -1, 2],
  ]
  const whole = cumulativeFrom(
    steps,
    a!.map((value, i) => value + b![i]!),
    2,
  ).values
  const parts = [a!, b!].map((part) => cumulativeFrom(steps, part, 2).values)
  whole.forEach((value, i) => {
    expect(value).toBeCloseTo(parts[0]![i]! + parts[1]![i]!, 12)
  })
})
