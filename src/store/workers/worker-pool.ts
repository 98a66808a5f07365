import type { Remote } from 'comlink'
import type { Message } from '../../core/messages/message'
import { messageOf } from '../../core/messages/user-error'
import { startTrainingClient, type TrainingClient } from '../../worker/client'
import type { DatasetApi } from '../../worker/dataset-protocol'
import type { FailureReport, Report, RunDescription, RunRequest } from '../../worker/protocol'
import { runWithId, updateRun, useExperiments } from '../runs/experiments-store'
import { runHasFailed, runIsReady } from '../runs/run-reports'
import { openWorker } from './open-worker'
import { receiveReport } from './reports'
import { assignWorker, releaseWorker, runIn, workerOf } from './worker-of'

/** A run that is to be trained. Its state, and where it stopped the reason, are in the list of runs under its `runId`. */
interface Job {
  readonly runId: number
  /** Asked when it begins: what is changed while it waits is to be in it. The rows are brought to `client`. */
  readonly request: (client: TrainingClient) => Promise<RunRequest>
  readonly onReady: (description: RunDescription) => void
}

/** Trains one run at a time. */
interface PoolWorker {
  readonly client: TrainingClient
  /** Before it has settled nothing is begun. */
  started: Promise<unknown>
}

/** A worker, or what computes in it, is gone: what it trained, and whether that was going on. */
export interface Fault {
  readonly runId: number | undefined
  readonly wasTraining: boolean
  readonly inFirst: boolean
  readonly why: Message
}

interface FaultHandlers {
  readonly workerGone: (fault: Fault) => void
  readonly backendFailed: (fault: Fault & { readonly runId: number }) => void
}

let first: PoolWorker | undefined
let others: readonly PoolWorker[] = []
let waiting: readonly Job[] = []
let held = false

const asFailed = ({ runId, why }: Fault) => runHasFailed(runId ?? 0, why)
let faults: FaultHandlers = { workerGone: asFailed, backendFailed: asFailed }

/** Who takes up what a dead worker, or a dead backend, has left. */
export function onFaults(handlers: FaultHandlers): void {
  faults = handlers
}

/**
 * The first worker of the pool, started when first asked for. It has the datasets, and trains what the page has just
 * described on as many threads as pay.
 */
export function firstWorker(): TrainingClient {
  return theFirst().client
}

/** What has the rows, reads files and makes data. */
export function datasetService(): Remote<DatasetApi> {
  return firstWorker().api
}

/** The first worker is being given what the last one had; whatever is begun in it meanwhile waits for that. */
export function restoring(work: Promise<void>): Promise<void> {
  theFirst().started = work.catch(() => undefined)
  return work
}

/** Beside the first worker: what is compared is seen side by side, also where cores are few and have to be shared. */
const LEAST_WORKERS = 3

/** One per core less one: the page itself needs a core. */
export function mostWorkers(): number {
  return Math.max(LEAST_WORKERS, (navigator.hardwareConcurrency || 2) - 1)
}

/** In the first worker, in place of what that had; resolves when it can be played, or has failed. */
export async function startAtOnce(job: Job): Promise<void> {
  await begin(theFirst(), job)
}

/** Beside the first worker, as soon as a core is free; it plays then. */
export function startBeside(job: Job): void {
  updateRun(job.runId, { status: 'waiting' })
  waiting = [...waiting, job]
  fill()
}

/** Whoever waits is forgotten; whoever trains beside the first worker is ended. */
export function dequeue(runIds: readonly number[]): void {
  waiting = waiting.filter(({ runId }) => !runIds.includes(runId))
  for (const worker of others) if (runIds.includes(runIn(worker.client) ?? -1)) close(worker)
  fill()
}

/** Beside the first worker nothing new begins, and what trains is paused; or all goes on. */
export async function holdPool(hold: boolean): Promise<void> {
  held = hold
  const busy = others.filter(({ client }) => runIn(client) !== undefined)
  await Promise.all(busy.map(({ client: { api } }) => (hold ? api.pause() : api.play())))
  fill()
}

function fill(): void {
  while (!held && waiting.length > 0) {
    const worker = freeWorker()
    if (!worker) return
    const [job, ...rest] = waiting
    waiting = rest
    updateRun(job!.runId, { status: 'preparing' })
    void begin(worker, job!).then((ready) => (ready && !held ? worker.client.api.play() : undefined))
  }
}

/** Resolves with whether it can be played. */
async function begin({ client, started }: PoolWorker, { runId, request, onReady }: Job): Promise<boolean> {
  assignWorker(runId, client)
  try {
    await started
    // Taken off the list meanwhile.
    if (!runWithId(runId)) return false
    const description = await client.patiently(request(client).then((asked) => client.api.beginRun(asked)))
    runIsReady(runId, description)
    onReady(description)
    return true
  } catch (error) {
    // A worker that is gone was ended on purpose, or its death has been told and the run is another worker's by now.
    if (workerOf(runId) === client.api) runHasFailed(runId, messageOf(error))
    fill()
    return false
  }
}

/** An idle worker, or a new one while there are cores, or one whose run is over; the one in focus last. */
function freeWorker(): PoolWorker | undefined {
  const idle = others.find(({ client }) => runIn(client) === undefined)
  if (idle) return idle
  if (others.length < mostWorkers()) return open(false)
  const over = others.filter(({ client }) => {
    const { status, stopped } = runWithId(runIn(client)!) ?? {}
    return stopped || status === undefined || status === 'finished' || status === 'failed' || status === 'ended'
  })
  return over.find(({ client }) => runIn(client) !== useExperiments.getState().focus) ?? over[0]
}

function theFirst(): PoolWorker {
  first ??= open(true)
  return first
}

function open(inFirst: boolean): PoolWorker {
  const onReport = (report: Report) => {
    if (report.kind === 'failure') receiveFailure(report, inFirst)
    else receiveReport(report, () => firstWorker().api)
    if ((report.kind === 'run' && (report.progress.finished || report.stopped)) || report.kind === 'failure') fill()
  }
  const onGone = (why: Message) => {
    const wasTraining = isTraining(runIn(worker.client))
    const runId = releaseWorker(worker.client)
    if (inFirst) first = undefined
    else close(worker)
    faults.workerGone({ runId, wasTraining, inFirst, why })
    fill()
  }
  // The backend of the first one is chosen for the whole page, see recovery.ts.
  const worker: PoolWorker = inFirst
    ? { client: startTrainingClient(onReport, onGone), started: Promise.resolve() }
    : openWorker(onReport, onGone)
  if (!inFirst) others = [...others, worker]
  return worker
}

function receiveFailure({ runId, reason, message: why }: FailureReport, inFirst: boolean): void {
  if (reason === 'backend') faults.backendFailed({ runId, wasTraining: isTraining(runId), inFirst, why })
  else runHasFailed(runId, why, reason === 'divergence')
}

function isTraining(runId: number | undefined): boolean {
  return runId !== undefined && runWithId(runId)?.status === 'training'
}

function close(worker: PoolWorker): void {
  releaseWorker(worker.client)
  worker.client.end()
  others = others.filter((other) => other !== worker)
}
