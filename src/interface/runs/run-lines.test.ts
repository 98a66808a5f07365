import { expect, it } from 'vitest'
import { type RunLine, rowsOfLines } from './run-lines'

const line = (name: string, steps: number[], values: number[]): RunLine => ({
  name,
  label: name,
  colour: 'black',
  steps,
  values,
})

it('lines of different steps share rows where they meet', () => {
  const rows = rowsOfLines([line('a', [1, 3], [10, 30]), line('b', [1, 2], [-1, -2])])
  expect(rows).toEqual([
    { step: 1, others: { a: 10, b: -1 }, bands: {} },
    { step: 2, others: { b: -2 }, bands: {} },
    { step: 3, others: { a: 30 }, bands: {} },
  ])
})

it('of a line that has been growing for an hour no more is drawn than can be seen, and no dip is lost', () => {
  const count = 50_000
  const steps = Array.from({ length: count }, (_, i) => 100 * i)
  const values = steps.map((_, i) => (i === 31_111 ? -1e6 : Math.sin(i)))
  const rows = rowsOfLines([line('a', steps, values)])
  expect(rows.length).toBeLessThan(1000)
  expect(Math.min(...rows.map(({ others }) => others!.a!))).toBe(-1e6)
  expect([rows[0]!.step, rows.at(-1)!.step]).toEqual([0, steps.at(-1)])
})
