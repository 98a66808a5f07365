import type { Runtime } from '../../engine/runtime'
import type { HostArray, Tree } from '../../engine/tree'
import { sampleTasks, type Task, type TaskFamily } from '../../environments/tasks/task-family'
import {
  type RunStreamStates,
  type RunStreams,
  restoreStreams,
  streamStates,
  streamsFromSeed,
} from '../../random/random-stream'
import type { Values, ValuesOf } from '../../schema/field'
import { mean } from '../../statistics/moments'
import { applyChanges, changeOf, type LastChange } from '../../training/changes'
import type { RunConfiguration } from '../../training/configuration'
import { DivergenceWatch } from '../../training/divergence-watch'
import { type GatheredUpdates, Learner } from '../../training/learner'
import { LiveValues } from '../../training/live-values'
import type { RunSettings } from '../../training/run-settings'
import { refuseOtherVersions, SNAPSHOT_VERSION } from '../../training/snapshot'
import type { TaskAccess } from '../../training/task-access'
import {
  REPORT_EVERY,
  type RunEvent,
  type RunProgress,
  type RunRecord,
  type RunSnapshot,
  type TrainingRun,
} from '../../training/training-run'
import type { Algorithm, Sizes } from '../algorithm'
import type { TaskEnvironment } from './acting'
import { TaskPolicy } from './acting'
import type { Adaptation } from './adaptation'
import { adapt, evaluationOf } from './evaluation'
import type { H } from './hyperparameters'
import { type Collected, type SavedTasks, TrainingTasks } from './meta-training'

/** The part of a snapshot that is not arrays of networks and buffers. */
export interface MetaPlain {
  readonly step: number
  readonly environmentSteps: number
  readonly streams: RunStreamStates
  readonly hyperparameters: Values
  readonly settings: ValuesOf<RunSettings>
  /** Of the episodes since the last report. */
  readonly returns: readonly number[]
  readonly sizes: Sizes
  readonly gathered: GatheredUpdates
  readonly lastChange: LastChange | null
  readonly adaptations: readonly Adaptation[]
  readonly buffers: SavedTasks['buffers']
}

/**
 * PEARL: meta-trains online on the training tasks of a family (rounds of collection between gradient steps), and at each
 * evaluation adapts to tasks that it never saw. There is no dataset and no offline phase.
 */
export class MetaRun implements TrainingRun {
  readonly learner: Learner
  readonly testTasks: readonly Task[]
  readonly training: TrainingTasks
  /** How it adapted to each test task at the last evaluation. */
  adaptations: readonly Adaptation[] = []
  readonly #policy: TaskPolicy
  readonly #watch: DivergenceWatch
  readonly #h: LiveValues
  readonly #streams: RunStreams
  readonly #testEnvironments: readonly TaskEnvironment[]
  #settings: ValuesOf<RunSettings>
  #records: RunRecord[] = []
  #returns: number[] = []
  #lastChange: LastChange | null = null
  #step = 0
  #environmentSteps = 0

