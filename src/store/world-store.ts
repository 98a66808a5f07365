import { create } from 'zustand'
import type { WorldReport } from '../worker/protocol'

/** Steps per second at normal speed. */
export const NORMAL_PACE = 20

interface WorldState {
  readonly playing: boolean
  /** Multiple of the normal speed. */
  readonly speed: number
}

export const useWorld = create<WorldState>(() => ({ playing: true, speed: 1 }))

/** The last step of the environment view, read once per picture; outside React because it changes all the time. */
export const latestWorld: { report: WorldReport | null; receivedAt: number } = { report: null, receivedAt: 0 }

const listeners = new Set<() => void>()

export function receiveWorldReport(report: WorldReport | null): void {
  latestWorld.report = report
  latestWorld.receivedAt = performance.now()
  for (const listener of listeners) listener()
}

export function onWorldReport(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
