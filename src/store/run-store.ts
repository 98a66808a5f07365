import { create } from 'zustand'
import type { RunProgress } from '../core/training/training-run'
import type { Mark, RunDescription, RunReport } from '../worker/protocol'
import { RunSeries } from './run-series'

/** `preparing`: no run yet, or the next one is being built. */
export type RunStatus = 'preparing' | 'ready' | 'training' | 'paused' | 'finished' | 'failed'

interface RunState {
  readonly runId: number
  readonly status: RunStatus
  readonly progress: RunProgress | null
  readonly references: RunDescription['references']
  readonly testTasks: RunDescription['testTasks']
  readonly stepsPerSecond: number
  readonly secondsLeft: number | null
  readonly execution: RunReport['execution']
  readonly marks: readonly Mark[]
  /** Why it failed, in one sentence. */
  readonly failure: string | null
  /** The same object for the whole run; `metricsVersion` and `evaluationsVersion` say that it has grown. */
  readonly series: RunSeries
  readonly metricsVersion: number
  readonly evaluationsVersion: number
}

export const useRun = create<RunState>(() => emptyRun(0))

function emptyRun(runId: number): RunState {
  return {
    runId,
    status: 'preparing',
    progress: null,
    references: null,
    testTasks: null,
    stepsPerSecond: 0,
    secondsLeft: null,
    execution: null,
    marks: [],
    failure: null,
    series: new RunSeries(),
    metricsVersion: 0,
    evaluationsVersion: 0,
  }
}

/** Forgets the run before it; reports of that one are ignored from now on. Returns the id of the next. */
export function prepareNextRun(): number {
  const runId = useRun.getState().runId + 1
  useRun.setState(emptyRun(runId))
  return runId
}

export function runIsReady(runId: number, { progress, references, testTasks }: RunDescription): void {
  if (runId === useRun.getState().runId) useRun.setState({ status: 'ready', progress, references, testTasks })
}

export function runHasFailed(runId: number, failure: string): void {
  if (runId === useRun.getState().runId) useRun.setState({ status: 'failed', failure })
}

export function receiveRunReport(report: RunReport): void {
  const state = useRun.getState()
  if (report.runId !== state.runId || state.status === 'preparing' || state.status === 'failed') return
  const { progress, playing, metrics, evaluations, marks } = report
  // What changes before the first step is how the run begins, not something that happens to it.
  const lasting = marks.filter(({ mark, step }) => mark !== 'change' || step > 0)
  state.series.add(metrics, evaluations)
  useRun.setState({
    status: statusOf(report),
    progress,
    stepsPerSecond: report.stepsPerSecond,
    secondsLeft: playing ? report.secondsLeft : null,
    execution: report.execution ?? state.execution,
    marks: lasting.length > 0 ? [...state.marks, ...lasting] : state.marks,
    metricsVersion: state.metricsVersion + (metrics ? 1 : 0),
    evaluationsVersion: state.evaluationsVersion + (evaluations.length > 0 ? 1 : 0),
  })
}

function statusOf({ progress, playing }: RunReport): RunStatus {
  if (progress.finished) return 'finished'
  if (playing) return 'training'
  return progress.step > 0 ? 'paused' : 'ready'
}

/** Whether starting anew would lose anything. */
export function runHasBegun(): boolean {
  const { progress, status } = useRun.getState()
  return (progress?.step ?? 0) > 0 || status === 'training'
}
