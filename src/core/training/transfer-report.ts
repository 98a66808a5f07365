import type { Algorithm, Phase } from '../algorithms/algorithm'
import type { Values, ValuesOf } from '../schema/field'
import type { Change } from './changes'
import type { RunConfiguration } from './configuration'
import type { RunSettings } from './run-settings'
import type { RunSnapshot } from './training-run'

export function transferredIf(carried: boolean, reason: TransferReason): Transferred {
  return carried ? { carried } : { carried, reason }
}

/** A run as it was frozen: what it was told to be, and its complete state at one step. */
export interface FrozenRun {
  readonly configuration: RunConfiguration
  readonly snapshot: RunSnapshot
  /** Whoever goes on from it leaves its networks behind: data, buffers and random numbers alone are taken over. */
  readonly networksAnew?: true
}

/** Why something begins anew. */
export type TransferReason =
  /** The frozen run has none. */
  | 'absent'
  /** One name for two different things: another form of policy, say. */
  | 'kind'
  | 'shape'
  /** Observations are normalised otherwise; rewards are scaled or shifted otherwise. */
  | 'observation-units'
  | 'reward-units'
  /** Another environment, or one with other parameters. */
  | 'environment'
  /** Another number of environment copies. */
  | 'copies'
  /** Another dataset. */
  | 'dataset'
  /** Another algorithm: its optimisers' moments are of another loss, its priorities of another kind. */
  | 'algorithm'
  /** Settings by which a dynamics model is made. */
  | 'model-settings'
  /** Another seed. */
  | 'seed'
  /** It was wished so. */
  | 'wish'
  /** One of the two learns on a family of tasks, or both on different tasks. */
  | 'tasks'

export type Transferred = { readonly carried: true } | { readonly carried: false; readonly reason: TransferReason }

/** What a run took over from the one that was frozen; the page puts it into words. */
export interface TransferReport {
  readonly fromAlgorithm: string
  readonly toAlgorithm: string
  /** Where the new run goes on; 0 where one of the two learns on tasks and the other does not, which share nothing. */
  readonly step: number
  readonly phase: Phase
  /** `continued`: nothing began anew; without changes the run equals its parent to the bit on cpu and wasm. */
  readonly kind: 'continued' | 'switched'
  /** Values that differ from the frozen run's, as marked on the time axis. */
  readonly changes: readonly Change[]
  readonly networksCarried: readonly string[]
  readonly networksAnew: readonly { readonly name: string; readonly reason: TransferReason }[]
  /** Networks whose optimiser goes on too; those of all others begin anew. */
  readonly optimisersCarried: readonly string[]
  /** Online transitions, of those that the frozen run had. */
  readonly onlineTransitions: { readonly carried: number; readonly of: number; readonly reason?: TransferReason }
  /** null where there was nothing to carry: no dataset, no environment, no model. */
  readonly dataset: Transferred | null
  readonly environmentState: Transferred | null
  readonly dynamicsModel: Transferred | null
  readonly randomStreams: Transferred
}

/** One of the two runs of a continuation. */
export interface Side extends FrozenRun {
  readonly algorithm: Algorithm
}

/** What is found by comparing two runs of one way of training. */
export interface TransferredState {
  /** The fresh run's, with what fits of the frozen one in it, and the frozen one's values where they mean the same. */
  readonly snapshot: RunSnapshot
  readonly values: { readonly hyperparameters: Values; readonly settings: ValuesOf<RunSettings> }
  readonly report: Omit<TransferReport, 'fromAlgorithm' | 'toAlgorithm' | 'step' | 'phase' | 'kind' | 'changes'>
}
