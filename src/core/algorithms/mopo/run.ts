import { type Dataset, DatasetError } from '../../data/dataset'
import type { Runtime } from '../../engine/runtime'
import type { HostArray, Tree } from '../../engine/tree'
import type { Environment } from '../../environments/environment'
import { builtIn, type World } from '../../environments/world'
import { message } from '../../messages/message'
import { type RandomState, RandomStream } from '../../random/random-stream'
import type { Values } from '../../schema/field'
import type { LastChange } from '../../training/changes'
import type { RunConfiguration } from '../../training/configuration'
import { dataRangeOf } from '../../training/data-range'
import type { DiagnosticAccess } from '../../training/diagnostic-access'
import { DivergenceError } from '../../training/divergence'
import { DivergenceWatch } from '../../training/divergence-watch'
import { LiveValues } from '../../training/live-values'
import { type KeptUnits, OfflineOnlineRun } from '../../training/offline-online-run'
import { normaliseObservations } from '../../training/preprocessing'
import { namedArrays, namedData } from '../../training/snapshot'
import {
  REPORT_EVERY,
  type RunEvent,
  type RunProgress,
  type RunRecord,
  type RunSnapshot,
  type TrainingRun,
} from '../../training/training-run'
import type { ActMode, Algorithm } from '../algorithm'
import { DynamicsFit, type FitState } from './fit'
import type { H } from './hyperparameters'
import { LearntDynamics, speedUnit } from './model'
import {
  discountedReturn,
  type Imagination,
  imagineEpisodes,
  MixedSource,
  Rollouts,
  type SavedRollouts,
} from './rollouts'

/** The part of a snapshot that is MOPO's own; its policy's stages have theirs inside. */
export interface MopoPlain {
  readonly fit: FitState
  /** Where on the time axis of the policy's stages the fit was. */
  readonly fitAt: number
  readonly rollouts: Omit<SavedRollouts, 'columns'>
  readonly random: RandomState
  readonly rolloutMetrics: Readonly<Record<string, number>>
  readonly policy: unknown
  readonly imagination: Imagination | null
  readonly lastChange: LastChange | null
}

/**
 * MOPO: first the dynamics are fitted, then the policy learns on a mixture of data and rollouts in the model, and then,
 * as an extension of ours, goes online: new transitions join the data, the model is refitted, the penalty moves to its
 * online weight. The policy's stages are an offline-to-online run of their own, some model steps later on the time axis.
 */
export class MopoRun implements TrainingRun {
  readonly policyRun: OfflineOnlineRun
  /** Whole episodes as the model imagined them at the last evaluation. */
  imagination: Imagination | undefined
  readonly #fit: DynamicsFit
  readonly #model: LearntDynamics
  readonly #rollouts: Rollouts
  readonly #h: LiveValues
  readonly #random: RandomStream
  /** What its rollouts are compared with; nothing can be compared with a world outside this program. */
  readonly #environment: Environment | undefined
  #records: RunRecord[] = []
  #rolloutMetrics: Record<string, number> = {}
  #fitAt = 0
  #lastChange: LastChange | null = null
  readonly #watch: DivergenceWatch

  constructor(
    readonly configuration: RunConfiguration,
    algorithm: Algorithm,
    dataset: Dataset | undefined,
    world: World | undefined,
    runtime: Runtime,
    kept: KeptUnits = {},
  ) {
    if (!dataset) throw new DatasetError(message`MOPO learns its model from data; choose a dataset.`)
    let source: MixedSource | undefined
    this.policyRun = new OfflineOnlineRun(configuration, algorithm, dataset, world, runtime, kept, (replay) => {
      const { rolloutBatch, rolloutLength, rolloutsKept } = configuration.algorithm.hyperparameters as unknown as H
      const rollouts = new Rollouts(
        { observation: dataset.observationSize, action: dataset.actionSize },
        rolloutBatch * rolloutLength * rolloutsKept,
        replay.offline.columns.rewards,
      )
      source = new MixedSource(replay, rollouts, () => ({
        realRatio: this.#h.values.realRatio as number,
        penaltyWeight: this.#penaltyWeight,
      }))
      return source
    })
    this.#rollouts = source!.rollouts
    this.#environment = builtIn(world)
    const { learner, replay, preprocessing } = this.policyRun
    this.#random = RandomStream.fromSeed(~configuration.seed)
    this.#watch = new DivergenceWatch(learner, () => ({ step: this.progress.step, lastChange: this.#lastChange }))
    this.#h = new LiveValues(algorithm.hyperparameters, learner.hyperparameters)
    const speed = speedUnit(this.#settings, preprocessing, this.#environment)
    this.#fit = new DynamicsFit(learner.sizes, this.#h, runtime, learner.state, replay.offline, this.#random, speed)
    this.#model = new LearntDynamics(
      learner.sizes,
      this.#h,
      runtime,
      learner.state,
      preprocessing,
      this.#environment,
      dataRangeOf(replay.offline),
      () => this.#fit.penaltyUnits,
    )
  }

