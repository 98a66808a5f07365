import { create } from 'zustand'
import { message } from '../../core/messages/message'
import type { FrozenReport, FrozenRun } from '../../worker/protocol'
import { addNotice } from '../page/notices-store'
import { runWithId, useExperiments } from './experiments-store'

/** The states of a run that can be gone back to. */
interface Kept {
  readonly border?: FrozenRun
  /** The newest, of whatever reason. */
  readonly latest?: FrozenRun
  /** Those that somebody asked for, one per step. */
  readonly byHand: readonly FrozenRun[]
}

/** More would fill the memory: each has the networks, the optimisers and what was collected. */
const MOST_BY_HAND = 8
const NOTHING: Kept = { byHand: [] }
const NO_STEPS: readonly number[] = []

/** Outside React: what is here is large, and only looked at when somebody forks or something has failed. */
const kept = new Map<number, Kept>()

/** By run, the steps at which somebody may want to fork it: the border, and those frozen by hand; rising. */
const useSteps = create<Readonly<Record<number, readonly number[]>>>(() => ({}))

export function useFrozenSteps(runId: number): readonly number[] {
  return useSteps((state) => state[runId] ?? NO_STEPS)
}

export function receiveFrozen({ runId, reason, frozen }: FrozenReport): void {
  if (!runWithId(runId)) return
  const known = kept.get(runId) ?? NOTHING
  keep(runId, { ...known, latest: frozen, ...(reason === 'border' && { border: frozen }) })
}

/** One more state to fork from. */
export function keepByHand(runId: number, frozen: FrozenRun): void {
  const known = kept.get(runId) ?? NOTHING
  const others = known.byHand.filter(({ step }) => step !== frozen.step)
  const [oldest] = others
  if (oldest && others.length >= MOST_BY_HAND)
    addNotice(
      message`At most ${MOST_BY_HAND} states are kept by hand for each run; the one of step ${oldest.step} was let go.`,
    )
  keep(runId, { ...known, latest: newer(known.latest, frozen), byHand: [...others, frozen].slice(-MOST_BY_HAND) })
}

export function latestFrozen(runId: number): FrozenRun | undefined {
  return kept.get(runId)?.latest
}

/** The state that was kept of this step. */
export function frozenAt(runId: number, step: number): FrozenRun | undefined {
  const { border, latest, byHand } = kept.get(runId) ?? NOTHING
  return [border, ...byHand, latest].find((frozen) => frozen?.step === step)
}

function keep(runId: number, now: Kept): void {
  kept.set(runId, now)
  const steps = [...(now.border ? [now.border] : []), ...now.byHand].map(({ step }) => step)
  useSteps.setState({ [runId]: [...new Set(steps)].sort((a, b) => a - b) })
}

function newer(known: FrozenRun | undefined, frozen: FrozenRun): FrozenRun {
  return known && known.step > frozen.step ? known : frozen
}

/** Members that leave the list take their states with them. */
export function followFrozen(): void {
  useExperiments.subscribe(({ runs }, before) => {
    if (runs.length >= before.runs.length) return
    for (const runId of kept.keys()) {
      if (runs.some((run) => run.id === runId)) continue
      kept.delete(runId)
      useSteps.setState({ [runId]: NO_STEPS })
    }
  })
}
