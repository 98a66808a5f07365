import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { bootstrapInterval, bootstrapTwoGroups, overlap } from './bootstrap'
import { pearson, ranks, spearman } from './correlation'
import { effectiveSampleSize } from './effective-sample-size'
import { histogram } from './histogram'
import { interquartileMean } from './interquartile-mean'
import { mean } from './moments'
import { meanProbabilityOfImprovement, probabilityOfImprovement } from './probability-of-improvement'
import { median, quantile } from './quantile'
import { aggregateCurves } from './seed-curves'

// Expected figures with more than two digits: SciPy 1.17 and NumPy 2.4 on the same numbers.
const x = [3.1, -2, 8.4, 0, 5, 5, 1.25, 9, -7]
const y = [1, 2, 2, 8, -1, 6, 3, 3, 0.5]

describe('quantiles', () => {
  it('agree with numpy.quantile', () => {
    expect([0.025, 0.25, 0.5, 0.9].map((p) => quantile(x, p))).toEqual([-6, 0, 3.1, expect.closeTo(8.52, 12)])
    expect([quantile([4], 0.3), median([1, 2])]).toEqual([4, 1.5])
  })

  it('refuse what has no answer', () => {
    expect(() => quantile([1, Number.NaN], 0.5)).toThrow('NaN')
    expect(() => quantile(x, 1.2)).toThrow('[0, 1]')
    expect(quantile([], 0.5)).toBeNaN()
  })
})

describe('interquartile mean', () => {
  it('agrees with scipy.stats.trim_mean(x, 0.25), which rliable uses', () => {
    expect(interquartileMean(x)).toBeCloseTo(2.87, 12)
    expect(interquartileMean(x.slice(0, 5))).toBeCloseTo(2.7, 12)
    expect(interquartileMean(x.slice(0, 3))).toBeCloseTo(9.5 / 3, 12)
  })

  it('gives what rliable publishes in its own tests', () => {
    expect(interquartileMean([1, 2, 2, 2, 1, 1, 2, 1])).toBe(1.5)
    expect(interquartileMean([1, 1, 2, 2, 3, 3])).toBe(2)
  })

  it('ignores one seed that went wild, where the mean does not', () => {
    expect(interquartileMean([1, 1, 1, 1, 1000])).toBe(1)
  })
})

/** Every resample of the tasks' seeds, each as probable as any other. */
function allResamples(tasks: readonly number[][]): number[][] {
  return tasks.reduce<number[][]>(
    (drawn, task) => task.reduce((own) => own.flatMap((scores) => task.map((score) => [...scores, score])), drawn),
    [[]],
  )
}

/** The smallest value that at least this share of all resamples does not exceed. */
function exactQuantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]!
}

describe('stratified bootstrap', () => {
  it.each([
    ['one task', [[0.11, 0.94, 0.52, 0.31, 0.78]]],
    [
      'two tasks, resampled each on its own',
      [
        [0.1, 0.7, 0.4],
        [10.2, 10.9, 11.5, 10.4],
      ],
    ],
  ])('comes to the interval of all resamples counted one by one: %s', (_, tasks) => {
    const exact = allResamples(tasks).map(interquartileMean)
    const interval = bootstrapInterval(tasks, interquartileMean, RandomStream.fromSeed(3), { repetitions: 20_000 })
    // The percentiles of 20000 draws are themselves uncertain by 0.0011 (one standard error) in p.
    const within = (p: number, value: number) => {
      expect(value).toBeGreaterThanOrEqual(exactQuantile(exact, p - 0.005))
      expect(value).toBeLessThanOrEqual(exactQuantile(exact, p + 0.005))
    }
    within(0.025, interval.low)
    within(0.975, interval.high)
  })

  it('is narrower for less confidence, and a point for equal seeds', () => {
    const wide = bootstrapInterval([x], interquartileMean, RandomStream.fromSeed(1))
    const narrow = bootstrapInterval([x], interquartileMean, RandomStream.fromSeed(1), { confidence: 0.5 })
    expect(narrow.low).toBeGreaterThan(wide.low)
    expect(narrow.high).toBeLessThan(wide.high)
    expect(bootstrapInterval([[2, 2, 2]], mean, RandomStream.fromSeed(1))).toEqual({ low: 2, high: 2 })
  })

  it('covers the true mean about as often as it says', () => {
    const random = RandomStream.fromSeed(8)
    let covered = 0
    for (let trial = 0; trial < 200; trial++) {
      const seeds = Array.from({ length: 20 }, () => random.normal())
      const { low, high } = bootstrapInterval([seeds], mean, random, { repetitions: 400 })
      if (low <= 0 && high >= 0) covered++
    }
    // 95 % asked for; with 20 values a percentile interval gives about 93 %, and 200 trials +- 3.6 %.
    expect(covered / 200).toBeGreaterThan(0.88)
    expect(covered / 200).toBeLessThan(0.99)
  })

  it('resamples two groups apart', () => {
    const [a, b] = [
      [0, 1],
      [10, 30],
    ]
    const difference = (p: readonly Float64Array[], q: readonly Float64Array[]) => mean(q[0]!) - mean(p[0]!)
    expect(bootstrapTwoGroups([a], [b], difference, RandomStream.fromSeed(2))).toEqual({ low: 9, high: 30 })
    expect(overlap({ low: 0, high: 1 }, { low: 1, high: 2 })).toBe(true)
    expect(overlap({ low: 0, high: 1 }, { low: 1.1, high: 2 })).toBe(false)
  })
})

