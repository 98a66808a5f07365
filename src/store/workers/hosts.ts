import type { Remote } from 'comlink'
import type { TrainingClient } from '../../worker/client'
import type { TrainingApi } from '../../worker/protocol'
import { memberOf, updateMember } from '../runs/runs-store'

/** Which worker has which member: one each. */
const hosts = new Map<number, TrainingClient>()

export function hostOf(runId: number): Remote<TrainingApi> | undefined {
  return hosts.get(runId)?.api
}

/** The members that are in a worker now. */
export function hostedRunIds(): readonly number[] {
  return [...hosts.keys()]
}

/** From now on the worker has this member, and no longer the one before it. */
export function takeHost(runId: number, client: TrainingClient): void {
  leaveHost(client)
  hosts.set(runId, client)
  updateMember(runId, { hosted: true })
}

/** The worker has ended its member's run, or is gone. Returns that member. */
export function leaveHost(client: TrainingClient): number | undefined {
  const runId = [...hosts].find(([, host]) => host === client)?.[0]
  if (runId === undefined) return undefined
  hosts.delete(runId)
  const status = memberOf(runId)?.status
  const cutOff = status === 'training' || status === 'paused' || status === 'ready' || status === 'preparing'
  updateMember(runId, { hosted: false, ...(cutOff && { status: 'ended' }), stepsPerSecond: 0, secondsLeft: null })
  return runId
}
