import { beforeEach, expect, it, vi } from 'vitest'
import { addRun, useExperiments } from '../runs/experiments-store'
import { runIsReady } from '../runs/run-reports'
import { ownRun } from '../runs/testing'
import { acceptReset, askBeforeReset, declineReset } from './reset-question'
import { useSettings } from './settings-store'

function runAtStep(step: number): void {
  const progress = { phase: 'offline' as const, stage: '', totalSteps: 9, onlineStartStep: 9, environmentSteps: 0 }
  const runId = addRun(ownRun(), 1)
  useExperiments.setState({ focus: runId })
  runIsReady(runId, {
    progress: { ...progress, step, finished: false },
    references: null,
    testTasks: null,
    carried: null,
  })
}

const question = () => ({ place: 'here', what: 'Something', accept: vi.fn(), decline: vi.fn() })

beforeEach(() => declineReset())

it('does not ask where nothing would be lost', () => {
  runAtStep(0)
  const asked = question()
  askBeforeReset(asked)
  expect(asked.accept).toHaveBeenCalledOnce()
  expect(useSettings.getState().question).toBeNull()
})

it('asks once the run has begun, and acts on the answer once', () => {
  runAtStep(3)
  const asked = question()
  askBeforeReset(asked)
  expect(asked.accept).not.toHaveBeenCalled()
  acceptReset()
  acceptReset()
  expect(asked.accept).toHaveBeenCalledOnce()
  expect(asked.decline).not.toHaveBeenCalled()
})

it('a new question declines the one before it', () => {
  runAtStep(3)
  const [first, second] = [question(), question()]
  askBeforeReset(first)
  askBeforeReset(second)
  expect(first.decline).toHaveBeenCalledOnce()
  declineReset()
  expect(second.decline).toHaveBeenCalledOnce()
})
