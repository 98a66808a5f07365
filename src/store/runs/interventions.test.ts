import { beforeEach, expect, it } from 'vitest'
import type { TrainingClient } from '../../worker/client'
import { leaveHost, takeHost } from '../workers/hosts'
import { addRun, experimentOf, runWithId, useExperiments } from './experiments-store'
import { intervene } from './interventions'
import { ownRun } from './testing'

beforeEach(() => useExperiments.setState({ experiments: [], runs: [], focus: 0 }))

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
  const runId = addRun(ownRun({ discount: 0.9 }), 1)
  useExperiments.setState({ focus: runId })
  takeHost(runId, client)
  const changed = intervene({ discount: 0.5 })
  answer(0)
  await changed
  expect(experimentOf(runId)!.configuration.algorithm.hyperparameters.discount).toBe(0.5)
  expect(experimentOf(runId)!.interventions).toEqual([])
  leaveHost(client)
})

it('a change that is answered after its run was left does not touch the one that has taken its place', async () => {
  const { client, answer } = slowWorker()
  const left = addRun(ownRun({ discount: 0.9 }), 1)
  useExperiments.setState({ focus: left })
  takeHost(left, client)
  const changed = intervene({ discount: 0.5 })
  // Begun anew meanwhile, with what the slider says.
  const next = addRun(ownRun({ discount: 0.5 }), 1)
  useExperiments.setState({ focus: next })
  takeHost(next, client)
  answer(0)
  await changed
  expect(runWithId(next)).toMatchObject({ hosted: true })
  expect(useExperiments.getState().focus).toBe(next)
  leaveHost(client)
})
