import type { Remote } from 'comlink'
import type { Message } from '../../core/messages/message'
import { startTrainingClient, type TrainingClient } from '../../worker/client'
import type { FailureReport, FrozenReport, Report, TrainingApi, WorldReport } from '../../worker/protocol'
import { receiveDatasetProgress } from '../datasets/dataset-store'
import { addNotice } from '../page/notices-store'
import { receivePanelReport } from '../panels/panels-answers'
import { focusedRun, useExperiments } from '../runs/experiments-store'
import { receiveFrozen } from '../runs/frozen'
import { receiveFigures, receiveRunReport, runHasFailed } from '../runs/run-reports'
import { keepState } from '../timeline/kept-states'
import { usePlayHead } from '../timeline/play-head'
import { receiveOtherInWorld, receiveWorldReport } from '../world/world-store'
import { releaseWorker } from './worker-of'
import { listenToPool } from './worker-pool'

let client: TrainingClient | undefined

/** The main worker, started when first asked for: it has the datasets and trains the run that the page describes. */
export function mainClient(): TrainingClient {
  client ??= startMain()
  return client
}

export function trainer(): Remote<TrainingApi> {
  return mainClient().api
}

let restored: Promise<void> = Promise.resolve()

/** A new worker is being given what the last one had; whatever is begun meanwhile waits for that. */
export function restoring(work: Promise<void>): Promise<void> {
  restored = work.catch(() => undefined)
  return work
}

export function whenRestored(): Promise<void> {
  return restored
}

function startMain(): TrainingClient {
  listenToPool(receive)
  const started = startTrainingClient(receive, (message) => {
    client = undefined
    const training = useExperiments.getState().runs.filter(({ status }) => status === 'training')
    const runId = releaseWorker(started)
    void mainIsGone(
      runId,
      training.some((run) => run.id === runId),
      message,
    )
  })
  return started
}

type MainGone = (runId: number | undefined, wasTraining: boolean, why: Message) => Promise<void>
let mainIsGone: MainGone = async (runId, _, why) => runHasFailed(runId ?? 0, why)
let backendHasFailed: (report: FailureReport) => void = ({ runId, message }) => runHasFailed(runId, message)

/** Who takes up what a dead worker, or a dead backend, has left. */
export function onFaults(gone: MainGone, backendFailed: typeof backendHasFailed): void {
  mainIsGone = gone
  backendHasFailed = backendFailed
}

function receive(report: Report): void {
  if (report.kind === 'run') receiveRunReport(report)
  else if (report.kind === 'dataset') receiveDatasetProgress(report.fraction)
  else if (report.kind === 'failure') receiveFailure(report)
  else if (report.kind === 'panel') receivePanelReport(report)
  else if (report.kind === 'frozen') keepFrozen(report)
  else if (report.kind === 'figures') receiveFigures(report)
  else if (report.kind === 'warning') addNotice(report.message)
  // While time is turned back, the view shows who acted then.
  else if (usePlayHead.getState().step === null) receiveInWorld(report)
}

function receiveInWorld(report: WorldReport): void {
  if (report.runId === focusedRun().id) receiveWorldReport(report)
  else receiveOtherInWorld(report.runId, report)
}

/** In memory for forks and faults, and stored for the next visit. */
function keepFrozen(report: FrozenReport): void {
  keepState(report)
  if (report.reason === 'past') return
  receiveFrozen(report)
  void import('../storage/saving').then(({ saveFrozen }) => saveFrozen(report, trainer()))
  void import('../storage/past').then(({ savePast }) => savePast(report.runId))
}

function receiveFailure(report: FailureReport): void {
  if (report.reason === 'backend') backendHasFailed(report)
  else runHasFailed(report.runId, report.message, report.reason === 'divergence')
}

export function wasCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
