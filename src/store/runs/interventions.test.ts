import { beforeEach, expect, it } from 'vitest'
import type { TrainingClient } from '../../worker/client'
import { leaveHost, takeHost } from '../workers/hosts'
import { intervene } from './interventions'
import { addMember, memberOf, runOf, useRuns } from './runs-store'
import { ownRun } from './testing'

beforeEach(() => useRuns.setState({ runs: [], members: [], focus: 0 }))

/** A worker that answers a change when it is told to. */
function slowWorker() {
  let answer: (step: number) => void = () => undefined
  const change = () => new Promise<number>((resolve) => (answer = resolve))
  // Panels and the view of the world ask it as well.
  const api = new Proxy({}, { get: (_, name) => (name === 'change' ? change : async () => undefined) })
  return { client: { api } as unknown as TrainingClient, answer: (step: number) => answer(step) }
}

it('a change before the first step is how the run begins', async () => {
  const { client, answer } = slowWorker()
  const runId = addMember(ownRun({ discount: 0.9 }), 1)
  useRuns.setState({ focus: runId })
  takeHost(runId, client)
  const changed = intervene({ discount: 0.5 })
  answer(0)
  await changed
  expect(runOf(runId)!.configuration.algorithm.hyperparameters.discount).toBe(0.5)
  expect(runOf(runId)!.interventions).toEqual([])
  leaveHost(client)
})

it('a change that is answered after its run was left does not touch the one that has taken its place', async () => {
  const { client, answer } = slowWorker()
  const left = addMember(ownRun({ discount: 0.9 }), 1)
  useRuns.setState({ focus: left })
  takeHost(left, client)
  const changed = intervene({ discount: 0.5 })
  // Begun anew meanwhile, with what the slider says.
  const next = addMember(ownRun({ discount: 0.5 }), 1)
  useRuns.setState({ focus: next })
  takeHost(next, client)
  answer(0)
  await changed
  expect(memberOf(next)).toMatchObject({ hosted: true })
  expect(useRuns.getState().focus).toBe(next)
  leaveHost(client)
})
