import { beforeEach, expect, it } from 'vitest'
import {
  addMember,
  memberOf,
  membersOf,
  partFromTheirRun,
  reconfigure,
  removeUnbegun,
  runOf,
  updateMember,
  updateRun,
  useRuns,
} from './runs-store'
import { ownRun } from './testing'

const progress = { phase: 'offline' as const, stage: '', totalSteps: 9, borderStep: 5, environmentSteps: 0 }
const at = (step: number) => ({ status: 'paused' as const, progress: { ...progress, step, finished: false } })

beforeEach(() => useRuns.setState({ runs: [], members: [], focus: 0 }))

it('runs that differ in their seed alone are one; the same seed again takes the place of the first', () => {
  const first = addMember(ownRun(), 1, at(3))
  const second = addMember(ownRun(), 2, at(3))
  const again = addMember(ownRun(), 1, at(1))
  const other = addMember(ownRun({ discount: 0.5 }), 1)
  expect(useRuns.getState().runs).toHaveLength(2)
  expect(runOf(second)).toBe(runOf(again))
  expect(runOf(other)).not.toBe(runOf(again))
  expect(memberOf(first)).toBeUndefined()
})

it('a seed that lives through something that the others do not becomes a run of its own', () => {
  const first = addMember(ownRun(), 1, at(9))
  const second = addMember(ownRun(), 2, at(3))
  partFromTheirRun([second])
  updateRun(runOf(second)!.id, { interventions: [{ step: 3, values: { discount: 0.5 } }] })
  expect(runOf(first)!.interventions).toEqual([])
  expect(membersOf(runOf(second)!.id)).toHaveLength(1)
  // Alone in its run there is nobody to part from.
  partFromTheirRun([second])
  expect(useRuns.getState().runs).toHaveLength(2)
})

it('settings changed before the first step lead back to the run that has them', () => {
  addMember(ownRun({ discount: 0.5 }), 1, at(9))
  const prepared = addMember(ownRun(), 2)
  reconfigure(prepared, ownRun({ discount: 0.5 }).configuration)
  expect(useRuns.getState().runs).toHaveLength(1)
  expect(membersOf(runOf(prepared)!.id).map(({ seed }) => seed)).toEqual([1, 2])
})

it('what takes the place of the one in focus is in focus', () => {
  const first = addMember(ownRun(), 1, at(3))
  useRuns.setState({ focus: first })
  const again = addMember(ownRun(), 1)
  expect(useRuns.getState().focus).toBe(again)
  addMember(ownRun(), 2)
  const prepared = addMember(ownRun({ discount: 0.5 }), 1)
  expect(useRuns.getState().focus).toBe(again)
  reconfigure(prepared, ownRun().configuration)
  expect(useRuns.getState().focus).toBe(prepared)
  expect(memberOf(again)).toBeUndefined()
})

it('what was only prepared leaves no trace, what has begun stays', () => {
  const prepared = addMember(ownRun(), 1)
  const begun = addMember(ownRun({ discount: 0.5 }), 1)
  updateMember(begun, at(2))
  removeUnbegun(prepared)
  removeUnbegun(begun)
  expect(useRuns.getState().members.map(({ runId }) => runId)).toEqual([begun])
  expect(useRuns.getState().runs).toHaveLength(1)
})
