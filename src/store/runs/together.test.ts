import { expect, it } from 'vitest'
import { boundsOf } from './together'

const run = (id: number, step: number, totalSteps = 1000) =>
  ({ id, progress: { step, totalSteps, onlineStartStep: 500 } }) as unknown as Parameters<typeof boundsOf>[0][number]

it('who is ahead waits for the slowest, who is last for nobody that is behind it', () => {
  const bounds = boundsOf([run(1, 400), run(2, 100), run(3, 120)])
  expect(bounds.get(1)).toBe(131)
  expect(bounds.get(2)).toBe(131)
})

it('runs of other lengths are at the same share of them', () => {
  expect(boundsOf([run(1, 50, 100), run(2, 500, 5000)]).get(1)).toBe(14)
})

it('alone it waits for nobody, nor does one that is about to end', () => {
  expect(boundsOf([run(1, 400)]).get(1)).toBeNull()
  expect(boundsOf([run(1, 999), run(2, 980)]).get(1)).toBeNull()
})

it('the slowest may always go on, however short the runs are', () => {
  for (const total of [2, 10, 30, 40]) {
    for (let step = 0; step < total; step++) {
      const bound = boundsOf([run(1, step, total), run(2, total - 1, total)]).get(1)!
      expect(bound === null || bound > step).toBe(true)
    }
  }
})
