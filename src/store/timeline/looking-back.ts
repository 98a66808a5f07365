import type { PanelQuestion } from '../../core/looks/questions'
import { messageOf } from '../../core/messages/user-error'
import { startTrainingClient, type TrainingClient } from '../../worker/client'
import type { Report } from '../../worker/protocol'
import { addNotice } from '../page/notices-store'
import { receivePast } from '../panels/panels-answers'
import { onQuestions, questionsInView } from '../panels/panels-questions'
import { bringData } from '../runs/begin'
import { experimentOf, focusedRun, runWithId, useExperiments } from '../runs/experiments-store'
import { readBackendRequest } from '../workers/backend-request'
import { useBackend } from '../workers/backend-store'
import { NORMAL_PACE, receiveOtherInWorld, receiveWorldReport, useWorld } from '../world/world-store'
import { keptNear } from './kept-states'
import { usePlayHead } from './play-head'
import { recordedReportsNear } from './recorded-looks'

/** A worker of its own: what trains goes on undisturbed, and what has been given up by its worker can be asked, too. */
interface Past {
  readonly client: TrainingClient
  readonly started: Promise<unknown>
  /** By run: its rows as that worker has them. */
  readonly rows: Map<number, Promise<number | null>>
}

let past: Past | undefined
let looking = false
let again = false

/** Shows the past whenever the play head stands in it. */
export function followPlayHead(): void {
  usePlayHead.subscribe(look)
  onQuestions(look)
  useWorld.subscribe(setPace)
}

/** The worker comes up, and has the rows, before they are waited for. */
export function prepareToLookBack(): void {
  const run = focusedRun()
  if (run.status === 'recorded' || keptNear(run.id, 0) === undefined) return
  void rowsOf(run.id).catch(() => undefined)
}

/** One look at a time; of those that are wanted meanwhile the last. */
function look(): void {
  if (usePlayHead.getState().step === null) {
    if (past) void past.client.api.setWorldPace(0)
    return
  }
  showRecorded()
  again = true
  if (looking) return
  looking = true
  void (async () => {
    try {
      while (again) {
        again = false
        await lookAtAll()
      }
    } catch (error) {
      addNotice(messageOf(error))
    } finally {
      looking = false
    }
  })()
}

async function lookAtAll(): Promise<void> {
  const { step } = usePlayHead.getState()
  const { experiments, runs, focus } = useExperiments.getState()
  if (step === null) return
  // The one in focus first: it is what is looked at.
  const shown = runs
    .filter(({ id, experimentId }) => id === focus || !experiments.find((one) => one.id === experimentId)?.hidden)
    .filter(({ id }) => keptNear(id, step) !== undefined)
    .sort((a, b) => Number(b.id === focus) - Number(a.id === focus))
  for (const { id } of shown) {
    if (again) return
    const frozen = keptNear(id, step)
    if (!frozen) continue
    const questions = questionsInView() as PanelQuestion[]
    const datasetId = await rowsOf(id)
    const { api } = opened().client
    setPace()
    const reports = await api.lookBack({ runId: id, datasetId, frozen, questions, acts: true })
    if (usePlayHead.getState().step !== null) receivePast(id, reports)
  }
}

/** What was recorded is there at once. */
function showRecorded(): void {
  const { step } = usePlayHead.getState()
  if (step === null) return
  for (const { id } of useExperiments.getState().runs) {
    const reports = recordedReportsNear(id, step)
    if (reports) receivePast(id, reports)
  }
}

function rowsOf(runId: number): Promise<number | null> {
  const { client, started, rows } = opened()
  const known = rows.get(runId)
  if (known) return known
  const experiment = experimentOf(runId)!
  const brought = started.then(() =>
    experiment.configuration.dataset === null ? null : bringData(client, experiment, runWithId(runId)!.seed),
  )
  rows.set(runId, brought)
  brought.catch(() => rows.delete(runId))
  return brought
}

function opened(): Past {
  if (past) return past
  const client = startTrainingClient(receive, () => {
    past = undefined
  })
  const { request } = readBackendRequest(window.location.search)
  const { choice, failed: without } = useBackend.getState()
  const started = client.patiently(
    client.api.startBackend({ ...request, backend: choice?.backend, without, threads: 1 }),
  )
  past = { client, started, rows: new Map() }
  return past
}

function receive(report: Report): void {
  if (report.kind === 'warning') addNotice(report.message)
  const shown = usePlayHead.getState().step !== null
  if (report.kind !== 'world' || !shown) return
  if (report.runId === focusedRun().id) receiveWorldReport(report)
  else receiveOtherInWorld(report.runId, report)
}

function setPace(): void {
  if (!past || usePlayHead.getState().step === null) return
  const { playing, speed } = useWorld.getState()
  void past.client.api.setWorldPace(playing ? NORMAL_PACE * speed : 0)
}
