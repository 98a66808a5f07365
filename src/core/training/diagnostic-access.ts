import type { ActMode, Phase, ProbeName, Sizes } from '../algorithms/algorithm'
import type { TransitionStore } from '../data/transition-store'
import type { HostArray, Tree } from '../engine/tree'
import type { Environment } from '../environments/environment'
import type { RandomStream } from '../random/random-stream'
import type { Preprocessing } from './preprocessing'
import type { GradientComparison, LossPulls } from './probes'

/** Rows in the learner's units: observations normalised, actions in [-1, 1], rewards and returns-to-go transformed. */
export type Rows = Pick<TransitionStore, 'count' | 'columns' | 'observationSize' | 'actionSize' | 'rowFromNewest'>

/** What any run lets be asked about its losses, whichever way it trains. */
export interface LossAccess {
  /** Whether there are rows to draw. */
  readonly hasRows: boolean
  /** Losses of one update on rows drawn as the run draws them, and how hard they pull. */
  lossPulls(random: RandomStream): Promise<LossPulls>
  /** A copy of all networks and optimiser states. */
  readState(): Promise<Tree<HostArray>>
}

/**
 * A run as diagnostics see it: they look, and nothing that the run does later depends on whether they did. All
 * randomness is the caller's own. Every array is in the learner's units; `preprocessing` leads to the world's.
 * Calls that ask the networks must not overlap, neither with each other nor with `advance`.
 */
export interface DiagnosticAccess extends LossAccess {
  readonly sizes: Sizes
  /** gamma at this moment */
  readonly discount: number
  readonly phase: Phase
  readonly preprocessing: Preprocessing
  /** Undefined where the run is offline only. */
  readonly environment: Environment | undefined
  readonly offline: Rows
  /** First row of each episode of `offline`, then its number of rows: [episodes + 1]. */
  readonly episodeStarts: ArrayLike<number>
  /** Rows of whole episodes that the run does not train on; undefined where it trains on all. */
  readonly heldOut: Rows | undefined
  readonly online: Rows
  /** Share of online rows that a batch of the algorithm's critics is expected to have just now. */
  readonly onlineShare: number
  /** The gradients that the algorithm lets be compared, on a fresh batch; null where there are none just now. */
  compareGradients(random: RandomStream): Promise<GradientComparison | null>
  has(probe: ProbeName): boolean
  /** observations [n, S], actions [n, A] -> [..., n] as `ProbeName` says */
  probe(name: ProbeName, observations: Float32Array, actions: Float32Array): Promise<Float32Array>
  /** observations [n, S] -> actions [n, A] by the current policy */
  act(observations: Float32Array, mode: ActMode, random: RandomStream): Promise<Float32Array>
}
