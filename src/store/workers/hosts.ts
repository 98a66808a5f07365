import type { Remote } from 'comlink'
import { said } from '../../core/said/said'
import type { TrainingClient } from '../../worker/client'
import type { TrainingApi } from '../../worker/protocol'
import { runWithId, updateRun } from '../runs/experiments-store'

const TAKEN = said`Another run has taken its place in the worker. It can go on as a fork of its last kept state.`

/** Which worker has which run: one each. */
const hosts = new Map<number, TrainingClient>()

export function hostOf(runId: number): Remote<TrainingApi> | undefined {
  return hosts.get(runId)?.api
}

/** The runs that are in a worker now. */
export function hostedRunIds(): readonly number[] {
  return [...hosts.keys()]
}

/** From now on the worker has this run, and no longer the one before it. */
export function takeHost(runId: number, client: TrainingClient): void {
  leaveHost(client)
  hosts.set(runId, client)
  updateRun(runId, { hosted: true })
}

/** The worker has ended its run's run, or is gone. Returns that run. */
export function leaveHost(client: TrainingClient): number | undefined {
  const runId = [...hosts].find(([, host]) => host === client)?.[0]
  if (runId === undefined) return undefined
  hosts.delete(runId)
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
