import { describe, expect, it } from 'vitest'
import { compareSources } from './better-source'

const policy = (seed: number, ...returns: number[]) => ({ seed, returns })

describe('which source is better at the switch', () => {
  it('is the policy where its interval lies above what the data earned on the average', () => {
    // Mean 10, standard deviation 1.5811 / sqrt 5 = 0.7071, t_4 = 2.7764: 10 -+ 1.9632.
    const found = compareSources([policy(0, 8, 9, 10, 11, 12)], { mean: 8, best: 30 })!
    expect(found.policy.mean).toBe(10)
    expect(found.policy.interval!.low).toBeCloseTo(8.0368, 3)
    expect(found.policy.interval!.high).toBeCloseTo(11.9632, 3)
    expect(found).toMatchObject({ better: 'policy', againstBest: 'below', over: { kind: 'episodes', count: 5 } })
    expect(compareSources([policy(0, 8, 9, 10, 11, 12)], { mean: 8.1, best: 9 })!.better).toBe('undecided')
  })

  it('is the data where it lies below', () => {
    const found = compareSources([policy(0, 8, 9, 10, 11, 12)], { mean: 12, best: 13 })!
    expect(found).toMatchObject({ better: 'data', againstBest: 'below' })
    expect(compareSources([policy(0, 8, 9, 10, 11, 12)], { mean: 2, best: 8 })!.againstBest).toBe('above')
  })

  it('counts seeds, not their episodes, as soon as there are enough of them', () => {
    // Within each seed nothing varies; over seeds the mean is 6 with a standard deviation of 3.1623: 6 -+ 3.9265.
    const seeds = [2, 4, 6, 8, 10].map((value, seed) => policy(seed, value, value, value, value))
    const found = compareSources(seeds, { mean: 3, best: 50 })!
    expect(found.over).toEqual({ kind: 'seeds', count: 5, policies: 5 })
    expect(found.policy.interval!.low).toBeCloseTo(2.0735, 3)
    expect(found.better).toBe('undecided')
    // Four of them speak of themselves, by their sixteen episodes.
    const four = compareSources(seeds.slice(1), { mean: 3, best: 50 })!
    expect(four.over).toEqual({ kind: 'episodes', count: 16, policies: 4 })
    expect(four.better).toBe('policy')
  })

  it('is left open by fewer than five episodes, and by none', () => {
    expect(compareSources([policy(0, 9, 9, 9, 9)], { mean: 1, best: 2 })).toMatchObject({
      better: 'undecided',
      policy: { mean: 9, interval: null },
    })
    expect(compareSources([policy(0)], { mean: 1, best: 2 })).toBeUndefined()
    expect(compareSources([], { mean: 1, best: 2 })).toBeUndefined()
  })
})