describe('probability of improvement', () => {
  it('has the interval of all resamples counted one by one, each task resampled on its own', () => {
    const [x, y] = [
      [
        [1, 4, 6],
        [0, 2],
      ],
      [
        [3, 5],
        [1, 1, 3],
      ],
    ]
    const split = (flat: number[], like: number[][]) => [flat.slice(0, like[0]!.length), flat.slice(like[0]!.length)]
    const exact = allResamples([...x, ...y]).map((flat) =>
      meanProbabilityOfImprovement(split(flat.slice(0, 5), x), split(flat.slice(5), y)),
    )
    const interval = bootstrapTwoGroups(x, y, meanProbabilityOfImprovement, RandomStream.fromSeed(6))
    expect(interval).toEqual({ low: exactQuantile(exact, 0.025), high: exactQuantile(exact, 0.975) })
  })

  it('agrees with the Mann-Whitney statistic over the number of pairs', () => {
    expect(probabilityOfImprovement(x, y)).toBeCloseTo(0.5308641975308642, 12)
    // rliable's own test: two tasks, 4 and 3 runs, 1/3 in the mean over tasks.
    const tasks = [
      [1, 2, 1, 2],
      [2, 2, 1, 1],
    ]
    const others = [
      [1, 2, 3],
      [1, 2, 3],
    ]
    expect(meanProbabilityOfImprovement(tasks, others)).toBeCloseTo(1 / 3, 12)
    expect(() => meanProbabilityOfImprovement(tasks, [[1]])).toThrow('2 tasks cannot be compared with 1')
    expect(probabilityOfImprovement([1, 1], [1])).toBe(0.5)
    expect(probabilityOfImprovement(x, y) + probabilityOfImprovement(y, x)).toBeCloseTo(1, 12)
  })
})

describe('correlation', () => {
  it('agrees with SciPy', () => {
    expect(pearson(x, y)).toBeCloseTo(0.054935230416353904, 12)
    expect(spearman(x, y)).toBeCloseTo(0.11814451160815981, 12)
  })

  it('shares the ranks of ties, sees any monotone relation, and says nothing of a constant', () => {
    expect([...ranks([5, 1, 5, 2])]).toEqual([3.5, 1, 3.5, 2])
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBeCloseTo(1, 12)
    expect(pearson([1, 2, 3], [4, 4, 4])).toBeNaN()
    expect(() => pearson([1], [1, 2])).toThrow('cannot be paired')
  })
})

describe('small helpers', () => {
  it('counts the samples that weights leave', () => {
    expect(effectiveSampleSize([2, 2, 2])).toBeCloseTo(3, 12)
    expect(effectiveSampleSize([1, 0, 0])).toBe(1)
    expect(effectiveSampleSize([0, 0])).toBe(0)
  })

  it('counts into given bins, the ends taking what lies beyond', () => {
    expect(histogram([-5, 0.1, 0.9, 7, Number.NaN], 2, { low: 0, high: 1 }).counts).toEqual([2, 2])
  })
})

describe('curves of several seeds', () => {
  it('are aggregated step by step, over the seeds that are there', () => {
    const seeds = [
      { steps: [0, 250, 500], values: [1, 5, 9] },
      { steps: [0, 250], values: [3, 7] },
      { steps: [0, 250, 500], values: [2, Number.NaN, 11] },
    ]
    const curve = aggregateCurves(seeds, RandomStream.fromSeed(4))
    expect([...curve.steps]).toEqual([0, 250, 500])
    expect([...curve.iqm]).toEqual([2, 6, 10])
    expect([...curve.seeds]).toEqual([3, 2, 2])
    // Of two seeds each resample is one, the other, or their mean.
    expect([curve.low[1], curve.high[1]]).toEqual([5, 7])
  })

  it('have no interval of a single seed', () => {
    const curve = aggregateCurves([{ steps: [0], values: [4] }], RandomStream.fromSeed(4))
    expect([curve.iqm[0], curve.low[0], curve.high[0]]).toEqual([4, Number.NaN, Number.NaN])
  })
})
