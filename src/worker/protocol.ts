/**
 * What the page and the training worker say to each other: types only, so that either side may import it.
 * Control goes by calls on `TrainingApi` (Comlink); reports leave the worker on a port of their own, at most 20 a second.
 */

import type { Algorithm, MetricDeclaration, Phase } from '../core/algorithms/algorithm'
import type { Checkpoint } from '../core/checkpoints/check-content'
import type { LoadedNetworks } from '../core/checkpoints/networks/load-networks'
import type { BackendChoice } from '../core/engine/backends'
import type { BackendName, Execution } from '../core/engine/runtime'
import type { Task } from '../core/environments/tasks/task-family'
import type { PanelQuestion, PanelReport } from '../core/looks/questions'
import type { Message } from '../core/messages/message'
import type { Scenario } from '../core/scenarios/scenario'
import type { Moved } from '../core/scenarios/scenario-configuration'
import type { Schema, Values } from '../core/schema/field'
import type { RunConfiguration } from '../core/training/configuration'
import type { RunProgress, RunRecord, RunSnapshot } from '../core/training/training-run'
import type { TransferReport } from '../core/training/transfer-report'
import type { DatasetApi } from './dataset-protocol'
import type { ThreadLimit } from './engine-threads'
import type { Pace } from './pacer'

/** What the page shows of an algorithm. The algorithm itself stays in the worker, with the tensors. */
export interface AlgorithmDescription {
  readonly id: string
  readonly label: string
  readonly summary: string
  readonly source: string
  readonly hyperparameters: Schema
  readonly metrics: { readonly [name: string]: MetricDeclaration }
  readonly runDefaults: Values
  readonly training: NonNullable<Algorithm['training']>
}

export interface BackendRequest {
  readonly backend?: BackendName | undefined
  readonly mode: 'compiled' | 'eager'
  /** How many threads may share a step; as many as the machine has cores where nothing is said. */
  readonly threads?: number
  /** Multiply-adds that are not fused: the build of the lab, for the same bits as there. */
  readonly simd?: 'plain'
  /** Backends that have failed on this page, and why. */
  readonly without?: BackendChoice['rejected']
}

export interface StartedBackend extends BackendChoice {
  readonly threads: ThreadLimit
}

export interface RunRequest {
  /** Chosen by the page; every report of this run carries it. */
  readonly runId: number
  /** null: the algorithm trains on a family of tasks and needs none. */
  readonly datasetId: number | null
  readonly configuration: RunConfiguration
  /** Datasets that the page may still want; all others are forgotten. */
  readonly keep: readonly number[]
  /** The newest dataset that the page has heard of; one that is made meanwhile is kept. Without it none is. */
  readonly newest?: number
  /** Where it goes on from, instead of from new networks at step 0. */
  readonly from?: FrozenRun | undefined
  /** Live changes to come, each at its step. */
  readonly interventions?: readonly Intervention[]
  /** Whether to measure once, at the switch and at the end, what scenarios make claims about. */
  readonly figures?: boolean
  readonly stop?: Stop | undefined
}

/** Where a lesson halts its runs. */
export interface Stop {
  /** Gradient steps after which the run pauses by itself, once. */
  readonly step: number
  /** It cannot be played on from there. */
  readonly final: boolean
}

/** A run as it stood at a step. */
export interface FrozenRun {
  readonly step: number
  /** As the run began; what was changed since is in the snapshot. */
  readonly configuration: RunConfiguration
  readonly snapshot: RunSnapshot
  /** See core/training/continue-run.ts. */
  readonly networksAnew?: true
}

/** Live fields of the hyperparameters and of the run's settings that change when the run has done so many steps. */
export interface Intervention {
  readonly step: number
  readonly values: Values
}

export interface RunDescription {
  readonly progress: RunProgress
  /** Mean episode returns to compare with (on a family of tasks: over its test tasks); null without an environment. */
  readonly references: { readonly random: number; readonly expert: number; readonly source: string } | null
  /** On a family of tasks: those that it adapts to and does not train on. */
  readonly testTasks: readonly Task[] | null
  /** Of a run that goes on from a frozen one: what it took over. */
  readonly carried: TransferReport | null
}

/** Questions about a run as it stood at a step, asked of a copy of it: the run itself goes on untouched. */
export interface LookBack {
  readonly runId: number
  /** null: it trains on tasks. */
  readonly datasetId: number | null
  readonly frozen: FrozenRun
  readonly questions: readonly PanelQuestion[]
  /** Whether its policy of then is to act in the environment view. */
  readonly acts: boolean
}

export type NetworkFormat = 'safetensors' | 'onnx'

/** A checkpoint as the page gives it; the worker adds what wrote it. */
export type CheckpointContent = Omit<Checkpoint, 'createdBy' | 'kind'>

