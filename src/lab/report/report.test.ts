import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Interval } from '../../core/statistics/bootstrap'
import { markdownReport } from './markdown'
import { readResults } from './read-results'
import { makeReport } from './report'
import { finished } from './testing'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Every way to draw as many values again from each list, all equally probable. */
function resamples(lists: readonly number[][]): number[][][] {
  const ofOne = (list: number[]) =>
    list.reduce<number[][]>((drawn) => drawn.flatMap((one) => list.map((value) => [...one, value])), [[]])
  return lists.reduce<number[][][]>(
    (all, list) => all.flatMap((drawn) => ofOne(list).map((one) => [...drawn, one])),
    [[]],
  )
}

/** Mean without the lowest and the highest quarter, by repetition: each value 4 times, n of each end away. */
function iqm(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const cut = Math.floor(sorted.length / 4)
  const kept = sorted.filter((_, index) => index >= cut && index < sorted.length - cut)
  return kept.reduce((a, b) => a + b, 0) / kept.length
}

function wins(x: readonly number[], y: readonly number[]): number {
  const points = x.flatMap((a) => y.map((b) => (a > b ? 1 : a === b ? 0.5 : 0) as number))
  return points.reduce((a, b) => a + b, 0) / points.length
}

/** Whether both ends are the expanded percentiles of all resamples, as closely as the draws can tell. */
function expectPercentiles(interval: Interval | null, exact: readonly number[], tail: number) {
  const sorted = exact.toSorted((a, b) => a - b)
  const quantile = (p: number) => sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(p * sorted.length)))]!
  expect(interval!.low).toBeGreaterThanOrEqual(quantile(tail / 4))
  expect(interval!.low).toBeLessThanOrEqual(quantile(4 * tail))
  expect(interval!.high).toBeGreaterThanOrEqual(quantile(1 - 4 * tail))
  expect(interval!.high).toBeLessThanOrEqual(quantile(1 - tail / 4))
}

/** Phi(-sqrt(5 / 4) 2.776) of 5 seeds in one task, Phi(-sqrt(6 / 4) 2.776) of 3 in each of two. */
const TAIL_OF_5 = 0.00096
const TAIL_OF_3_AND_3 = 0.00034

describe('the numbers of a report', () => {
  it('counts what a count by hand counts', async () => {
    const finals = {
      'AWAC, lambda = 1': [-100, -300, -220, -260, -180],
      'AWAC, lambda = 3': [-90, -150, -220, -400, -310],
    }
    for (const [index, values] of Object.values(finals).entries()) {
      for (const [seed, final] of values.entries()) {
        await finished(folder, `${index}-${seed}`, {
          lambda: index === 0 ? 1 : 3,
          seed,
          returns: [-1000, -80 - seed, final],
        })
      }
    }
    const { groups, comparisons } = makeReport(await readResults(folder))
    expect(groups.map(({ method, task }) => [method, task])).toEqual(
      Object.keys(finals).map((name) => [name, 'Pendulum']),
    )
    for (const [index, values] of Object.values(finals).entries()) {
      const { finalReturn, bestReturn, normalisedScore } = groups[index]!
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
      expect(finalReturn!.mean).toBeCloseTo(mean, 9)
      expect(finalReturn!.standardDeviation).toBeCloseTo(Math.sqrt(squares / (values.length - 1)), 9)
      expect(finalReturn!.iqm).toBeCloseTo(iqm(values), 9)
      expectPercentiles(
        finalReturn!.interval,
        resamples([values]).map(([drawn]) => iqm(drawn!)),
        TAIL_OF_5,
      )
      expect(bestReturn!.iqm).toBeCloseTo(iqm(values.map((value, seed) => Math.max(value, -80 - seed))), 9)
      expect(normalisedScore!.mean).toBeCloseTo(mean / 10, 9)
    }
    const [x, y] = Object.values(finals) as [number[], number[]]
    expect(comparisons).toHaveLength(1)
    expect(comparisons[0]!.probability).toBeCloseTo(wins(x, y), 12)
    const { difference, interval } = comparisons[0]!
    const differences = x.map((value, seed) => value - y[seed]!)
    expect(difference!.mean).toBeCloseTo(differences.reduce((a, b) => a + b, 0) / 5, 9)
    expect(difference!.pairs!.count).toBe(5)
    expect(interval!.low).toBeLessThan(comparisons[0]!.probability)
    expect(interval!.high).toBeGreaterThan(comparisons[0]!.probability)
  })

  it('pools tasks by normalised score and resamples each on its own', async () => {
    const worlds = { pendulum: 0, 'mountain-car': 1000 }
    for (const [environment, shift] of Object.entries(worlds)) {
      for (const [algorithm, better] of [
        ['awac', 0],
        ['iql', 25],
      ] as const) {
        for (const seed of [0, 1, 2]) {
          await finished(folder, `${environment}-${algorithm}-${seed}`, {
            environment,
            algorithm,
            seed,
            returns: [0, 0, shift + 10 * seed + better],
          })
        }
      }
    }
    const { overTasks, comparisons } = makeReport(await readResults(folder))
    const scores = [
      [0, 1, 2],
      [100, 101, 102],
    ]
    expect(overTasks.overall).toMatchObject([
      { method: 'AWAC', tasks: 2, runs: 6, normalisedScore: { iqm: iqm(scores.flat()) } },
      { method: 'IQL', tasks: 2, runs: 6 },
    ])
    const { interval } = overTasks.overall[0]!.normalisedScore
    expectPercentiles(
      interval,
      resamples(scores).map((drawn) => iqm(drawn.flat())),
      TAIL_OF_3_AND_3,
    )
    expect(overTasks.comparisons[0]!.probability).toBeCloseTo(wins([0, 10, 20], [25, 35, 45]), 12)
    // Returns of different environments are not compared.
    expect(comparisons.map(({ a, b }) => [a, b])).toEqual([
      ['AWAC', 'IQL'],
      ['AWAC', 'IQL'],
    ])
  })
})

it('shows what the data say of policies that had no environment, and how far that is off', async () => {
  for (const seed of [1, 2]) {
    const place = join(folder, `seed-${seed}`)
    await mkdir(place)
    const configuration = {
      version: 1,
      environment: null,
      dataset: { kind: 'file', path: 'pen.hdf5' },
      algorithm: { id: 'iql', hyperparameters: {} },
      settings: { offlineSteps: 50 },
      seed,
    }
    const judged = (at: number) => ({
      policyValue: at + seed,
      policyValueLow: at,
      policyValueHigh: at + 4,
      actionDistance: 0.25,
    })
    const lines = [
      { kind: 'configuration', configuration, backend: 'wasm' },
      { kind: 'metrics', step: 0, values: judged(0) },
      { kind: 'metrics', step: 50, values: { criticLoss: 1 } },
      { kind: 'metrics', step: 50, values: { ...judged(10), behaviourValue: 9.5, behaviourEarned: 9 } },
    ]
    await writeFile(join(place, `seed-${seed}.jsonl`), lines.map((line) => JSON.stringify(line)).join('\n'))
    await writeFile(
      join(place, 'summary.json'),
      JSON.stringify({ configuration, seeds: [{ seed, finalReturn: null }] }),
    )
  }
  const report = markdownReport(makeReport(await readResults(folder)), new Map())
  expect(report).toContain('By the data alone')
  // 11 and 12: their mean, and 0.7071 of deviation.
  expect(report).toContain('11.5 ± 0.7071')
  expect(report).toContain('10 to 14, 10 to 14')
  expect(report).toContain('9.5 (9)')
})
