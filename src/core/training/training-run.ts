import type { Phase } from '../algorithms/algorithm'
import type { Dataset } from '../data/dataset'
import type { Execution } from '../engine/runtime'
import type { HostArray, Tree } from '../engine/tree'
import type { Values } from '../schema/field'
import type { Change } from './changes'
import type { DiagnosticAccess } from './diagnostic-access'
import type { TaskAccess } from './task-access'

/** Something that happened to a run, as data; who shows it puts it into words. */
export type RunEvent =
  | { readonly mark: 'online' }
  | ({ readonly mark: 'change' } & Change)
  /** It went on as another algorithm: their ids. */
  | { readonly mark: 'switch'; readonly from: string; readonly to: string }
  /** Networks of a file were put into it. */
  | { readonly mark: 'networks'; readonly format: string }

/** Gradient steps between two reports of the metrics. */
export const REPORT_EVERY = 25

/** What happened, on the run's one time axis of gradient steps. */
export type RunRecord =
  /** Means of the algorithm's metrics since the last such record, and of the run's own (episodeReturn, see Interaction; OFF_POLICY_METRICS). */
  | {
      readonly kind: 'metrics'
      readonly step: number
      readonly phase: Phase
      readonly values: Readonly<Record<string, number>>
    }
  /** Returns of the evaluation episodes at this step. */
  | {
      readonly kind: 'evaluation'
      readonly step: number
      readonly phase: Phase
      readonly returns: readonly number[]
      readonly mean: number
      readonly normalisedScore: number
      /** Meta-RL: returns on unseen tasks by episode of adaptation [episode][task]; `returns` are those of the last. */
      readonly adaptation?: readonly (readonly number[])[] | undefined
    }
  /** A mark on the axis. */
  | ({ readonly kind: 'mark'; readonly step: number } & RunEvent)

export interface RunProgress {
  readonly phase: Phase
  /** What is done right now, for people: "Learning offline", "Fitting the dynamics model", ... */
  readonly stage: string
  /** Gradient steps done, and how many there will be. */
  readonly step: number
  readonly totalSteps: number
  /** The step at which the run goes online. */
  readonly onlineStartStep: number
  readonly environmentSteps: number
  readonly finished: boolean
}

/** The complete state of a run: what a checkpoint and a fork hold. Plain data and typed arrays (structured clone). */
export interface RunSnapshot {
  readonly version: number
  /** JSON-compatible: counters, random states, environment states. */
  readonly plain: unknown
  /** Networks, optimisers, buffers. */
  readonly arrays: Tree<HostArray>
}

/** A training run as worker and command line drive it; one kind per way of training (offline-to-online, meta, ...). */
export interface TrainingRun {
  readonly progress: RunProgress
  /** How its steps run: compiled, or eager and why; undefined before the first. */
  readonly execution: Execution | undefined
  /** One gradient step (one unit of work in stages without), with whatever is due: collecting, evaluation, records. */
  advance(): Promise<void>
  /** The records since the last call. */
  drainRecords(): RunRecord[]
  /** Live hyperparameters and run settings, effective at once, marked on the time axis. */
  change(values: Values): void
  /** Notes what happened here, for the time axis. */
  mark(event: RunEvent): void
  snapshot(): Promise<RunSnapshot>
  restore(snapshot: RunSnapshot): void
  /** observations [n, S] in the environment's units -> actions [n, A] in [-1, 1] by the current policy's mean. */
  act(observations: Float32Array): Promise<Float32Array>
  /** The episodes that it has finished online, as a dataset, where this kind of run keeps them; null before the first. */
  experience?(name: string): Dataset | null
  /** What panels may look at, where this kind of run offers it. */
  readonly diagnose?: DiagnosticAccess
  /** The same of a run that trains on a family of tasks. */
  readonly tasks?: TaskAccess
  dispose(): void
}
