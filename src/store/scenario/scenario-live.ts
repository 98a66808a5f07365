import type { Experiment } from '../runs/experiment'
import { useExperiments } from '../runs/experiments-store'
import type { Run } from '../runs/run'
import { mostWorkers } from '../workers/worker-pool'
import { useScenario } from './scenario-store'

/** A seed of one of the open scenario's methods that was begun here. */
export interface LiveRun {
  readonly method: string
  readonly experiment: Experiment
  readonly run: Run
}

type ExperimentsWithRuns = Pick<ReturnType<typeof useExperiments.getState>, 'experiments' | 'runs'>

/** In the order of the scenario's methods, then of the seeds. */
export function liveRuns({ experiments, runs }: ExperimentsWithRuns = useExperiments.getState()): LiveRun[] {
  const { open } = useScenario.getState()
  if (!open) return []
  return open.scenario.methods.flatMap(({ id }) =>
    experiments.flatMap((experiment) => {
      const { origin } = experiment
      if (origin.kind !== 'scenario' || origin.scenario !== open.scenario.id || origin.method !== id) return []
      const own = runs.filter(({ experimentId }) => experimentId === experiment.id).sort((a, b) => a.seed - b.seed)
      return own.map((run) => ({ method: id, experiment, run }))
    }),
  )
}

export function isOver({ status }: Run): boolean {
  return status === 'finished' || status === 'failed' || status === 'ended'
}

export type LiveStatus = 'none' | 'training' | 'paused' | 'over'

/** Of all live runs together; who waits for a core is paused where all others are. */
export function liveStatus(live: readonly LiveRun[]): LiveStatus {
  if (live.length === 0) return 'none'
  const going = live.filter(({ run }) => !isOver(run))
  if (going.length === 0) return 'over'
  const moves = going.some(({ run }) => run.status === 'training' || run.status === 'preparing')
  return !moves && going.some(({ run }) => run.status === 'paused') ? 'paused' : 'training'
}

/**
 * Seconds until all are through, in a first worker and `workers` beside it; whoever has no rate yet takes as long as it
 * did where it was measured. null when nothing is left.
 */
export function secondsLeft(
  live: readonly LiveRun[],
  secondsEach: number,
  mainRunId: number | undefined,
  workers = mostWorkers(),
): number | null {
  const going = live.map(({ run }) => run).filter((run) => !isOver(run))
  if (going.length === 0) return null
  const left = ({ secondsLeft: own, progress }: Run) =>
    own ?? secondsEach * (1 - (progress?.step ?? 0) / Math.max(1, progress?.totalSteps ?? 1))
  const beside = going.filter(({ id }) => id !== mainRunId)
  const main = going.filter(({ id }) => id === mainRunId).map(left)
  const longest = Math.max(0, ...beside.filter(({ hosted }) => hosted).map(left))
  const sum = beside.reduce((total, run) => total + left(run), 0)
  return Math.max(...main, longest, sum / workers)
}

/** About what one run takes, by what all took one after the other but the first, which trains beside them. */
export function secondsEach(secondsLive: number, methods: number): number {
  return secondsLive / Math.max(1, methods - 1)
}
