import type { Said } from '../../core/said/said'
import { saidOf } from '../../core/said/said-error'
import { startTrainingClient, type TrainingClient } from '../../worker/client'
import type { Report, RunDescription, RunRequest } from '../../worker/protocol'
import { runWithId, updateRun, useExperiments } from '../runs/experiments-store'
import { runHasFailed, runIsReady } from '../runs/run-reports'
import { readBackendRequest } from './backend-request'
import { useBackend } from './backend-store'
import { hostOf, leaveHost, takeHost } from './hosts'

/** A run that trains beside the one in the main worker. */
interface Job {
  readonly runId: number
  readonly request: () => Omit<RunRequest, 'datasetId' | 'keep'>
  /** The rows, from where they are now; null where the run needs none. */
  readonly bringData: ((client: TrainingClient) => Promise<number>) | null
  readonly onReady: (description: RunDescription) => void
}

/** A worker beside the main one. */
interface Lane {
  readonly client: TrainingClient
  readonly started: Promise<unknown>
  runId: number | null
}

const lanes: Lane[] = []
let waiting: readonly Job[] = []
let held = false
let listen: (report: Report) => void = () => undefined

let laneIsGone: (runId: number, why: Said) => void = runHasFailed

/** Reports of all lanes go there. */
export function listenToLanes(listener: (report: Report) => void): void {
  listen = listener
}

/** Who takes up what a dead lane has left. */
export function onLaneFaults(gone: typeof laneIsGone): void {
  laneIsGone = gone
}

/** Beside the main worker: what is compared is seen side by side, also where cores are few and have to be shared. */
const LEAST_LANES = 3

/** One per core less one: the page itself needs a core. */
export function mostLanes(): number {
  return Math.max(LEAST_LANES, (navigator.hardwareConcurrency || 2) - 1)
}

/** Trains it as soon as a lane is free. */
export function enqueue(job: Job): void {
  updateRun(job.runId, { status: 'waiting' })
  waiting = [...waiting, job]
  fillLanes()
}

/** Whoever waits is forgotten; whoever trains is ended. */
export function dequeue(runIds: readonly number[]): void {
  waiting = waiting.filter(({ runId }) => !runIds.includes(runId))
  for (const lane of lanes) if (lane.runId !== null && runIds.includes(lane.runId)) closeLane(lane)
  fillLanes()
}

/** Nothing new begins, and what trains is paused; or all goes on. */
export async function holdLanes(hold: boolean): Promise<void> {
  held = hold
  const apis = lanes.flatMap(({ runId }) => (runId === null ? [] : (hostOf(runId) ?? [])))
  await Promise.all(apis.map((api) => (hold ? api.pause() : api.play())))
  fillLanes()
}

function fillLanes(): void {
  while (!held && waiting.length > 0) {
    const lane = freeLane()
    if (!lane) return
    const [job, ...rest] = waiting
    waiting = rest
    lane.runId = job!.runId
    void run(lane, job!)
  }
}

async function run(lane: Lane, { runId, request, bringData, onReady }: Job): Promise<void> {
  updateRun(runId, { status: 'preparing' })
  takeHost(runId, lane.client)
  try {
    await lane.started
    const datasetId = bringData ? await bringData(lane.client) : null
    const keep = datasetId === null ? [] : [datasetId]
    const description = await lane.client.patiently(lane.client.api.beginRun({ ...request(), datasetId, keep }))
    runIsReady(runId, description)
    onReady(description)
    if (!held) await lane.client.api.play()
  } catch (error) {
    // Ended on purpose meanwhile: nobody waits for it.
    if (runWithId(runId)?.hosted) runHasFailed(runId, saidOf(error))
    fillLanes()
  }
}

/** An idle worker, or a new one while there are cores, or one whose run is over; the one in focus last. */
function freeLane(): Lane | undefined {
  const idle = lanes.find(({ runId }) => runId === null)
  if (idle) return idle
  if (lanes.length < mostLanes()) return openLane()
  const over = lanes.filter(({ runId }) => {
    const { status, stopped } = runWithId(runId!) ?? {}
    return stopped || status === undefined || status === 'finished' || status === 'failed' || status === 'ended'
  })
  return over.find(({ runId }) => runId !== useExperiments.getState().focus) ?? over[0]
}

function openLane(): Lane {
  const receive = (report: Report) => {
    listen(report)
    if ((report.kind === 'run' && (report.progress.finished || report.stopped)) || report.kind === 'failure')
      fillLanes()
  }
  const client = startTrainingClient(receive, (message) => {
    const runId = leaveHost(client)
    closeLane(lane)
    if (runId !== undefined) laneIsGone(runId, message)
    fillLanes()
  })
  const { request } = readBackendRequest(window.location.search)
  const { choice, failed: without } = useBackend.getState()
  const backend = choice?.backend
  const lane: Lane = {
    client,
    started: client.patiently(client.api.startBackend({ ...request, backend, without, threads: 1 })),
    runId: null,
  }
  lanes.push(lane)
  return lane
}

function closeLane(lane: Lane): void {
  leaveHost(lane.client)
  lane.client.end()
  lanes.splice(lanes.indexOf(lane), 1)
}
