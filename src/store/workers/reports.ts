import type { Remote } from 'comlink'
import type { FrozenReport, Report, TrainingApi, WorldReport } from '../../worker/protocol'
import { receiveDatasetProgress } from '../datasets/dataset-store'
import { addNotice } from '../page/notices-store'
import { receivePanelReport } from '../panels/panels-answers'
import { focusedRun } from '../runs/experiments-store'
import { receiveFrozen } from '../runs/frozen'
import { receiveFigures, receiveRunReport } from '../runs/run-reports'
import { keepState } from '../timeline/kept-states'
import { usePlayHead } from '../timeline/play-head'
import { receiveOtherInWorld, receiveWorldReport } from '../world/world-store'

/** A failure is the pool's matter; everything else that a worker reports is what somebody looks at. */
export type SeenReport = Exclude<Report, { readonly kind: 'failure' }>

/** `packer`: who makes the file of a state that is stored. */
export function receiveReport(report: SeenReport, packer: () => Remote<TrainingApi>): void {
  if (report.kind === 'run') receiveRunReport(report)
  else if (report.kind === 'dataset') receiveDatasetProgress(report.fraction)
  else if (report.kind === 'panel') receivePanelReport(report)
  else if (report.kind === 'frozen') keepFrozen(report, packer)
  else if (report.kind === 'figures') receiveFigures(report)
  else if (report.kind === 'warning') addNotice(report.message)
  // While time is turned back, the view shows who acted then.
  else if (usePlayHead.getState().step === null) receiveInWorld(report)
}

export function receiveInWorld(report: WorldReport): void {
  if (report.runId === focusedRun().id) receiveWorldReport(report)
  else receiveOtherInWorld(report.runId, report)
}

/** In memory for forks and faults, and stored for the next visit. */
function keepFrozen(report: FrozenReport, packer: () => Remote<TrainingApi>): void {
  keepState(report)
  if (report.reason === 'past') return
  receiveFrozen(report)
  void import('../storage/saving').then(({ saveFrozen }) => saveFrozen(report, packer()))
  void import('../storage/past').then(({ savePast }) => savePast(report.runId))
}
