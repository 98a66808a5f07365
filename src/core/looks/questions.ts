/** What panels ask of the run in the worker, and what they get: types only, so that either side may import it. */

import type { ActionSlice } from '../diagnostics/action-slice'
import type { BehaviourCalibration, Reliability } from '../diagnostics/calibration'
import type { NetworkChange, NetworkGradient } from '../diagnostics/gradients'
import type { Knowledge } from '../diagnostics/knowledge'
import type { MetaStep } from '../diagnostics/meta-step'
import type { ModelRollouts } from '../diagnostics/model-rollouts'
import type { MapPoints } from '../diagnostics/plane'
import type { RegretSplit } from '../diagnostics/regret'
import type { MapQuantity, StateMap } from '../diagnostics/state-map'
import type { TaskPosterior } from '../diagnostics/task-posterior'
import type { Telescoping } from '../diagnostics/telescoping'
import type { Uncertainty } from '../diagnostics/uncertainty'
import type { Quantity, StateQuantity } from '../environments/environment'
import type { Message } from '../messages/message'

/** By kind: what a panel wants to know. */
export interface PanelQuestions {
  readonly calibration: { readonly starts: number }
  readonly actionSlice: {
    /** Entries of the map's axes; null: where episodes begin. */
    readonly place: readonly number[] | null
    /** One or two entries of the action. */
    readonly axes: readonly number[]
  }
  readonly stateMap: {
    readonly quantity: MapQuantity
    readonly x: number
    readonly y: number
    /** What the map goes through off its plane; null: where episodes begin. */
    readonly through: readonly number[] | null
  }
  readonly gradients: { readonly batches: number }
  readonly uncertainty: { readonly rows: number }
  readonly knowledge: { readonly rows: number }
  readonly metaAdaptation: Record<string, never>
  readonly metaStep: Record<string, never>
  readonly modelRollouts: { readonly starts: number }
  readonly telescoping: { readonly length: number }
  readonly taskPosterior: {
    readonly task: number
    /** Context by hand: places of transitions in the order in which the task met them; null: all of them. */
    readonly context: readonly number[] | null
  }
}
export type PanelKind = keyof PanelQuestions

/** V* on its way, there, or why it is not to be had. */
export type OptimalState =
  | { readonly kind: 'computing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'impossible'; readonly reason: Message }

/** By kind: what it gets. Every array is its own, so that it can be transferred. */
export interface PanelAnswers {
  readonly calibration: {
    readonly behaviour: BehaviourCalibration
    /** Missing where no simulation can start from an observation. */
    readonly reliability: Reliability | null
    readonly regret: RegretSplit | null
    readonly optimal: OptimalState
  }
  readonly actionSlice: ActionSlice & {
    readonly actions: readonly Quantity[]
    readonly map: StatePlane
  }
  readonly stateMap: StateMap & { readonly map: StatePlane; readonly optimal: OptimalState }
  readonly gradients: {
    readonly networks: readonly NetworkGradient[]
    /** Since the reading before, if there was one. */
    readonly changes: readonly NetworkChange[]
    readonly steps: number
  }
  readonly uncertainty: Uncertainty
  readonly knowledge: Knowledge
  /** Share of online rows that a batch is expected to have. */
  readonly metaAdaptation: { readonly onlineShare: number }
  readonly metaStep: MetaStep
  readonly modelRollouts: ModelRollouts
  readonly telescoping: Telescoping
  readonly taskPosterior: TaskPosterior
}

/** The plane in which states are picked, with data and paths on top. */
export interface StatePlane {
  readonly axes: readonly StateQuantity[]
  /** The state that was asked about, along all axes. */
  readonly place: Float64Array
  readonly offline: MapPoints
  readonly online: MapPoints
  /** Paths of the current policy: [steps + 1, axes] each. */
  readonly paths: readonly Float32Array[]
}

export type PanelQuestion = {
  [Kind in PanelKind]: { readonly kind: Kind; readonly options: PanelQuestions[Kind] }
}[PanelKind]

export type PanelReport = {
  [Kind in PanelKind]: {
    readonly kind: 'panel'
    readonly runId: number
    readonly panel: Kind
    /** Gradient steps behind the networks that were looked at. */
    readonly step: number
    /** null: this run has nothing of the kind. */
    readonly answer: PanelAnswers[Kind] | null
  }
}[PanelKind]
