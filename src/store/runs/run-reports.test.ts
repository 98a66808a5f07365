import { beforeEach, expect, it } from 'vitest'
import type { RunReport } from '../../worker/protocol'
import { addRun, focusedRun, updateRun, useExperiments } from './experiments-store'
import { receiveRunReport, runHasBegun, runIsReady } from './run-reports'
import { ownRun } from './testing'

const progress = {
  phase: 'offline' as const,
  stage: '',
  step: 0,
  totalSteps: 100,
  onlineStartStep: 50,
  environmentSteps: 0,
  finished: false,
}

let runId: number

/** As the page begins a run: on the list, in focus, in a worker, and ready. */
function begin(seed: number): void {
  updateRun(runId, { hosted: false })
  runId = addRun(ownRun(), seed)
  updateRun(runId, { hosted: true })
  useExperiments.setState({ focus: runId })
}

const ready = { progress, references: null, testTasks: null, carried: null }

beforeEach(() => {
  begin(1)
  runIsReady(runId, ready)
})

function report(step: number, rest: Partial<RunReport> = {}): RunReport {
  return {
    kind: 'run',
    runId,
    progress: { ...progress, step, finished: step === 100 },
    playing: true,
    stopped: false,
    stepsPerSecond: 10,
    secondsLeft: 5,
    execution: null,
    metrics: null,
    evaluations: [],
    marks: [],
    ...rest,
  }
}

it('follows a run from ready over training and paused to finished', () => {
  const seen = [focusedRun().status]
  for (const next of [report(10), report(10, { playing: false }), report(100, { playing: false })]) {
    receiveRunReport(next)
    seen.push(focusedRun().status)
  }
  expect(seen).toEqual(['ready', 'training', 'paused', 'finished'])
  expect(runHasBegun()).toBe(true)
})

it('never shows a report of a former run', () => {
  const former = report(60)
  begin(2)
  receiveRunReport(former)
  runIsReady(runId, ready)
  receiveRunReport(former)
  expect(focusedRun().progress?.step).toBe(0)
})

it('gathers metrics in the same series and counts versions', () => {
  const metrics = (step: number, value: number) => ({
    names: ['loss'],
    steps: Uint32Array.of(step),
    phases: Uint8Array.of(0),
    values: Float32Array.of(value),
  })
  const { series } = focusedRun()
  receiveRunReport(report(25, { metrics: metrics(25, 1) }))
  receiveRunReport(report(50, { metrics: metrics(50, 2) }))
  expect(focusedRun().series).toBe(series)
  expect([...series.metrics.get('loss')!.values]).toEqual([1, 2])
  expect(focusedRun().metricsVersion).toBe(2)
})

it('keeps marks, but not those of live changes, which are the experiment’s', () => {
  const change = { kind: 'mark' as const, step: 7, mark: 'change' as const, name: 'lambda', from: 1, to: 2 }
  receiveRunReport(report(7, { marks: [change, { kind: 'mark', step: 7, mark: 'online' }] }))
  expect(focusedRun().marks.map(({ mark }) => mark)).toEqual(['online'])
})
