import { beforeEach, expect, it } from 'vitest'
import {
  addRun,
  experimentOf,
  partFromTheirExperiment,
  reconfigure,
  removeUnbegun,
  runsOf,
  runWithId,
  updateExperiment,
  updateRun,
  useExperiments,
} from './experiments-store'
import { ownRun } from './testing'

const progress = { phase: 'offline' as const, stage: '', totalSteps: 9, onlineStartStep: 5, environmentSteps: 0 }
const at = (step: number) => ({ status: 'paused' as const, progress: { ...progress, step, finished: false } })

beforeEach(() => useExperiments.setState({ experiments: [], runs: [], focus: 0 }))

it('runs that differ in their seed alone are one; the same seed again takes the place of the first', () => {
  const first = addRun(ownRun(), 1, at(3))
  const second = addRun(ownRun(), 2, at(3))
  const again = addRun(ownRun(), 1, at(1))
  const other = addRun(ownRun({ discount: 0.5 }), 1)
  expect(useExperiments.getState().experiments).toHaveLength(2)
  expect(experimentOf(second)).toBe(experimentOf(again))
  expect(experimentOf(other)).not.toBe(experimentOf(again))
  expect(runWithId(first)).toBeUndefined()
})

it('a seed that lives through something that the others do not becomes a run of its own', () => {
  const first = addRun(ownRun(), 1, at(9))
  const second = addRun(ownRun(), 2, at(3))
  partFromTheirExperiment([second])
  updateExperiment(experimentOf(second)!.id, { changes: [{ step: 3, name: 'discount', from: 0.99, to: 0.5 }] })
  expect(experimentOf(first)!.changes).toEqual([])
  expect(runsOf(experimentOf(second)!.id)).toHaveLength(1)
  // Alone in its run there is nobody to part from.
  partFromTheirExperiment([second])
  expect(useExperiments.getState().experiments).toHaveLength(2)
})

it('settings changed before the first step lead back to the run that has them', () => {
  addRun(ownRun({ discount: 0.5 }), 1, at(9))
  const prepared = addRun(ownRun(), 2)
  reconfigure(prepared, ownRun({ discount: 0.5 }).configuration)
  expect(useExperiments.getState().experiments).toHaveLength(1)
  expect(runsOf(experimentOf(prepared)!.id).map(({ seed }) => seed)).toEqual([1, 2])
})

it('what takes the place of the one in focus is in focus', () => {
  const first = addRun(ownRun(), 1, at(3))
  useExperiments.setState({ focus: first })
  const again = addRun(ownRun(), 1)
  expect(useExperiments.getState().focus).toBe(again)
  addRun(ownRun(), 2)
  const prepared = addRun(ownRun({ discount: 0.5 }), 1)
  expect(useExperiments.getState().focus).toBe(again)
  reconfigure(prepared, ownRun().configuration)
  expect(useExperiments.getState().focus).toBe(prepared)
  expect(runWithId(again)).toBeUndefined()
})

it('what was only prepared leaves no trace, what has begun stays', () => {
  const prepared = addRun(ownRun(), 1)
  const begun = addRun(ownRun({ discount: 0.5 }), 1)
  updateRun(begun, at(2))
  removeUnbegun(prepared)
  removeUnbegun(begun)
  expect(useExperiments.getState().runs.map(({ id }) => id)).toEqual([begun])
  expect(useExperiments.getState().experiments).toHaveLength(1)
})
