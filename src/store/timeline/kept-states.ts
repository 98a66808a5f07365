import { create } from 'zustand'
import { flatten, isHostArray } from '../../core/engine/tree'
import type { FrozenReport, FrozenRun } from '../../worker/protocol'
import { runsOf, runWithId, useExperiments } from '../runs/experiments-store'
import { thinned } from './thinned'

/** Of the page's memory, for the states of all runs of one experiment. */
const MOST_BYTES = 64 * 2 ** 20

interface Kept {
  readonly frozen: FrozenRun
  readonly bytes: number
}

/** Outside React: what is here is large, and only looked at when somebody turns time back. By run, rising in steps. */
const kept = new Map<number, readonly Kept[]>()

interface Known {
  readonly steps: readonly number[]
  readonly bytes: number
}

const NOTHING: Known = { steps: [], bytes: 0 }
const useKnown = create<Readonly<Record<number, Known>>>(() => ({}))

/** Steps of a run that can be looked back at, rising, and what they take of the memory. */
export function useKeptStates(runId: number): Known {
  return useKnown((state) => state[runId] ?? NOTHING)
}

export function keptSteps(runId: number): readonly number[] {
  return useKnown.getState()[runId]?.steps ?? NOTHING.steps
}

/** Steps of a recorded run whose pictures are there; their networks are not. */
export function noteSteps(runId: number, steps: readonly number[]): void {
  useKnown.setState({ [runId]: { steps, bytes: 0 } })
}

export function forgetSteps(runId: number): void {
  useKnown.setState({ [runId]: NOTHING })
}

export function keepState({ runId, frozen }: Pick<FrozenReport, 'runId' | 'frozen'>): void {
  const run = runWithId(runId)
  if (!run) return
  const before = kept.get(runId) ?? []
  const one = { frozen, bytes: bytesOf(frozen) }
  // What came after it did not happen: the run was put back.
  const others = before.filter((other) => other.frozen.step < frozen.step)
  const share = MOST_BYTES / Math.max(1, runsOf(run.experimentId).length)
  const all = thinned([...others, one], share, run.progress?.onlineStartStep ?? 0)
  kept.set(runId, all)
  const bytes = all.reduce((sum, other) => sum + other.bytes, 0)
  useKnown.setState({ [runId]: { steps: all.map((other) => other.frozen.step), bytes } })
}

/** All that are kept of a run, rising in steps. */
export function keptOf(runId: number): readonly FrozenRun[] {
  return (kept.get(runId) ?? []).map(({ frozen }) => frozen)
}

/** The state that was kept closest to a step; undefined where none was. */
export function keptNear(runId: number, step: number): FrozenRun | undefined {
  const all = kept.get(runId) ?? []
  return all.reduce<FrozenRun | undefined>(
    (best, { frozen }) =>
      best === undefined || Math.abs(frozen.step - step) < Math.abs(best.step - step) ? frozen : best,
    undefined,
  )
}

function bytesOf({ snapshot }: FrozenRun): number {
  return flatten(snapshot.arrays, isHostArray).reduce((sum, { leaf }) => sum + leaf.data.byteLength, 0)
}

/** Runs that leave the list take their past with them. */
export function followKeptStates(): void {
  useExperiments.subscribe(({ runs }, before) => {
    if (runs === before.runs) return
    for (const runId of kept.keys()) {
      if (runs.some(({ id }) => id === runId)) continue
      kept.delete(runId)
      forgetSteps(runId)
    }
  })
}
