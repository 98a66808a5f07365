import type { Message } from '../../core/messages/message'
import type { FiguresReport, RunDescription, RunReport } from '../../worker/protocol'
import { focusedRun, runWithId, updateRun, useExperiments } from './experiments-store'
import { afterReport, hasBegun } from './run'

export function runIsReady(runId: number, { progress, references, testTasks }: RunDescription): void {
  const status = progress.finished ? 'finished' : progress.step > 0 ? 'paused' : 'ready'
  updateRun(runId, { status, progress, references, testTasks, reason: null })
}

export function runHasFailed(runId: number, reason: Message, diverged = false): void {
  if (runId === 0) useExperiments.setState(({ nothing }) => ({ nothing: { ...nothing, status: 'failed', reason } }))
  else updateRun(runId, { status: 'failed', reason, diverged, hosted: false })
}

/** What came after a step did not happen: the run goes on from there. */
export function goBackTo(runId: number, step: number): void {
  const run = runWithId(runId)
  if (!run) return
  const marks = run.marks.filter((mark) => mark.step <= step)
  const { metricsVersion, evaluationsVersion } = run
  updateRun(runId, {
    series: run.series.upTo(step),
    marks,
    reason: null,
    diverged: false,
    metricsVersion: metricsVersion + 1,
    evaluationsVersion: evaluationsVersion + 1,
  })
}

/** Of any run; reports that come after it has ended are not heard. */
export function receiveRunReport(report: RunReport): void {
  const run = runWithId(report.runId)
  if (!run?.hosted || run.status === 'preparing' || run.status === 'failed') return
  updateRun(report.runId, afterReport(run, report))
}

export function receiveFigures({ runId, figures }: FiguresReport): void {
  const run = runWithId(runId)
  if (run?.hosted) updateRun(runId, { figures: { ...run.figures, ...figures } })
}

/** Whether starting anew would lose anything; a recording stays. */
export function runHasBegun(): boolean {
  const run = focusedRun()
  return run.status !== 'recorded' && hasBegun(run)
}
