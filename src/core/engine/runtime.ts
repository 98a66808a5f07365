import type { Tensor } from '@tensorflow/tfjs-core'
import type { Message } from './message'
import type { HostArray, Shape, TensorTree, Tree } from './tree'

export type BackendName = 'webgpu' | 'wasm' | 'cpu'

/** What one call of a step computes. */
export interface StepResult {
  /** The state entries (top-level names) that change; the others stay as they are. */
  readonly state?: TensorTree | undefined
  /** Scalars. They gather on the device; a report reads their mean over the calls since the last report. */
  readonly metrics?: Readonly<Record<string, Tensor>> | undefined
  /** Arrays of the last call, read on demand. */
  readonly outputs?: Readonly<Record<string, Tensor>> | undefined
}

/**
 * A pure function of tensors, written with plain tfjs operations: no side effects, no reading of values, no random
 * numbers of its own. All that varies from call to call comes in through `state` and `inputs`.
 */
export type Step<State extends TensorTree = TensorTree, Inputs extends TensorTree = TensorTree> = (
  state: State,
  inputs: Inputs,
) => StepResult

/** A learner's state on the device: parameters, target networks, optimiser moments. Owned by its runtime. */
export interface DeviceState {
  read(): Promise<Tree<HostArray>>
  /**
   * The last number of an entry, which is a bias of the last layer where the entry is a network; undefined where only a
   * wait would tell (on a GPU). Costs next to nothing.
   */
  glance(name: string): number | undefined
  /** Replaces the values; structure and shapes must be those it was created with. */
  write(values: Tree<HostArray>): void
  dispose(): void
}

/** What a program's metrics were made of since they were last read: the sums themselves, so that nothing is rounded. */
export interface GatheredMetrics {
  /** Calls of the step. */
  readonly count: number
  /** By metric; several values where the runtime trains several seeds. */
  readonly sums: Readonly<Record<string, Float32Array>>
}

/** Sum over calls and seeds, divided by their number. */
export function meansOf({ count, sums }: GatheredMetrics): Record<string, number> {
  if (count === 0) return {}
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / (count * values.length)
  return Object.fromEntries(Object.entries(sums).map(([name, values]) => [name, mean(values)]))
}

/** How a step runs. Plain data. */
export interface Execution {
  /** `compiled`, or `eager` with the reason: asked for, or an operation that the compiler does not know. */
  readonly mode: 'compiled' | 'eager'
  readonly reason?: Message | undefined
  /** That share each step at present: as many as have been found to pay. */
  readonly threads: number
}

/** Of what runs steps, without everything else that it is. */
export function executionOf({ mode, reason, threads }: Execution): Execution {
  return { mode, reason, threads }
}

/** A step bound to a state and to the shapes of its inputs. */
export interface Program extends Execution {
  /** Runs the step once; `inputs` has the structure given at creation. Values are copied before it returns. */
  run(inputs: Tree<Float32Array>): void
  /** Mean of each metric over the runs since the last call; empty when there was none. */
  metrics(): Promise<Record<string, number>>
  /** What `metrics` would average, without reading it off: for a snapshot. */
  gathered(): Promise<GatheredMetrics>
  /** Goes on gathering from there. */
  restoreGathered(gathered: GatheredMetrics): void
  /**
   * A metric whose sum is no finite number any more; undefined where there is none, and where only a wait would tell (on
   * a GPU). Costs next to nothing, so it can be asked after every run.
   */
  brokenMetric(): string | undefined
  /** The outputs of the last run. The arrays are the caller's. */
  outputs(): Promise<Record<string, Float32Array>>
  dispose(): void
}

export interface Runtime {
  readonly backend: BackendName
  readonly mode: 'compiled' | 'eager'
  createState(initial: Tree<HostArray>): DeviceState
  /** Traces `step` for these input shapes. Programs on one state share it: each sees what the others wrote. */
  createProgram<State extends TensorTree, Inputs extends TensorTree>(
    step: Step<State, Inputs>,
    state: DeviceState,
    inputs: Tree<Shape>,
  ): Program
  /** Waits until everything issued so far is done. */
  settle(): Promise<void>
  dispose(): void
}
