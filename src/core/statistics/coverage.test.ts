import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { coverageOf, INTERVALS, type IntervalKind, SPREADS, type Spread } from './coverage'
import { FEWEST_SEEDS } from './seeds'

/** Simulated with 2000 trials each (docs/statistics.md); with 400 a share wanders by 2 to 3 points. */
const LEAST: Record<Spread, number> = { normal: 0.9, skewed: 0.84, bimodal: 0.88, 'one fails': 0.55 }
const QUICK: IntervalKind[] = ['IQM of one method', 'mean (claims)', 'paired difference', 'probability of improvement']

describe('95 % intervals, simulated', () => {
  it.each(QUICK.flatMap((kind) => (Object.keys(SPREADS) as Spread[]).map((spread) => [kind, spread] as const)))(
    'the %s of 5 seeds holds the truth about as often as the docs say: %s',
    (kind, spread) => {
      const { covered } = coverageOf(kind, spread, 5, 400, RandomStream.fromSeed(3))!
      expect(covered).toBeGreaterThan(LEAST[spread])
    },
  )

  it('are not made of fewer seeds than carry a claim', () => {
    for (const kind of QUICK) {
      expect(coverageOf(kind, 'normal', FEWEST_SEEDS - 1, 1, RandomStream.fromSeed(1)), kind).toBeNull()
    }
    expect(Object.keys(INTERVALS)).toEqual(expect.arrayContaining(QUICK))
  })

  it('are narrower for pairs than for strangers', () => {
    const width = (kind: IntervalKind) => coverageOf(kind, 'normal', 10, 200, RandomStream.fromSeed(2))!.width
    // Pairs share a normal draw of each seed: without them the variance would be twice as large.
    expect(width('paired difference')).toBeLessThan(1.2 * width('difference, seeds not paired'))
  })
})
