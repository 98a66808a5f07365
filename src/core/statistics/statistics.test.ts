import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { bootstrapInterval } from './bootstrap'
import { pearson, ranks, spearman } from './correlation'
import { effectiveSampleSize } from './effective-sample-size'
import { histogram } from './histogram'
import { interquartileMean } from './interquartile-mean'
import { differenceOfMeans, meanInterval, signTest } from './mean-interval'
import { mean } from './moments'
import {
  improvementInterval,
  meanProbabilityOfImprovement,
  probabilityOfImprovement,
} from './probability-of-improvement'
import { median, quantile } from './quantile'
import { aggregateCurves } from './seed-curves'
import { normalCdf, studentCdf, studentQuantile } from './student'

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

/** Phi(-sqrt(n / (n - 1)) t), n seeds in all, n - 1 replaced by the degrees of freedom. */
function expandedTail(seeds: number, degrees: number): number {
  return normalCdf(-Math.sqrt(seeds / degrees) * studentQuantile(0.975, degrees))
}

describe('stratified bootstrap', () => {
  const five = [0.11, 0.94, 0.52, 0.31, 0.78]

  it('of few seeds is the expanded percentile of all resamples, counted one by one', () => {
    const exact = allResamples([five]).map(interquartileMean)
    const tail = expandedTail(5, 4)
    expect(tail).toBeCloseTo(0.000954, 6)
    const interval = bootstrapInterval([five], interquartileMean, RandomStream.fromSeed(3))!
    expect(interval.low).toBeCloseTo(exactQuantile(exact, tail), 12)
    expect(interval.high).toBeCloseTo(exactQuantile(exact, 1 - tail), 12)
    // The same whatever the stream: nothing is drawn.
    expect(bootstrapInterval([five], interquartileMean, RandomStream.fromSeed(99))).toEqual(interval)
  })

  it('resamples each task on its own', () => {
    const tasks = [
      [0.1, 0.7, 0.4],
      [10.2, 10.9, 11.5, 10.4],
    ]
    const exact = allResamples(tasks).map(interquartileMean)
    const interval = bootstrapInterval(tasks, interquartileMean, RandomStream.fromSeed(3), { repetitions: 20_000 })!
    const tail = expandedTail(7, 5)
    const within = (value: number, low: number, high: number) => {
      expect(value).toBeGreaterThanOrEqual(exactQuantile(exact, low))
      expect(value).toBeLessThanOrEqual(exactQuantile(exact, high))
    }
    within(interval.low, tail / 2, 2 * tail)
    within(interval.high, 1 - 2 * tail, 1 - tail / 2)
  })

  it('is narrower for less confidence, a point for equal seeds, and nothing for too few', () => {
    const wide = bootstrapInterval([x], interquartileMean, RandomStream.fromSeed(1))!
    const narrow = bootstrapInterval([x], interquartileMean, RandomStream.fromSeed(1), { confidence: 0.5 })!
    expect(narrow.low).toBeGreaterThan(wide.low)
    expect(narrow.high).toBeLessThan(wide.high)
    expect(bootstrapInterval([[2, 2, 2, 2, 2]], mean, RandomStream.fromSeed(1))).toEqual({ low: 2, high: 2 })
    expect(bootstrapInterval([[1, 2, 3, 4]], mean, RandomStream.fromSeed(1))).toBeNull()
  })
})

describe('Student’s t', () => {
  it('agrees with SciPy', () => {
    expect(studentCdf(1.3, 1)).toBeCloseTo(0.7912855, 6)
    expect(studentCdf(-2, 2)).toBeCloseTo(0.0917517, 6)
    expect(studentCdf(0.7, 7)).toBeCloseTo(0.7467415, 5)
    expect([1, 2, 4, 5, 9, 30].map((degrees) => studentQuantile(0.975, degrees))).toEqual(
      [12.7062, 4.30265, 2.77645, 2.57058, 2.26216, 2.04227].map((t) => expect.closeTo(t, 4)),
    )
    expect(normalCdf(-1.959964)).toBeCloseTo(0.025, 5)
  })

  it('gives an interval of the mean: 7 +- 2.776 sqrt(2.5 / 5)', () => {
    const { low, high } = meanInterval([5, 6, 7, 8, 9])!
    expect([low, high]).toEqual([expect.closeTo(5.0367, 3), expect.closeTo(8.9633, 3)])
    expect(meanInterval([1, 2, 3, 4])).toBeNull()
    expect(meanInterval([3, 3, 3, 3, 3])).toEqual({ low: 3, high: 3 })
  })
})

describe('differences', () => {
  const of = (values: readonly number[], from = 0) => new Map(values.map((value, i) => [from + i, value]))

  it('are taken by pairs where the seeds are the same, and are far surer then', () => {
    const [a, b] = [
      [1, 12, 23, 34, 45],
      [0, 10.5, 22, 33.2, 44],
    ]
    const paired = differenceOfMeans(of(a), of(b))
    expect(paired.mean).toBeCloseTo(1.06, 9)
    expect(paired.interval!.low).toBeGreaterThan(0.6)
    expect(paired.pairs).toEqual({ count: 5, signTest: 2 / 32 })
    const strangers = differenceOfMeans(of(a), of(b, 5))
    expect(strangers.mean).toBeCloseTo(1.06, 9)
    expect(strangers.pairs).toBeNull()
    expect(strangers.interval!.low).toBeLessThan(-20)
    expect(differenceOfMeans(of([1, 2]), of([3, 4])).interval).toBeNull()
  })

  it('have an exact sign test, ties left out', () => {
    expect(signTest([1, 1, 1, 1, -1])).toBeCloseTo(12 / 32, 12)
    expect(signTest([1, 1, 0, -1])).toBe(1)
    expect(signTest([0, 0])).toBe(1)
  })
})

describe('probability of improvement', () => {
  it('has an interval that is no point where all seeds of one beat all of the other', () => {
    const { low, high } = improvementInterval([[6, 7, 8, 9, 10]], [[1, 2, 3, 4, 5]])
    expect(high).toBe(1)
    expect(low).toBeGreaterThan(0.5)
    expect(low).toBeLessThan(0.8)
    const even = improvementInterval([[1, 4, 5, 8, 9]], [[2, 3, 6, 7, 8.5]])
    expect(even.low).toBeLessThan(0.3)
    expect(even.high).toBeGreaterThan(0.7)
    // Two tasks that agree are surer than one, and mirror images mirror each other.
    const two = improvementInterval(
      [
        [6, 7, 8, 9, 10],
        [6, 7, 8, 9, 10],
      ],
      [
        [1, 2, 3, 4, 5],
        [1, 2, 3, 4, 5],
      ],
    )
    expect(two.low).toBeGreaterThan(low)
    expect(improvementInterval([[1, 2, 3, 4, 5]], [[6, 7, 8, 9, 10]]).high).toBeCloseTo(1 - low, 9)
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
    expect([curve.low[1], curve.high[1]]).toEqual([Number.NaN, Number.NaN])
    const five = aggregateCurves(
      [1, 2, 3, 4, 5].map((value) => ({ steps: [0], values: [value] })),
      RandomStream.fromSeed(4),
    )
    // All resamples but one in a thousand at each end: from four or five times the lowest to as often the highest.
    expect([five.iqm[0], five.low[0], five.high[0]]).toEqual([3, 1, 5])
  })

  it('have no interval of a single seed', () => {
    const curve = aggregateCurves([{ steps: [0], values: [4] }], RandomStream.fromSeed(4))
    expect([curve.iqm[0], curve.low[0], curve.high[0]]).toEqual([4, Number.NaN, Number.NaN])
  })
})
