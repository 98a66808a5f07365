import { expect, it } from 'vitest'
import { plotLines, type RunLine } from './run-lines'

const line = (name: string, steps: number[], values: number[]): RunLine => ({
  name,
  label: name,
  colour: 'black',
  steps,
  values,
})

it('each line has its own points, with its band around them', () => {
  const band = { low: [0, 20], high: [20, 40] }
  const lines = plotLines([{ ...line('a', [1, 3], [10, 30]), band }, line('b', [1, 2], [-1, -2])])
  expect(lines.map(({ points }) => points)).toEqual([
    [
      { step: 1, value: 10, band: [0, 20] },
      { step: 3, value: 30, band: [20, 40] },
    ],
    [
      { step: 1, value: -1 },
      { step: 2, value: -2 },
    ],
  ])
})

it('of a line that has been growing for an hour no more is drawn than can be seen, and no dip is lost', () => {
  const count = 50_000
  const steps = Array.from({ length: count }, (_, i) => 100 * i)
  const values = steps.map((_, i) => (i === 31_111 ? -1e6 : Math.sin(i)))
  const { points } = plotLines([line('a', steps, values)])[0]!
  expect(points.length).toBeLessThan(1000)
  expect(Math.min(...points.map(({ value }) => value))).toBe(-1e6)
  expect([points[0]!.step, points.at(-1)!.step]).toEqual([0, steps.at(-1)])
})