export interface TrainingApi extends DatasetApi {
  /** As one file, with its checksum. */
  packCheckpoint(content: CheckpointContent): Promise<ArrayBuffer>
  /** The networks of a frozen run; ONNX holds its policy alone. */
  packNetworks(frozen: FrozenRun, format: NetworkFormat): Promise<ArrayBuffer>
  /** Puts the networks of a safetensors or ONNX file into the run here, with fresh optimisers; the run is as it was where they do not fit. */
  loadNetworks(file: ArrayBuffer, format: NetworkFormat): Promise<LoadedNetworks>
  /** Rejects, in one sentence, what is damaged, of another version, or does not fit together. */
  openCheckpoint(file: ArrayBuffer): Promise<Checkpoint>
  /** Answers at once where the worker lives. */
  beat(): Promise<void>
  describeAlgorithms(): Promise<readonly AlgorithmDescription[]>
  /** Reports go to this port from now on. `life`: the lock that this worker holds, once this resolves, as long as it lives. */
  open(reports: MessagePort, life: string): Promise<void>
  /** The complete configuration of each of a scenario's methods, by its id. */
  configureScenario(scenario: Scenario, seed: number, moved: Moved): Promise<Readonly<Record<string, RunConfiguration>>>
  startBackend(request: BackendRequest): Promise<StartedBackend>
  /** Ends the run before it and waits at its first step. */
  beginRun(request: RunRequest): Promise<RunDescription>
  play(): Promise<void>
  pause(): Promise<void>
  /** One gradient step. */
  step(): Promise<void>
  /** At once, or when the run comes to a later step. Resolves with the step at which it acts. */
  change(values: Values, atStep?: number): Promise<number>
  /** The complete state of the run now; it goes on untouched. */
  freeze(): Promise<FrozenRun>
  /** What is visible right now, and how often it is to be looked at; nothing else is computed. */
  watch(questions: readonly PanelQuestion[], perSecond: number): Promise<void>
  /** The answers about a run as it stood at a step, in the order of the questions. */
  lookBack(request: LookBack): Promise<readonly PanelReport[]>
  /** How fast its runs train from now on. */
  setPace(pace: Pace): Promise<void>
  /** Its run waits at this step until another bound comes; null: it waits for nobody. */
  boundAt(step: number | null): Promise<void>
  /** Steps per second at which the current policy acts in the environment view; 0 halts it. */
  setWorldPace(stepsPerSecond: number): Promise<void>
}

/** Rows of metrics: `steps` [rows], `values` [rows, names], NaN where a record lacks a metric. */
export interface MetricsBlock {
  readonly names: readonly string[]
  readonly steps: Uint32Array<ArrayBuffer>
  readonly phases: Uint8Array<ArrayBuffer>
  readonly values: Float32Array<ArrayBuffer>
}

export type Evaluation = Extract<RunRecord, { kind: 'evaluation' }>
export type Mark = Extract<RunRecord, { kind: 'mark' }>

export interface RunReport {
  readonly kind: 'run'
  readonly runId: number
  readonly progress: RunProgress
  readonly playing: boolean
  /** Whether it stands where its lesson halts it. */
  readonly stopped: boolean
  /** Over the last two seconds or so; 0 before the first. */
  readonly stepsPerSecond: number
  /** At that rate; null while it is unknown. */
  readonly secondsLeft: number | null
  readonly execution: Execution | null
  readonly metrics: MetricsBlock | null
  readonly evaluations: readonly Evaluation[]
  readonly marks: readonly Mark[]
}

/** One step of the policy in the environment view. */
export interface WorldReport {
  readonly kind: 'world'
  readonly runId: number
  /** [stateSize], before the step, and where it led */
  readonly state: Float64Array<ArrayBuffer>
  readonly nextState: Float64Array<ArrayBuffer>
  /** [A], in the environment's units */
  readonly action: Float32Array<ArrayBuffer>
  readonly reward: number
  /** Undiscounted return of the episode so far, this step included. */
  readonly returnSoFar: number
  readonly episode: number
  readonly step: number
  /** Gradient steps behind the policy that acted, and the phase they ended in. */
  readonly policyStep: number
  readonly phase: Phase
  /** On a family of tasks: which one it plays, and how far it has adapted to it. */
  readonly attempt: TaskAttempt | null
}

export interface TaskAttempt {
  readonly task: Task
  /** Of the episodes of adaptation, from 1. */
  readonly episode: number
  readonly episodes: number
  /** Whether it acts on what it has seen of the task, or on the prior. */
  readonly informed: boolean
}

/** The run's state, unasked: at the border, at the end, every so often by the clock, and (`past`) by steps, to look back. */
export interface FrozenReport {
  readonly kind: 'frozen'
  readonly runId: number
  readonly reason: 'border' | 'time' | 'end' | 'past'
  readonly frozen: FrozenRun
}

/** What is measured once in a run, by name (see core/scenarios/run-figures.ts). */
export interface FiguresReport {
  readonly kind: 'figures'
  readonly runId: number
  readonly figures: Readonly<Record<string, number>>
}

export interface DatasetProgressReport {
  readonly kind: 'dataset'
  /** 0 to 1 */
  readonly fraction: number
}

export interface FailureReport {
  readonly kind: 'failure'
  readonly runId: number
  /** One sentence. */
  readonly message: Message
  /**
   * `divergence`: its numbers ran away; `backend`: what computes is gone or wrong, so that it may go on elsewhere;
   * `memory`: the worker has no more of it, so that it may go on in a new one.
   */
  readonly reason: 'error' | 'divergence' | 'backend' | 'memory'
}

export interface WarningReport {
  readonly kind: 'warning'
  readonly message: Message
}

export type Report =
  | RunReport
  | WorldReport
  | PanelReport
  | FrozenReport
  | FiguresReport
  | DatasetProgressReport
  | FailureReport
  | WarningReport
