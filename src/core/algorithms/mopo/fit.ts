import type { TransitionStore } from '../../data/transition-store'
import type { DeviceState, GatheredMetrics, Runtime } from '../../engine/runtime'
import type { HostArray, Tree } from '../../engine/tree'
import { message } from '../../messages/message'
import { UserError } from '../../messages/user-error'
import type { RandomStream } from '../../random/random-stream'
import { columnMoments } from '../../training/column-moments'
import type { LiveValues } from '../../training/live-values'
import type { Sizes } from '../algorithm'
import { BootstrapRows, type FitRows, FitSteps, RowCopier, splitRows } from './fit-steps'
import type { H } from './hyperparameters'

const HOLDOUT_SHARE = 0.2
const MAXIMUM_HOLDOUT = 1000
/** Relative improvement of a member's hold-out error that counts. */
const IMPROVEMENT = 0.01

/** What a checkpoint of the fit has to hold beside the networks. */
export interface FitState {
  readonly steps: number
  readonly finished: boolean
  readonly epochsWithoutGain: number
  readonly bestErrors: readonly number[]
  readonly elites: readonly number[]
  readonly stepInEpoch: number
  readonly split: { readonly training: Uint32Array; readonly holdout: Uint32Array }
  readonly bootstrap: readonly Uint32Array[]
  readonly targetScale: Float32Array
  /** Of the time since the last report. */
  readonly gathered: GatheredMetrics
}

/**
 * Fits the ensemble on transitions in the learner's units: bootstrap rows per member, hold-out errors after each
 * epoch, each member's best layers kept, early stopping, elites (OfflineRL-Kit, ensemble_dynamics.py `train`).
 */
export class DynamicsFit {
  readonly #device: FitSteps
  readonly #copier: RowCopier
  #holdout: FitRows | undefined
  #bootstrap: BootstrapRows
  #split: { training: Uint32Array; holdout: Uint32Array }
  #bestErrors: number[]
  #elites: number[]
  #steps = 0
  #stepInEpoch = 0
  #epochsWithoutGain = 0
  #finished = false
  /** Units of the targets: [S + 1] */
  targetScale: Float32Array
  readonly #batch: FitRows

