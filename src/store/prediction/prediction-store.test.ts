import { beforeAll, beforeEach, expect, test } from 'vitest'
import { predictionSteps } from '../../core/diagnostics/prediction'
import { NO_ASSIGNMENT, useAssignment } from '../assignment/assignment-store'
import { addRun, focusedRun, updateRun, useExperiments } from '../runs/experiments-store'
import { runIsReady } from '../runs/run-reports'
import { ownRun } from '../runs/testing'
import {
  clearPrediction,
  finishDrawing,
  followPredictions,
  predictionFor,
  startDrawing,
  usePrediction,
  waitsForPrediction,
} from './prediction-store'

const axis = { totalSteps: 40, onlineStartStep: 20 }
const drawn = { ...axis, values: predictionSteps(axis).map((step) => -step) }

function focusOn(lambda: number, on = axis): number {
  const runId = addRun(ownRun({ lambda }), 1)
  useExperiments.setState({ focus: runId })
  const progress = { phase: 'offline' as const, stage: '', environmentSteps: 0, step: 0, finished: false, ...on }
  runIsReady(runId, { progress, references: null, testTasks: null, carried: null })
  return runId
}

function advance(runId: number): void {
  updateRun(runId, { status: 'training', progress: { ...focusedRun().progress!, step: 5 } })
}

const shown = () => predictionFor(usePrediction.getState(), focusedRun())

beforeAll(followPredictions)

beforeEach(() => {
  useExperiments.setState({ experiments: [], runs: [], focus: 0 })
  usePrediction.setState({ drawing: false, draft: null, byRun: {} })
  useAssignment.setState(NO_ASSIGNMENT)
})

test('what is drawn stays with the run that begins next, not with the one after it', () => {
  focusOn(1)
  startDrawing(drawn)
  finishDrawing()
  // The run is prepared anew before it begins: the drawing is for what comes.
  const second = focusOn(2)
  expect(shown()).toEqual(drawn)
  advance(second)
  expect(shown()).toEqual(drawn)
  focusOn(3)
  expect(shown()).toBeNull()
  useExperiments.setState({ focus: second })
  expect(shown()).toEqual(drawn)
  clearPrediction()
  expect(shown()).toBeNull()
})

test('when the run has other steps than at the time of drawing, the drawing is put on its axis', () => {
  focusOn(1)
  startDrawing(drawn)
  advance(focusOn(2, { totalSteps: 400, onlineStartStep: 200 }))
  expect(shown()).toMatchObject({ totalSteps: 400, onlineStartStep: 200 })
  expect(shown()!.values.at(-1)).toBeCloseTo(-40)
})

test('a lesson that asks for it waits until it is drawn, and never in the middle of a run', () => {
  const runId = focusOn(1)
  expect(waitsForPrediction()).toBe(false)
  useAssignment.setState({ predictFirst: true })
  expect(waitsForPrediction()).toBe(true)
  startDrawing(drawn)
  expect(waitsForPrediction()).toBe(true)
  finishDrawing()
  expect(waitsForPrediction()).toBe(false)
  advance(runId)
  clearPrediction()
  expect(waitsForPrediction()).toBe(false)
})
