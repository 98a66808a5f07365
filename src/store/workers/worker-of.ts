import type { Remote } from 'comlink'
import { message } from '../../core/messages/message'
import type { TrainingClient } from '../../worker/client'
import type { TrainingApi } from '../../worker/protocol'
import { runWithId, updateRun } from '../runs/experiments-store'

const TAKEN = message`Another run has taken its place in the worker. It can go on as a fork of its last kept state.`

/** Which worker has which run: one each. */
const workerByRun = new Map<number, TrainingClient>()

export function workerOf(runId: number): Remote<TrainingApi> | undefined {
  return workerByRun.get(runId)?.api
}

export function runIn(client: TrainingClient): number | undefined {
  return [...workerByRun].find(([, worker]) => worker === client)?.[0]
}

/** The runs that are in a worker now. */
export function runsInWorkers(): readonly number[] {
  return [...workerByRun.keys()]
}

/** From now on the worker has this run, and no longer the one before it. */
export function assignWorker(runId: number, client: TrainingClient): void {
  releaseWorker(client)
  workerByRun.set(runId, client)
  updateRun(runId, { hosted: true })
}

/** The worker has ended its run's run, or is gone. Returns that run. */
export function releaseWorker(client: TrainingClient): number | undefined {
  const runId = runIn(client)
  if (runId === undefined) return undefined
  workerByRun.delete(runId)
  const status = runWithId(runId)?.status
  const cutOff = status === 'training' || status === 'paused' || status === 'ready' || status === 'preparing'
  updateRun(runId, {
    hosted: false,
    ...(cutOff && { status: 'ended', reason: TAKEN }),
    stepsPerSecond: 0,
    secondsLeft: null,
  })
  return runId
}