  constructor(
    sizes: Sizes,
    private readonly h: LiveValues,
    runtime: Runtime,
    private readonly state: DeviceState,
    private readonly offline: TransitionStore,
    private readonly random: RandomStream,
    /** The change of an observation, in the learner's units, that a penalty counts as 1; without it, the targets' units: [S] */
    private readonly penaltyUnit: readonly number[] | undefined,
  ) {
    const { members, dynamicsBatchSize } = this.#settings
    const holdout = Math.min(MAXIMUM_HOLDOUT, Math.max(1, Math.floor(offline.count * HOLDOUT_SHARE)))
    this.#split = splitRows(offline.count, holdout, random)
    this.#bootstrap = BootstrapRows.draw(members, this.#split.training, random)
    this.#bestErrors = Array(members).fill(Infinity)
    this.#elites = Array.from({ length: members }, (_, member) => member)
    this.#copier = new RowCopier(sizes)
    this.#device = new FitSteps(this.#copier, h, runtime, state)
    this.targetScale = new Float32Array(this.#copier.outputs).fill(1)
    this.#batch = this.#copier.empty(members * dynamicsBatchSize)
  }

  get finished(): boolean {
    return this.#finished
  }

  get steps(): number {
    return this.#steps
  }

  /** The change of an observation, in the learner's units, that penalties count as 1: at least [S] */
  get penaltyUnits(): ArrayLike<number> {
    return this.penaltyUnit ?? this.targetScale
  }

  /** Members with the smallest hold-out errors. */
  get elites(): readonly number[] {
    return this.#elites
  }

  get holdoutError(): number {
    return this.#elites.reduce((sum, member) => sum + this.#bestErrors[member]!, 0) / this.#elites.length
  }

  get execution() {
    return this.#device.execution
  }

  /** One gradient step of all members, and whatever is due at the end of an epoch. */
  async step(): Promise<void> {
    if (this.#steps === 0) await this.#standardise()
    const { dynamicsBatchSize, dynamicsSteps, patience } = this.#settings
    for (let member = 0; member < this.#settings.members; member++) {
      for (let i = 0; i < dynamicsBatchSize; i++) {
        const row = this.#bootstrap.row(member, this.#stepInEpoch * dynamicsBatchSize + i)
        this.#copier.copy(this.offline, row, this.#batch, member * dynamicsBatchSize + i)
      }
    }
    this.#device.train(this.#batch)
    this.#steps++
    this.#stepInEpoch++
    const epoch = Math.max(1, Math.floor(this.#split.training.length / dynamicsBatchSize))
    const last = this.#steps >= dynamicsSteps
    if (this.#stepInEpoch < epoch && !last) return
    await this.#endEpoch()
    if (last || this.#epochsWithoutGain >= patience) this.#finishFit()
  }

  /** Steps on all rows, old and new, once the fit is over; hold-out rows stay out. */
  async refit(online: TransitionStore, steps: number): Promise<void> {
    const { members, dynamicsBatchSize } = this.#settings
    const { training } = this.#split
    for (let step = 0; step < steps; step++) {
      for (let i = 0; i < members * dynamicsBatchSize; i++) {
        const row = this.random.integer(training.length + online.count)
        if (row < training.length) this.#copier.copy(this.offline, training[row]!, this.#batch, i)
        else this.#copier.copy(online, row - training.length, this.#batch, i)
      }
      this.#device.train(this.#batch)
    }
  }

  /** Mean of the loss since the last call. */
  async metrics(): Promise<Record<string, number>> {
    const metrics = await this.#device.metrics()
    return Number.isFinite(this.holdoutError) ? { ...metrics, holdoutError: this.holdoutError } : metrics
  }

  /** A metric of the last step that is no finite number; see `Program.brokenMetric`. */
  brokenMetric(): string | undefined {
    return this.#device.brokenMetric()
  }

  async saved(): Promise<FitState> {
    return {
      steps: this.#steps,
      finished: this.#finished,
      epochsWithoutGain: this.#epochsWithoutGain,
      bestErrors: this.#bestErrors.slice(),
      elites: this.#elites.slice(),
      stepInEpoch: this.#stepInEpoch,
      split: this.#split,
      bootstrap: this.#bootstrap.saved(),
      targetScale: this.targetScale,
      gathered: await this.#device.gathered(),
    }
  }

  restore(state: FitState): void {
    const rows = [state.split.training, state.split.holdout, ...state.bootstrap]
    if (rows.some((each) => each.some((row) => row >= this.offline.count))) {
      throw new UserError(message`The dynamics model was fitted on rows that this dataset does not have.`)
    }
    this.#steps = state.steps
    this.#finished = state.finished
    this.#epochsWithoutGain = state.epochsWithoutGain
    this.#bestErrors = [...state.bestErrors]
    this.#elites = [...state.elites]
    this.#stepInEpoch = state.stepInEpoch
    this.#split = state.split
    this.#bootstrap = new BootstrapRows(state.bootstrap)
    this.targetScale = state.targetScale
    this.#holdout = undefined
    this.#device.restoreGathered(state.gathered)
  }

  dispose(): void {
    this.#device.dispose()
  }

  get #settings(): H {
    return this.h.values as unknown as H
  }

  async #endEpoch(): Promise<void> {
    const errors = await this.#device.holdoutErrors(this.#holdoutRows())
    const improved = this.#bestErrors.map((best, member) => !(errors[member]! >= (1 - IMPROVEMENT) * best))
    if (improved.includes(true)) this.#device.keepBest(improved)
    this.#bestErrors = this.#bestErrors.map((best, member) => (improved[member] ? errors[member]! : best))
    this.#epochsWithoutGain = improved.includes(true) ? 0 : this.#epochsWithoutGain + 1
    this.#elites = byError(this.#bestErrors).slice(0, Math.min(this.#settings.elites, this.#bestErrors.length))
    this.#stepInEpoch = 0
    this.#bootstrap.shuffle(this.random)
  }

  #finishFit(): void {
    this.#device.finish(this.#holdoutRows())
    this.#finished = true
  }

  #holdoutRows(): FitRows {
    this.#holdout ??= this.#copier.gather(this.offline, this.#split.holdout)
    return this.#holdout
  }

  /** The reward keeps its own units. */
  #penaltyScale(unit: readonly number[]): HostArray {
    const data = this.targetScale.map((scale, i) => scale / (unit[i] ?? 1))
    return { shape: [data.length], data }
  }

  /** Mean and standard deviation of x, and of y if wanted, over the training rows. */
  async #standardise(): Promise<void> {
    const rows = this.#copier.gather(this.offline, this.#split.training)
    const x = columnMoments(rows.x, this.#copier.inputs)
    const y = this.#settings.standardiseTargets ? columnMoments(rows.y, this.#copier.outputs) : undefined
    if (y) this.targetScale = y.scale.data
    this.state.write({
      ...(await this.state.read()),
      inputMean: x.mean,
      inputScale: x.scale,
      ...(y && { targetMean: y.mean, targetScale: y.scale }),
      ...(this.penaltyUnit && { penaltyScale: this.#penaltyScale(this.penaltyUnit) }),
    } as Tree<HostArray>)
  }
}

function byError(errors: readonly number[]): number[] {
  return errors.map((_, member) => member).sort((a, b) => errors[a]! - errors[b]!)
}
