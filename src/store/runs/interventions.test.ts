import { beforeEach, expect, it } from 'vitest'
import type { TrainingClient } from '../../worker/client'
import { settingsNow } from '../settings/settings-now'
import { useSettings } from '../settings/settings-store'
import { assignWorker, releaseWorker } from '../workers/worker-of'
import { eventsOf } from './events'
import { addRun, experimentOf, focusedRun, runWithId, updateRun, useExperiments } from './experiments-store'
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
  assignWorker(runId, client)
  const changed = intervene({ discount: 0.5 })
  answer(0)
  await changed
  expect(experimentOf(runId)!.configuration.algorithm.hyperparameters.discount).toBe(0.5)
  expect(experimentOf(runId)!.changes).toEqual([])
  releaseWorker(client)
})

it('a change that is answered after its run was left does not touch the one that has taken its place', async () => {
  const { client, answer } = slowWorker()
  const left = addRun(ownRun({ discount: 0.9 }), 1)
  useExperiments.setState({ focus: left })
  assignWorker(left, client)
  const changed = intervene({ discount: 0.5 })
  // Begun anew meanwhile, with what the slider says.
  const next = addRun(ownRun({ discount: 0.5 }), 1)
  useExperiments.setState({ focus: next })
  assignWorker(next, client)
  answer(0)
  await changed
  expect(runWithId(next)).toMatchObject({ hosted: true })
  expect(useExperiments.getState().focus).toBe(next)
  releaseWorker(client)
})

it('a slider moved on the way is one change of the experiment, which the settings and the time axis are read from', async () => {
  const { client, answer } = slowWorker()
  const runId = addRun(ownRun({ discount: 0.9 }), 1)
  useExperiments.setState({ focus: runId })
  useSettings.setState({ hyperparameters: { discount: 0.9 }, of: runId })
  assignWorker(runId, client)
  const progress = { phase: 'offline' as const, stage: '', totalSteps: 9, onlineStartStep: 5, environmentSteps: 0 }
  updateRun(runId, { status: 'training', progress: { ...progress, step: 3, finished: false } })
  const changed = intervene({ discount: 0.5 })
  // Said at once, whatever the worker is doing.
  expect(settingsNow().hyperparameters.discount).toBe(0.5)
  expect(useSettings.getState().hyperparameters.discount).toBe(0.9)
  answer(4)
  await changed
  expect(experimentOf(runId)!.changes).toEqual([{ step: 4, name: 'discount', from: 0.9, to: 0.5 }])
  updateRun(runId, { progress: { ...progress, step: 4, finished: false } })
  expect(eventsOf(experimentOf(runId), focusedRun())).toMatchObject([{ mark: 'change', step: 4, from: 0.9, to: 0.5 }])
  releaseWorker(client)
})
