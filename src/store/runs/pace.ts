import { create } from 'zustand'
import type { Pace } from '../../worker/pacer'
import { runsInWorkers, workerOf } from '../workers/worker-of'
import { useExperiments } from './experiments-store'

/** How fast all runs in workers may train; for this visit. */
export const usePace = create<Pace>(() => ({ stepsPerSecond: null, slowAtSwitch: false, pauseAtSwitch: false }))

export function changePace(change: Partial<Pace>): void {
  usePace.setState(change)
  for (const runId of runsInWorkers()) tell(runId)
}

function tell(runId: number): void {
  void workerOf(runId)?.setPace(usePace.getState())
}

/** Whoever comes into a worker is told before it trains. */
export function followPace(): void {
  useExperiments.subscribe(({ runs }, before) => {
    if (runs === before.runs) return
    for (const { id, hosted } of runs) {
      if (hosted && !before.runs.find((run) => run.id === id)?.hosted) tell(id)
    }
  })
}
