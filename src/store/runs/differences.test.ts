import { expect, it } from 'vitest'
import { differencesOf } from './differences'
import type { Experiment } from './experiment'
import { ownRun } from './testing'

const run = (id: number, hyperparameters = {}): Experiment => ({
  ...ownRun(hyperparameters),
  id,
  name: null,
  hidden: false,
})
const usual = () => ({ lambda: 1, discount: 0.99 })

it('tells only what differs, and live changes with the value before and their step', () => {
  const focused = run(1, { discount: 0.99, lambda: 1 })
  const other: Experiment = {
    ...run(2, { discount: 0.5, lambda: 1 }),
    changes: [
      { step: 1200, name: 'lambda', from: 1, to: 0.3 },
      { step: 1500, name: 'lambda', from: 0.3, to: 0.1 },
    ],
  }
  expect(differencesOf(other, focused, usual)).toEqual([
    { kind: 'setting', key: 'discount', from: 0.99, to: 0.5 },
    { kind: 'setting', key: 'lambda', from: 1, to: 0.3, step: 1200 },
    { kind: 'setting', key: 'lambda', from: 0.3, to: 0.1, step: 1500 },
  ])
  expect(differencesOf(focused, focused, usual)).toEqual([])
})

it('of another algorithm tells its name and what is unusual in it, and other data by their name', () => {
  const other = run(2, { lambda: 1, discount: 0.9 })
  const awac: Experiment = {
    ...other,
    datasetName: 'replay',
    configuration: { ...other.configuration, algorithm: { ...other.configuration.algorithm, id: 'awac' } },
  }
  expect(differencesOf(awac, run(1), usual)).toEqual([
    { kind: 'algorithm', id: 'awac' },
    { kind: 'dataset', id: 'replay' },
    { kind: 'setting', key: 'discount', from: 0.99, to: 0.9 },
  ])
})