  get progress(): RunProgress {
    const policy = this.policyRun.progress
    const modelSteps = this.#fit.finished ? this.#fit.steps : this.#settings.dynamicsSteps
    const afterBorder = this.#fitAt > policy.onlineStartStep
    return {
      ...policy,
      stage: this.#fit.finished ? policy.stage : 'Fitting the dynamics model',
      step: this.#fit.steps + policy.step,
      totalSteps: modelSteps + policy.totalSteps,
      onlineStartStep: (afterBorder ? 0 : modelSteps) + policy.onlineStartStep,
      finished: this.#fit.finished && policy.finished,
    }
  }

  get execution() {
    return this.policyRun.execution ?? this.#fit.execution
  }

  async advance(): Promise<void> {
    this.#watch.refuse()
    if (this.progress.finished) return
    if (!this.#fit.finished) await this.#fitDynamics()
    else await this.#learnPolicy()
  }

  drainRecords(): RunRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  change(values: Values): void {
    const changes = this.policyRun.change(values)
    const last = changes.at(-1)
    if (last) this.#lastChange = { ...last, step: this.progress.step }
    this.#h.values = this.policyRun.learner.hyperparameters
    this.#takeRecords()
  }

  mark(event: RunEvent): void {
    this.#records.push({ kind: 'mark', step: this.progress.step, ...event })
  }

  async snapshot(): Promise<RunSnapshot> {
    const { columns, ...rollouts } = this.#rollouts.saved()
    this.#watch.refuse()
    const policy = await this.#onAxis(() => this.policyRun.snapshot())
    const plain: MopoPlain = {
      fit: await this.#fit.saved(),
      fitAt: this.#fitAt,
      rollouts,
      random: this.#random.state(),
      rolloutMetrics: this.#rolloutMetrics,
      policy: policy.plain,
      imagination: this.imagination ?? null,
      lastChange: this.#lastChange,
    }
    return { version: policy.version, plain, arrays: { ...policy.arrays, imagined: namedArrays(columns) } }
  }

  restore({ version, plain, arrays }: RunSnapshot): void {
    const { fit, fitAt, rollouts, random, rolloutMetrics, policy, imagination, lastChange } = plain as MopoPlain
    const columns = namedData<keyof SavedRollouts['columns']>(arrays.imagined as Tree<HostArray>)
    this.policyRun.restore({ version, plain: policy, arrays })
    this.#rollouts.restore({ ...rollouts, columns })
    this.#fit.restore(fit)
    this.#fitAt = fitAt
    this.#lastChange = lastChange
    this.imagination = imagination ?? undefined
    this.#random.restore(random)
    this.#rolloutMetrics = { ...rolloutMetrics }
    this.#h.values = this.policyRun.learner.hyperparameters
    this.#watch.reset()
  }

  act(observations: Float32Array): Promise<Float32Array> {
    return this.policyRun.act(observations)
  }

  get diagnose(): DiagnosticAccess {
    const access = this.policyRun.diagnose
    // The distance to the truth is no opinion of the model's: panels compute it themselves.
    const isModels = this.#settings.penalty !== 'true-error'
    return { ...access, has: (name) => access.has(name) && (name !== 'penalty' || isModels) }
  }

  experience(name: string): Dataset | null {
    return this.policyRun.experience(name)
  }

  dispose(): void {
    this.#fit.dispose()
    this.#model.dispose()
    this.policyRun.dispose()
  }

  get #settings(): H {
    return this.#h.values as unknown as H
  }

