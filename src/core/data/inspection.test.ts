import { describe, expect, test } from 'vitest'
import { inEnglish, verbatim } from '../messages/message'
import { histogram } from '../statistics/histogram'
import { checkActionsAlone, checkAgainstEnvironment } from './check-against-environment'
import { concatenateDatasets } from './concatenate'
import type { Dataset } from './dataset'
import { datasetFacts } from './dataset-facts'
import { fixture } from './formats/fixtures/open'
import { readDataset } from './formats/read-dataset'
import { coverage, inspectDataset } from './inspection'
import { observationStatistics } from './observation-statistics'

const pendulumShape = { observationSize: 3, actionSize: 1, low: [-2], high: [2] }

const small: Dataset = {
  name: 'small',
  count: 3,
  observationSize: 2,
  actionSize: 1,
  observations: Float32Array.of(0, 10, 1, 20, 2, 60),
  actions: Float32Array.of(-1, 0, 3),
  rewards: Float64Array.of(1, 2, -4),
  nextObservations: Float32Array.of(1, 20, 2, 60, 3, 70),
  terminals: Uint8Array.of(0, 1, 0),
  timeouts: Uint8Array.of(0, 0, 1),
  episodeStarts: Uint32Array.of(0, 2, 3),
  assumptions: [verbatim('one')],
  warnings: [],
}

describe('inspection', () => {
  test('counts every episode, action and step once', () => {
    const { facts, returns, episodeLengths, actions, observationRanges } = inspectDataset(small, 4)
    expect(facts).toEqual({
      episodes: 2,
      transitions: 3,
      observationSize: 2,
      actionSize: 1,
      returns: [3, -4],
      rewardSum: -1,
      observationMean: [1, 30],
      terminals: 1,
      timeouts: 1,
    })
    expect(returns).toEqual({ low: -4, high: 3, counts: [1, 0, 0, 1] })
    expect(episodeLengths).toEqual({ low: 1, high: 2, counts: [1, 0, 0, 1] })
    expect(actions).toEqual([{ low: -1, high: 3, counts: [1, 1, 0, 1] }])
    expect(observationRanges).toEqual([
      { low: 0, high: 2 },
      { low: 10, high: 60 },
    ])
  })

  test('counts what is not finite, and leaves it out of histograms', () => {
    const actions = Float32Array.of(Number.NaN, 0, 1)
    const { notFinite } = inspectDataset({
      ...small,
      actions,
      rewards: Float64Array.of(1, Number.POSITIVE_INFINITY, 0),
    })
    expect(notFinite).toEqual({ observations: 0, actions: 1, rewards: 1 })
    expect(histogram(actions, 2)).toEqual({ low: 0, high: 1, counts: [1, 1] })
    expect(histogram([5, 5], 2)).toEqual({ low: 5, high: 5, counts: [2, 0] })
  })

  test('coverage takes rows from all over the dataset, of any two axes', async () => {
    const dataset = await readDataset(fixture('pendulum.jsonl'))
    const points = coverage(dataset, { of: 'observations', index: 2 }, { of: 'actions', index: 0 }, 100)
    expect(points.rows).toHaveLength(100)
    expect(points.rows[99]).toBe(1782)
    expect(points.x[99]).toBe(dataset.observations[1782 * 3 + 2])
    expect(points.y[99]).toBe(dataset.actions[1782])
    expect(coverage(small, { of: 'observations', index: 0 }, { of: 'observations', index: 1 }).rows).toHaveLength(3)
  })

  test('statistics are population ones plus epsilon', () => {
    const { mean, standardDeviation } = observationStatistics(small)
    expect([...mean]).toEqual([expect.closeTo(1, 12), expect.closeTo(30, 12)])
    expect(standardDeviation[0]).toBeCloseTo(Math.sqrt(2 / 3) + 1e-3, 12)
    expect(standardDeviation[1]).toBeCloseTo(Math.sqrt((400 + 100 + 900) / 3) + 1e-3, 12)
  })
})

describe('against an environment', () => {
  test('a dataset of other sizes does not fit', async () => {
    const check = checkAgainstEnvironment(await readDataset(fixture('broken/wrong-width.npz')), pendulumShape)
    expect(check.fits).toBe(false)
    expect(check.problems.map(inEnglish)).toEqual(['observations have 6 numbers, the environment gives 3'])
  })

  test('actions out of range are usable, with a warning in numbers', async () => {
    const dataset = await readDataset(fixture('broken/out-of-range-actions.npz'))
    const { fits, warnings } = checkAgainstEnvironment(dataset, pendulumShape)
    const outside = dataset.actions.filter((action) => Math.abs(action) > 2.0001).length
    expect(fits).toBe(true)
    expect(warnings.map(inEnglish)).toEqual([
      expect.stringContaining(`${outside.toLocaleString('en-GB')} of 1,791 actions`),
    ])
    expect(inEnglish(warnings[0]!)).toContain('from -100 to 100')
    expect(checkActionsAlone(dataset)).toHaveLength(1)
  })

  test('actions at the bounds are within them', async () => {
    const dataset = await readDataset(fixture('pendulum.csv'))
    expect(checkAgainstEnvironment(dataset, pendulumShape)).toEqual({ fits: true, problems: [], warnings: [] })
    expect(checkActionsAlone(dataset)).toEqual([])
  })
})

describe('several datasets at once', () => {
  test('stand one after the other, with the facts of all', async () => {
    const csv = await readDataset(fixture('pendulum.csv'))
    const minari = await readDataset(fixture('pendulum-minari.hdf5'))
    const both = concatenateDatasets([csv, minari])
    expect(both.count).toBe(1791 + 1800)
    expect([...both.episodeStarts.subarray(8, 12)]).toEqual([8 * 199, 1791, 1991, 2191])
    expect(both.observations.subarray(1791 * 3)).toEqual(minari.observations)
    const facts = datasetFacts(both)
    expect(facts).toMatchObject({ episodes: 18, transitions: 3600, timeouts: 18 })
    expect(facts.observationMean[0]).toBeCloseTo(datasetFacts(csv).observationMean[0]!, 12)
    expect(inEnglish(both.assumptions[0]!)).toMatch(/^pendulum\.csv: /)
  })

  test('of different sizes are refused', () => {
    expect(() => concatenateDatasets([small, { ...small, name: 'wide', observationSize: 3 }])).toThrow(
      /wide has 3 numbers in an observation.*small has 2/,
    )
  })
})
