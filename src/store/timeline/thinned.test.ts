import { expect, it } from 'vitest'
import { thinned } from './thinned'

const states = (...steps: number[]) => steps.map((step) => ({ frozen: { step }, bytes: 10 }))
const stepsOf = (all: readonly { readonly frozen: { readonly step: number } }[]) => all.map(({ frozen }) => frozen.step)

it('keeps all while there is room', () => {
  expect(thinned(states(1, 2, 3, 4), 40, 2)).toHaveLength(4)
})

it('keeps the first, the last and the switch, and thins before it more than after it', () => {
  const all = states(...Array.from({ length: 41 }, (_, i) => 50 * i))
  const kept = stepsOf(thinned(all, 200, 1000))
  expect(kept).toHaveLength(20)
  expect(kept).toEqual(expect.arrayContaining([0, 1000, 2000]))
  const after = kept.filter((step) => step > 1000).length
  expect(after).toBeGreaterThan(kept.length - after)
})
