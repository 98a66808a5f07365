import type { Message } from '../../core/messages/message'
import type { RunProgress } from '../../core/training/training-run'
import type { Mark, RunDescription, RunReport } from '../../worker/protocol'
import { RunSeries } from './run-series'

/**
 * `preparing`: being built; `waiting`: for a free core; `ended`: it cannot go on, another run took its place in the
 * worker; `recorded`: it was made by `lab scenario` and is only shown.
 */
export type RunStatus =
  | 'preparing'
  | 'waiting'
  | 'ready'
  | 'training'
  | 'paused'
  | 'finished'
  | 'failed'
  | 'ended'
  | 'recorded'

/** One seed of a run, as it stands. */
export interface Run {
  /** Of all runs on the page; every report of the worker carries it. */
  readonly id: number
  /** The run that it is a seed of. */
  readonly experimentId: number
  readonly seed: number
  readonly status: RunStatus
  /** Whether a worker has it, so that it can be looked at and, unless finished, go on. */
  readonly hosted: boolean
  /** Whether it stands where its lesson halts it. */
  readonly stopped: boolean
  readonly progress: RunProgress | null
  readonly references: RunDescription['references']
  readonly testTasks: RunDescription['testTasks']
  readonly stepsPerSecond: number
  readonly secondsLeft: number | null
  readonly execution: RunReport['execution']
  readonly marks: readonly Mark[]
  /** What was measured once, for the claims of its scenario. */
  readonly figures: Readonly<Record<string, number>>
  /** Why it stands still for good, in one sentence: it failed, or was ended. */
  readonly reason: Message | null
  /** It failed because its numbers ran away: it can go back to where they were good. */
  readonly diverged: boolean
  /** The same object for the run's whole life; `metricsVersion` and `evaluationsVersion` say that it has grown. */
  readonly series: RunSeries
  readonly metricsVersion: number
  readonly evaluationsVersion: number
}

export function emptyRun(id: number, experimentId: number, seed: number): Run {
  return {
    id,
    experimentId,
    seed,
    status: 'preparing',
    hosted: false,
    stopped: false,
    progress: null,
    references: null,
    testTasks: null,
    stepsPerSecond: 0,
    secondsLeft: null,
    execution: null,
    marks: [],
    figures: {},
    reason: null,
    diverged: false,
    series: new RunSeries(),
    metricsVersion: 0,
    evaluationsVersion: 0,
  }
}

/** What a report changes; its series are taken into the run's own. */
export function afterReport(run: Run, report: RunReport): Partial<Run> {
  const { progress, playing, metrics, evaluations, marks } = report
  // A fork from the border goes online itself, as its parent did before it. Live changes are the experiment's.
  const online = run.marks.some(({ mark }) => mark === 'online')
  const lasting = marks.filter(({ mark }) => mark !== 'change' && !(online && mark === 'online'))
  run.series.add(metrics, evaluations)
  return {
    status: statusOf(report),
    stopped: report.stopped,
    progress,
    stepsPerSecond: report.stepsPerSecond,
    secondsLeft: playing ? report.secondsLeft : null,
    execution: report.execution ?? run.execution,
    ...(lasting.length > 0 && { marks: [...run.marks, ...lasting] }),
    ...(metrics && { metricsVersion: run.metricsVersion + 1 }),
    ...(evaluations.length > 0 && { evaluationsVersion: run.evaluationsVersion + 1 }),
  }
}

function statusOf({ progress, playing }: RunReport): RunStatus {
  if (progress.finished) return 'finished'
  if (playing) return 'training'
  return progress.step > 0 ? 'paused' : 'ready'
}

export function hasBegun({ progress, status }: Run): boolean {
  return (progress?.step ?? 0) > 0 || status === 'training'
}