  /** Offline the penalty weight itself, online on a line from there to the online weight. */
  get #penaltyWeight(): number {
    const { penaltyWeight, penaltyWeightOnline } = this.#h.values as {
      penaltyWeight: number
      penaltyWeightOnline: number
    }
    const { step, onlineStartStep, totalSteps } = this.policyRun.progress
    if (step < onlineStartStep || totalSteps === onlineStartStep) return penaltyWeight
    const share = (step - onlineStartStep) / (totalSteps - onlineStartStep)
    return penaltyWeight + share * (penaltyWeightOnline - penaltyWeight)
  }

  /** What goes wrong in the policy's stages, on this run's time axis. */
  async #onAxis<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw error instanceof DivergenceError ? error.within(this.#fit.steps, this.#lastChange) : error
    }
  }

  async #fitDynamics(): Promise<void> {
    await this.#fit.step()
    await this.#watch.afterUpdate(this.#fit.brokenMetric())
    if (this.#fit.steps % REPORT_EVERY !== 0 && !this.#fit.finished) return
    const values = await this.#fit.metrics()
    await this.#watch.atReport(values)
    const { step, phase } = this.progress
    this.#records.push({ kind: 'metrics', step, phase, values })
  }

  async #learnPolicy(): Promise<void> {
    const { step, phase } = this.policyRun.progress
    const { rolloutEvery, refitSteps } = this.#settings
    // A run that continues another one may begin between two rounds of rollouts.
    if (step % rolloutEvery === 0 || this.#rollouts.store.count === 0) {
      if (phase === 'online') await this.#fit.refit(this.policyRun.replay.online, refitSteps)
      await this.#watch.afterUpdate(this.#fit.brokenMetric())
      await this.#rollOut()
    }
    await this.#onAxis(() => this.policyRun.advance())
    const evaluated = this.#takeRecords()
    if (evaluated) await this.#imagine()
  }

  async #rollOut(): Promise<void> {
    const { rolloutBatch, rolloutLength } = this.#settings
    this.#rolloutMetrics = await this.#rollouts.add(
      this.#model,
      this.#policy('sample'),
      this.policyRun.replay,
      { starts: rolloutBatch, length: rolloutLength, elites: this.#fit.elites },
      this.#random,
    )
  }

  /** Moves the policy's records to this run's time axis; says whether an evaluation was among them. */
  #takeRecords(): boolean {
    const records = this.policyRun.drainRecords()
    for (const record of records) {
      const shifted = { ...record, step: record.step + this.#fit.steps }
      const isMetrics = shifted.kind === 'metrics'
      this.#records.push(isMetrics ? { ...shifted, values: { ...shifted.values, ...this.#rolloutMetrics } } : shifted)
    }
    return records.some((record) => record.kind === 'evaluation')
  }

  /** What the policy earns in the model, and what it really earns, at an evaluation: acting as evaluations act. */
  async #imagine(): Promise<void> {
    const environment = this.#environment
    if (!environment) return
    const { preprocessing } = this.policyRun
    const { evaluationEpisodes: episodes, evaluationPolicy } = this.policyRun.settings
    const { discount } = this.#h.values as { discount: number }
    const policy = this.#policy(evaluationPolicy)
    this.imagination = await imagineEpisodes(
      this.#model,
      policy,
      environment,
      preprocessing,
      {
        episodes,
        discount,
        penaltyWeight: this.#penaltyWeight,
        largestReward: this.#rollouts.largestReward,
        elites: this.#fit.elites,
      },
      this.#random,
    )
    const inWorld = (observations: Float32Array) => {
      const normalised = new Float32Array(observations.length)
      normaliseObservations(preprocessing, observations, normalised)
      return policy(normalised)
    }
    const realReturn = await discountedReturn(environment, inWorld, episodes, discount, this.#random)
    const { step, phase } = this.progress
    this.#records.push({ kind: 'metrics', step, phase, values: { ...this.imagination.returns, realReturn } })
  }

  /** The policy on observations in the learner's units. */
  #policy(mode: ActMode) {
    return (observations: Float32Array) => this.policyRun.learner.act(observations, mode, this.#random)
  }
}
