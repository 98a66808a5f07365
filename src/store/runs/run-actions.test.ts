import { beforeEach, expect, it } from 'vitest'
import { inEnglish, type Message } from '../../core/messages/message'
import type { TrainingClient } from '../../worker/client'
import { useNotices } from '../page/notices-store'
import { assignWorker, releaseWorker } from '../workers/worker-of'
import { goOnAs } from './begin-run'
import { addRun, runWithId, updateRun, useExperiments } from './experiments-store'
import { keepByHand } from './frozen'
import { ownRun } from './testing'

const progress = { phase: 'online' as const, stage: '', totalSteps: 9, onlineStartStep: 5, environmentSteps: 4 }
const notices = () => useNotices.getState().notices.map(({ content }) => inEnglish(content as Message))

function workerAt(step: number): TrainingClient {
  const frozen = { step, configuration: ownRun().configuration, snapshot: { version: 1, plain: null, arrays: {} } }
  const api = new Proxy({}, { get: (_, name) => (name === 'freeze' ? async () => frozen : async () => undefined) })
  return { api } as unknown as TrainingClient
}

beforeEach(() => {
  useNotices.setState({ notices: [] })
  useExperiments.setState({ experiments: [], runs: [], focus: 0 })
})

it('a run that ended while the question was open is not told as another algorithm’s', async () => {
  const runId = addRun(ownRun(), 1)
  useExperiments.setState({ focus: runId })
  const client = workerAt(9)
  assignWorker(runId, client)
  updateRun(runId, { status: 'finished', progress: { ...progress, step: 9, finished: true } })
  let adopted = false
  await goOnAs(() => {
    adopted = true
  })
  expect(adopted).toBe(false)
  expect(useExperiments.getState()).toMatchObject({ focus: runId, runs: [{ status: 'finished' }] })
  expect(notices()).toEqual([expect.stringContaining('ended at step 9 before it was switched')])
  releaseWorker(client)
})

it('whatever stops or is let go says why', () => {
  const runId = addRun(ownRun(), 1)
  const client = workerAt(3)
  assignWorker(runId, client)
  updateRun(runId, { status: 'training' })
  const next = addRun(ownRun({ discount: 0.5 }), 1)
  assignWorker(next, client)
  expect(runWithId(runId)!.status).toBe('ended')
  expect(inEnglish(runWithId(runId)!.reason!)).toContain('taken its place')
  for (let step = 1; step <= 9; step++) {
    keepByHand(next, { step, configuration: ownRun().configuration, snapshot: { version: 1, plain: null, arrays: {} } })
  }
  expect(notices()).toEqual([expect.stringContaining('the one of step 1 was let go')])
  useNotices.setState({ notices: [] })
  for (let seed = 1; seed <= 80; seed++) addRun(ownRun({ discount: 0.1 }), seed, { status: 'finished' })
  expect(notices().at(-1)).toContain('was taken off')
  releaseWorker(client)
})