  constructor(
    readonly configuration: RunConfiguration,
    readonly algorithm: Algorithm,
    readonly family: TaskFamily,
    runtime: Runtime,
  ) {
    const { hyperparameters } = configuration.algorithm
    const { trainTasks, testTasks } = hyperparameters as unknown as H
    this.#settings = configuration.settings as ValuesOf<RunSettings>
    this.#streams = streamsFromSeed(configuration.seed)
    const tasks = sampleTasks(family, trainTasks + testTasks, this.#streams.dataset)
    this.testTasks = tasks.slice(trainTasks)
    const environments = tasks.map((task) => environmentOf(family, task))
    this.#testEnvironments = environments.slice(trainTasks)
    const { observations, actions } = environments[0]!.environment
    const sizes = { observation: observations.length, action: actions.length }
    this.learner = new Learner(algorithm, sizes, hyperparameters, runtime, this.#streams)
    this.#watch = new DivergenceWatch(this.learner, () => ({ step: this.#step, lastChange: this.#lastChange }))
    this.#h = new LiveValues(algorithm.hyperparameters, hyperparameters)
    this.#policy = new TaskPolicy(sizes, this.#h, runtime, this.learner.state)
    this.training = new TrainingTasks(
      environments.slice(0, trainTasks),
      sizes,
      this.#h,
      this.#policy,
      this.#streams.environment,
    )
  }

  get progress(): RunProgress {
    const totalSteps = this.#settings.onlineSteps
    const finished = this.#step >= totalSteps
    return {
      phase: 'online',
      stage: finished ? 'Finished' : this.#environmentSteps === 0 ? 'Collecting first episodes' : 'Meta-training',
      step: this.#step,
      totalSteps,
      onlineStartStep: 0,
      environmentSteps: this.#environmentSteps,
      finished,
    }
  }

  get execution() {
    return this.learner.execution
  }

  async advance(): Promise<void> {
    this.#watch.refuse()
    if (this.progress.finished) return
    const { collectEvery } = this.#h.values as unknown as H
    if (this.training.isEmpty) {
      this.#collected(await this.training.collectFirst())
      if (this.#step === 0) await this.#evaluate()
    } else if (this.#step % collectEvery === 0) {
      this.#collected(await this.training.collectRound())
    }
    await this.learner.update(this.#step, 'online', this.training)
    this.#step++
    await this.#watch.afterUpdate()
    const { finished } = this.progress
    if (this.#step % REPORT_EVERY === 0 || finished) await this.#report()
    if (this.#step % this.#settings.evaluationEvery === 0 || finished) await this.#evaluate()
  }

  drainRecords(): RunRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  change(values: Values): void {
    const before = { hyperparameters: this.learner.hyperparameters, settings: this.#settings }
    const { hyperparameters, settings, changes } = applyChanges(this.algorithm, before, values, this.#step)
    for (const change of changes) this.mark({ mark: 'change', ...changeOf(change) })
    this.#lastChange = changes.at(-1) ?? this.#lastChange
    this.learner.setHyperparameters(hyperparameters)
    this.#h.values = hyperparameters
    this.#settings = settings
  }

  mark(event: RunEvent): void {
    this.#records.push({ kind: 'mark', step: this.progress.step, ...event })
  }

  async snapshot(): Promise<RunSnapshot> {
    const { buffers, arrays: tasks } = this.training.saved()
    const plain: MetaPlain = {
      step: this.#step,
      environmentSteps: this.#environmentSteps,
      streams: streamStates(this.#streams),
      hyperparameters: this.learner.hyperparameters,
      settings: this.#settings,
      returns: this.#returns.slice(),
      sizes: this.learner.sizes,
      gathered: await this.learner.gathered(),
      lastChange: this.#lastChange,
      adaptations: this.adaptations,
      buffers,
    }
    return { version: SNAPSHOT_VERSION, plain, arrays: { learner: await this.#watch.soundState(), tasks } }
  }

  restore(snapshot: RunSnapshot): void {
    refuseOtherVersions(snapshot)
    const { step, environmentSteps, streams, hyperparameters, settings, returns, buffers, ...rest } =
      snapshot.plain as MetaPlain
    this.learner.state.write(snapshot.arrays.learner as Tree<HostArray>)
    this.training.restore({ buffers, arrays: snapshot.arrays.tasks as SavedTasks['arrays'] })
    this.#returns = [...returns]
    this.#step = step
    this.#environmentSteps = environmentSteps
    restoreStreams(this.#streams, streams)
    this.learner.setHyperparameters(hyperparameters)
    this.#h.values = hyperparameters
    this.#settings = settings
    this.learner.restoreGathered(rest.gathered)
    this.#lastChange = rest.lastChange
    this.#watch.reset()
    this.adaptations = rest.adaptations
  }

  /** Without a context there is only the prior: each row acts on a z of its own. */
  act(observations: Float32Array): Promise<Float32Array> {
    return this.learner.act(observations, 'mean', this.#streams.evaluation)
  }

  get tasks(): TaskAccess {
    return {
      family: this.family,
      sizes: this.learner.sizes,
      testTasks: this.testTasks,
      testEnvironments: this.#testEnvironments,
      trainingBuffers: this.training.buffers,
      policy: this.#policy,
      hyperparameters: this.#h,
      adaptations: this.adaptations,
      hasRows: !this.training.isEmpty,
      lossPulls: (random) => this.learner.probes.lossPulls(this.#step, 'online', this.training, random),
      readState: () => this.learner.state.read(),
    }
  }

  dispose(): void {
    this.#policy.dispose()
    this.learner.dispose()
  }

  #collected({ returns, steps }: Collected): void {
    this.#returns.push(...returns)
    this.#environmentSteps += steps
  }

  async #report(): Promise<void> {
    const values = await this.learner.metrics()
    await this.#watch.atReport(values)
    if (this.#returns.length > 0) values.trainReturn = mean(this.#returns)
    this.#returns = []
    this.#records.push({ kind: 'metrics', step: this.#step, phase: 'online', values })
  }

  async #evaluate(): Promise<void> {
    this.adaptations = await adapt(
      this.testTasks,
      this.#testEnvironments,
      this.#policy,
      this.#h,
      this.learner.sizes,
      this.#streams.evaluation,
    )
    const { oracleReturn, ...evaluation } = evaluationOf(this.family, this.#testEnvironments, this.adaptations)
    const now = { step: this.#step, phase: 'online' as const }
    this.#records.push({ kind: 'evaluation', ...now, ...evaluation })
    this.#records.push({ kind: 'metrics', ...now, values: { oracleReturn } })
  }
}

function environmentOf(family: TaskFamily, task: Task): TaskEnvironment {
  const environment = family.createEnvironment(task)
  const trainingRewards = family.trainingRewards?.(task)
  return trainingRewards ? { environment, trainingRewards } : { environment }
}
