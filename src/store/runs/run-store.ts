import { create } from 'zustand'
import type { Said } from '../../core/said/said'
import type { FiguresReport, RunDescription, RunReport } from '../../worker/protocol'
import { afterReport, emptyMember, hasBegun, type Member } from './member'
import { memberOf, updateMember, useRuns } from './runs-store'

export type { RunStatus } from './member'

/** The run in focus: the one that the sliders, the panels and the view of the world belong to. */
export const useRun = create<Member>(() => emptyMember(0, 0, 0))

useRuns.subscribe(({ members, focus }) => {
  const focused = members.find(({ runId }) => runId === focus)
  if (focused && focused !== useRun.getState()) useRun.setState(focused, true)
})

export function runIsReady(runId: number, { progress, references, testTasks }: RunDescription): void {
  const status = progress.finished ? 'finished' : progress.step > 0 ? 'paused' : 'ready'
  updateMember(runId, { status, progress, references, testTasks })
}

export function runHasFailed(runId: number, failure: Said, diverged = false): void {
  if (runId === 0) useRun.setState({ status: 'failed', failure })
  else updateMember(runId, { status: 'failed', failure, diverged, hosted: false })
}

/** What came after a step did not happen: the run goes on from there. */
export function goBackTo(runId: number, step: number): void {
  const member = memberOf(runId)
  if (!member) return
  const marks = member.marks.filter((mark) => mark.step <= step)
  const { metricsVersion, evaluationsVersion } = member
  updateMember(runId, {
    series: member.series.upTo(step),
    marks,
    failure: null,
    diverged: false,
    metricsVersion: metricsVersion + 1,
    evaluationsVersion: evaluationsVersion + 1,
  })
}

/** Of any member; reports that come after it has ended are not heard. */
export function receiveRunReport(report: RunReport): void {
  const member = memberOf(report.runId)
  if (!member?.hosted || member.status === 'preparing' || member.status === 'failed') return
  updateMember(report.runId, afterReport(member, report))
}

export function receiveFigures({ runId, figures }: FiguresReport): void {
  const member = memberOf(runId)
  if (member?.hosted) updateMember(runId, { figures: { ...member.figures, ...figures } })
}

/** Whether starting anew would lose anything; a recording stays. */
export function runHasBegun(): boolean {
  const member = useRun.getState()
  return member.status !== 'recorded' && hasBegun(member)
}
