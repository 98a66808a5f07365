import { create } from 'zustand'
import type { WorldReport } from '../../worker/protocol'

/** Steps per second at normal speed. */
export const NORMAL_PACE = 20

/** A step in the view: of a policy that acts in a worker, or of a recording, which knows only where it was. */
export interface WorldView extends Omit<WorldReport, 'action' | 'reward' | 'returnSoFar'> {
  readonly action: WorldReport['action'] | null
  readonly reward: number | null
  readonly returnSoFar: number | null
  /** Of a recording: how the run's model imagined it, not how it was. */
  readonly imagined?: boolean
}

interface WorldState {
  readonly playing: boolean
  /** Multiple of the normal speed. */
  readonly speed: number
}

export const useWorld = create<WorldState>(() => ({ playing: true, speed: 1 }))

/** The last step of the environment view, read once per picture; outside React because it changes all the time. */
export const latestWorld: { report: WorldView | null; receivedAt: number } = { report: null, receivedAt: 0 }

/** The last steps of the other methods that are compared, by run: read whenever the view is drawn. */
export const othersInWorld = new Map<number, WorldView>()

/** `null`: it no longer acts. */
export function receiveOtherInWorld(runId: number, report: WorldView | null): void {
  if (report) othersInWorld.set(runId, report)
  else othersInWorld.delete(runId)
}

const listeners = new Set<() => void>()

export function receiveWorldReport(report: WorldView | null): void {
  latestWorld.report = report
  latestWorld.receivedAt = performance.now()
  for (const listener of listeners) listener()
}

export function onWorldReport(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
