import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import { startTrainingClient, type TrainingClient } from '../../worker/client'
import type { Report, RunDescription, RunRequest } from '../../worker/protocol'
import { runWithId, updateRun, useExperiments } from '../runs/experiments-store'
import { runHasFailed, runIsReady } from '../runs/run-reports'
import { readBackendRequest } from './backend-request'
import { useBackend } from './backend-store'
import { assignWorker, releaseWorker, workerOf } from './worker-of'

/** A run that trains beside the one in the main worker. */
interface Job {
  readonly runId: number
  readonly request: () => Omit<RunRequest, 'datasetId' | 'keep'>
  /** The rows, from where they are now; null where the run needs none. */
  readonly bringData: ((client: TrainingClient) => Promise<number>) | null
  readonly onReady: (description: RunDescription) => void
}

/** A worker beside the main one. */
interface PoolWorker {
  readonly client: TrainingClient
  readonly started: Promise<unknown>
  runId: number | null
}

const workers: PoolWorker[] = []
let waiting: readonly Job[] = []
let held = false
let listen: (report: Report) => void = () => undefined

let workerIsGone: (runId: number, why: Message) => void = runHasFailed

/** Reports of all its workers go there. */
export function listenToPool(listener: (report: Report) => void): void {
  listen = listener
}

/** Who takes up what a dead worker has left. */
export function onPoolFaults(gone: typeof workerIsGone): void {
  workerIsGone = gone
}

/** Beside the main worker: what is compared is seen side by side, also where cores are few and have to be shared. */
const LEAST_WORKERS = 3

/** One per core less one: the page itself needs a core. */
export function mostWorkers(): number {
  return Math.max(LEAST_WORKERS, (navigator.hardwareConcurrency || 2) - 1)
}

/** Trains it as soon as a worker is free. */
export function enqueue(job: Job): void {
  updateRun(job.runId, { status: 'waiting' })
  waiting = [...waiting, job]
  fillPool()
}

/** Whoever waits is forgotten; whoever trains is ended. */
export function dequeue(runIds: readonly number[]): void {
  waiting = waiting.filter(({ runId }) => !runIds.includes(runId))
  for (const worker of workers) if (worker.runId !== null && runIds.includes(worker.runId)) closeWorker(worker)
  fillPool()
}

/** Nothing new begins, and what trains is paused; or all goes on. */
export async function holdPool(hold: boolean): Promise<void> {
  held = hold
  const apis = workers.flatMap(({ runId }) => (runId === null ? [] : (workerOf(runId) ?? [])))
  await Promise.all(apis.map((api) => (hold ? api.pause() : api.play())))
  fillPool()
}

function fillPool(): void {
  while (!held && waiting.length > 0) {
    const worker = freeWorker()
    if (!worker) return
    const [job, ...rest] = waiting
    waiting = rest
    worker.runId = job!.runId
    void run(worker, job!)
  }
}

async function run(worker: PoolWorker, { runId, request, bringData, onReady }: Job): Promise<void> {
  updateRun(runId, { status: 'preparing' })
  assignWorker(runId, worker.client)
  try {
    await worker.started
    const datasetId = bringData ? await bringData(worker.client) : null
    const keep = datasetId === null ? [] : [datasetId]
    const description = await worker.client.patiently(worker.client.api.beginRun({ ...request(), datasetId, keep }))
    runIsReady(runId, description)
    onReady(description)
    if (!held) await worker.client.api.play()
  } catch (error) {
    // One that is gone was ended on purpose, or its death has been told and the run is another worker's by now.
    if (workers.includes(worker) && runWithId(runId)?.hosted) runHasFailed(runId, messageOf(error))
    fillPool()
  }
}

/** An idle worker, or a new one while there are cores, or one whose run is over; the one in focus last. */
function freeWorker(): PoolWorker | undefined {
  const idle = workers.find(({ runId }) => runId === null)
  if (idle) return idle
  if (workers.length < mostWorkers()) return openWorker()
  const over = workers.filter(({ runId }) => {
    const { status, stopped } = runWithId(runId!) ?? {}
    return stopped || status === undefined || status === 'finished' || status === 'failed' || status === 'ended'
  })
  return over.find(({ runId }) => runId !== useExperiments.getState().focus) ?? over[0]
}

function openWorker(): PoolWorker {
  const receive = (report: Report) => {
    listen(report)
    if ((report.kind === 'run' && (report.progress.finished || report.stopped)) || report.kind === 'failure') fillPool()
  }
  const client = startTrainingClient(receive, (message) => {
    const runId = releaseWorker(client)
    closeWorker(worker)
    if (runId !== undefined) workerIsGone(runId, message)
    fillPool()
  })
  const { request } = readBackendRequest(window.location.search)
  const { choice, failed: without } = useBackend.getState()
  const backend = choice?.backend
  const worker: PoolWorker = {
    client,
    started: client.patiently(client.api.startBackend({ ...request, backend, without, threads: 1 })),
    runId: null,
  }
  workers.push(worker)
  return worker
}

function closeWorker(worker: PoolWorker): void {
  releaseWorker(worker.client)
  worker.client.end()
  workers.splice(workers.indexOf(worker), 1)
}
