import { expect, it } from 'vitest'
import { emptyRun } from '../../store/runs/run'
import { RunSeries } from '../../store/runs/run-series'
import { returnFigures } from './run-figures'

function member(seed: number, returns: readonly (readonly [number, number])[]) {
  const series = new RunSeries()
  const of = { kind: 'evaluation', phase: 'online', returns: [], normalisedScore: 0 } as const
  series.add(
    null,
    returns.map(([step, mean]) => ({ ...of, step, mean })),
  )
  return { ...emptyRun(seed, 1, seed), series }
}

it('of one seed the best and the last return, without an interval', () => {
  const figures = returnFigures([
    member(1, [
      [0, -9],
      [10, -2],
      [20, -4],
    ]),
  ])!
  expect(figures.best).toEqual({ value: -2, seeds: 1, interval: null })
  expect(figures.last).toEqual({ value: -4, seeds: 1, interval: null })
})

it('of several seeds only at steps that all have come to; the interval lies around the mean', () => {
  const ahead = member(1, [
    [0, 0],
    [10, 4],
    [20, 100],
  ])
  const behind = member(2, [
    [0, 2],
    [10, 8],
  ])
  const figures = returnFigures([ahead, behind])!
  expect(figures.curve).toEqual({ steps: [0, 10], values: [1, 6] })
  expect(figures.last.value).toBe(6)
  // Two seeds say nothing of others; five do.
  expect(figures.last.interval).toBeNull()
  const more = [3, 4, 5].map((seed) =>
    member(seed, [
      [0, 1],
      [10, 4 + seed / 2],
    ]),
  )
  const { interval } = returnFigures([ahead, behind, ...more])!.last
  expect(interval).toEqual({ low: 4, high: 8 })
})

it('nothing before the first evaluation', () => {
  expect(returnFigures([member(1, [])])).toBeNull()
})
