import type { Algorithm, Phase } from '../algorithms/algorithm'
import type { Dataset } from '../data/dataset'
import { datasetFingerprint } from '../data/fingerprint'
import { splitHeldOut } from '../data/held-out'
import { NO_RETURN } from '../data/transition-store'
import type { Runtime } from '../engine/runtime'
import { normalisedScore } from '../environments/environment'
import { builtIn, type World } from '../environments/world'
import { type RunStreams, restoreStreams, streamStates, streamsFromSeed } from '../random/random-stream'
import type { Values, ValuesOf } from '../schema/field'
import { mean } from '../statistics/moments'
import type { BatchSource } from './batch-source'
import { applyChanges, changeOf, type LastChange } from './changes'
import type { CollectorOptions } from './collector'
import type { RunConfiguration } from './configuration'
import type { DiagnosticAccess, Rows } from './diagnostic-access'
import { DivergenceWatch } from './divergence-watch'
import { evaluate } from './evaluation'
import { Interaction } from './interaction'
import { Learner } from './learner'
import { offPolicyMetrics } from './off-policy/metrics'
import {
  normaliseObservations,
  type Preprocessing,
  preprocessingOf,
  smallestReward,
  transformReward,
} from './preprocessing'
import { ReplayBuffer } from './replay-buffer'
import type { RunSettings } from './run-settings'
import { fromSnapshot, type SnapshotParts, toSnapshot } from './snapshot'
import { TimeAxis } from './time-axis'
import {
  REPORT_EVERY,
  type RunEvent,
  type RunProgress,
  type RunRecord,
  type RunSnapshot,
  type TrainingRun,
} from './training-run'

/** What a run that continues another one keeps of it, so that its networks and buffers go on to mean the same. */
export interface KeptUnits {
  readonly preprocessing?: Preprocessing
  /** gamma in returns-to-go */
  readonly returnsDiscount?: number
  /** Whether it keeps episodes apart to be judged by where it has no world: not if it has learnt from all of them already. */
  readonly holdsOut?: boolean
}

/** Training offline on a dataset, then online in its environment: the way of every algorithm but MOPO and PEARL. */
export class OfflineOnlineRun implements TrainingRun {
  readonly learner: Learner
  readonly replay: ReplayBuffer
  readonly #source: BatchSource
  readonly #watch: DivergenceWatch
  readonly #streams: RunStreams
  readonly preprocessing: Preprocessing
  readonly #interaction: Interaction
  readonly #time: TimeAxis
  readonly #returnsDiscount: number
  readonly #holdsOut: boolean
  #settings: ValuesOf<RunSettings>
  #records: RunRecord[] = []
  #lastChange: LastChange | null = null
  /** What it trains on, and what it keeps apart to be judged by. */
  readonly #data: { readonly training: Dataset | undefined; readonly heldOut: Rows | undefined }

  /** Without an environment the run stays offline and evaluates nothing. */
  constructor(
    readonly configuration: RunConfiguration,
    readonly algorithm: Algorithm,
    private readonly dataset: Dataset | undefined,
    private readonly world: World | undefined,
    runtime: Runtime,
    kept: KeptUnits = {},
    /** What updates draw from, if not from the replay itself: MOPO mixes imagined rows in. */
    sourceOver: (replay: ReplayBuffer) => BatchSource = (replay) => replay,
  ) {
    const { seed, settings, algorithm: chosen } = configuration
    this.#settings = settings as ValuesOf<RunSettings>
    this.#streams = streamsFromSeed(seed)
    this.preprocessing = kept.preprocessing ?? preprocessingOf(dataset, world, this.#settings)
    this.#returnsDiscount = kept.returnsDiscount ?? (chosen.hyperparameters.discount as number)
    const sizes = {
      observation: dataset?.observationSize ?? world!.observations.length,
      action: dataset?.actionSize ?? world!.actions.length,
    }
    this.learner = new Learner(algorithm, sizes, chosen.hyperparameters, runtime, this.#streams)
    this.#watch = new DivergenceWatch(this.learner, () => ({ step: this.#time.now, lastChange: this.#lastChange }))
    const returns = { discount: this.#returnsDiscount, truncated: this.#settings.truncatedReturns }
    this.#holdsOut = kept.holdsOut ?? true
    const apart = this.#holdsOut && dataset && !world ? splitHeldOut(dataset) : null
    this.#data = {
      training: apart?.training ?? dataset,
      heldOut: apart ? new ReplayBuffer(sizes, this.preprocessing, apart.heldOut, returns, 1).offline : undefined,
    }
    this.replay = new ReplayBuffer(sizes, this.preprocessing, this.#data.training, returns)
    this.#source = sourceOver(this.replay)
    const { copies: numEnvironments } = this.#settings
    const random = this.#streams.environment
    this.#interaction = new Interaction(world, sizes, numEnvironments, this.preprocessing, random, algorithm)
    this.#time = new TimeAxis(() => {
      const { offlineSteps, onlineSteps } = this.#settings
      return { offlineSteps, onlineSteps: this.#interaction.isPossible ? onlineSteps : null }
    })
  }

  /** As they are now. */
  get settings(): ValuesOf<RunSettings> {
    return this.#settings
  }

  experience(name: string): Dataset | null {
    return this.#interaction.experience(name)
  }

  get progress(): RunProgress {
    const { phase, now, totalSteps, onlineStartStep, finished } = this.#time
    return {
      phase,
      stage: finished ? 'Finished' : phase === 'offline' ? 'Learning offline' : 'Learning online',
      step: now,
      totalSteps,
      onlineStartStep,
      environmentSteps: this.#interaction.environmentSteps,
      finished,
    }
  }

  get execution() {
    return this.learner.execution
  }

  async advance(): Promise<void> {
    this.#watch.refuse()
    const time = this.#time
    if (time.finished) return
    if (time.step === 0) await this.#evaluate()
    if (time.onlineStep === 0 && this.#interaction.isPossible) this.mark({ mark: 'online' })
    const { phase } = time
    if (phase === 'online') await this.#collect()
    const learns = this.#learnsNow
    if (learns) await this.learner.update(time.step, phase, this.#source)
    time.step++
    if (learns) await this.#watch.afterUpdate()
    const { finished } = time
    if (time.step % REPORT_EVERY === 0 || finished) await this.#report(phase)
    if (time.step % this.#settings.evaluationEvery === 0 || time.onlineStep === 0 || finished) await this.#evaluate()
  }

  drainRecords(): RunRecord[] {
    const records = this.#records
    this.#records = []
    return records
  }

  change(values: Values): readonly LastChange[] {
    const before = { hyperparameters: this.learner.hyperparameters, settings: this.#settings }
    const { hyperparameters, settings, changes } = applyChanges(this.algorithm, before, values, this.#time.now)
    for (const change of changes) this.mark({ mark: 'change', ...changeOf(change) })
    this.#lastChange = changes.at(-1) ?? this.#lastChange
    this.learner.setHyperparameters(hyperparameters)
    this.#settings = settings
    return changes
  }

  mark(event: RunEvent): void {
    this.#records.push({ kind: 'mark', step: this.#time.now, ...event })
  }

  async snapshot(): Promise<RunSnapshot> {
    return toSnapshot(await this.#frozen())
  }

  async #frozen(): Promise<SnapshotParts> {
    const plain = {
      ...this.#time.state(),
      ...this.#interaction.state(),
      streams: streamStates(this.#streams),
      hyperparameters: this.learner.hyperparameters,
      settings: this.#settings,
      sizes: this.learner.sizes,
      preprocessing: this.preprocessing,
      returnsDiscount: this.#returnsDiscount,
      holdsOut: this.#holdsOut,
      datasetFingerprint: this.dataset ? datasetFingerprint(this.dataset) : null,
      gathered: await this.learner.gathered(),
      lastChange: this.#lastChange,
    }
    return { learner: await this.#watch.soundState(), replay: this.replay.saved(), plain }
  }

  restore(snapshot: RunSnapshot): void {
    const { learner, replay, plain } = fromSnapshot(snapshot)
    this.learner.state.write(learner)
    // An older snapshot never learnt what its online rows earned.
    const unsettled = plain.collector && !plain.collector.open && !this.algorithm.wholeEpisodes
    if (unsettled) replay.columns.returnsToGo.fill(NO_RETURN)
    this.replay.restore(replay)
    this.#time.restore(plain)
    this.#interaction.restore(plain)
    restoreStreams(this.#streams, plain.streams)
    this.learner.setHyperparameters(plain.hyperparameters)
    this.#settings = plain.settings
    this.learner.restoreGathered(plain.gathered)
    this.#lastChange = plain.lastChange
    this.#watch.reset()
  }

  async act(observations: Float32Array): Promise<Float32Array> {
    return this.#policy('mean')(observations)
  }

  get diagnose(): DiagnosticAccess {
    const { learner, replay } = this
    return {
      sizes: learner.sizes,
      discount: learner.hyperparameters.discount as number,
      phase: this.#time.phase,
      preprocessing: this.preprocessing,
      environment: builtIn(this.world),
      offline: replay.offline,
      episodeStarts: this.#data.training?.episodeStarts ?? [0],
      heldOut: this.#data.heldOut,
      online: replay.online,
      onlineShare: this.#onlineShare,
      has: (name) => learner.probes.has(name),
      probe: (name, observations, actions) => learner.probes.evaluate(name, observations, actions),
      act: (observations, mode, random) => learner.actInChunks(observations, mode, random, this.#time.phase),
      hasRows: replay.offline.count + replay.online.count > 0,
      lossPulls: (random) => learner.probes.lossPulls(this.#time.step, this.#time.phase, this.#source, random),
      compareGradients: async (random) =>
        replay.count > 0
          ? learner.probes.compareGradients(this.#time.step, this.#time.phase, this.#source, random)
          : null,
      readState: () => learner.state.read(),
    }
  }

  dispose(): void {
    this.learner.dispose()
  }

  get #onlineShare(): number {
    if (this.#time.phase === 'offline') return 0
    const { algorithm, learner, replay } = this
    const variant = algorithm.variant?.(this.#time.step, learner.hyperparameters, 'online') ?? ''
    const { batch } = algorithm.batches(learner.hyperparameters, 'online', variant)
    return batch ? replay.onlineShare(batch.from) : 0
  }

  get #learnsNow(): boolean {
    const { kind } = this.replay.mixing
    const rows = kind === 'online' ? this.replay.online.count : this.replay.count
    return this.#time.phase === 'offline' || (this.#time.onlineStep >= this.#settings.collectOnlySteps && rows > 0)
  }

  get #collectsAtRandom(): boolean {
    const { collectOnlySteps, collectOnlyActions } = this.#settings
    return collectOnlyActions === 'random' && this.#time.onlineStep < collectOnlySteps
  }

  /** Uniform on [-1, 1]^A, which is the box in the environment's units. */
  #randomPolicy = async (observations: Float32Array): Promise<Float32Array> => {
    const { observation, action } = this.learner.sizes
    const actions = new Float32Array((observations.length / observation) * action)
    this.#streams.policyNoise.fillUniform(actions, -1, 1)
    return actions
  }

  async #collect(): Promise<void> {
    const { mixing, offlineShare, updatesPerStep, collectOnlySteps } = this.#settings
    this.replay.mixing = { kind: mixing, offlineShare }
    const { onlineStep } = this.#time
    if (onlineStep >= collectOnlySteps && (onlineStep - collectOnlySteps) % updatesPerStep !== 0) return
    // What no update has trained yet is no explorer: OEMA collects its first rows with the plain policy too.
    const untrained = onlineStep < collectOnlySteps && this.learner.probes.has('exploredAction')
    const policy = this.#collectsAtRandom ? this.#randomPolicy : this.#policy(untrained ? 'sample' : 'explore')
    const soundPolicy = async (observations: Float32Array) => {
      const actions = await policy(observations)
      await this.#watch.beforeActing(actions)
      return actions
    }
    await this.#interaction.step(soundPolicy, this.#collectorOptions, this.replay)
  }

  get #collectorOptions(): CollectorOptions {
    const { pushProbability, pushLength, truncatedReturns } = this.#settings
    return {
      pushProbability,
      pushLength,
      discount: this.#returnsDiscount,
      truncated: truncatedReturns,
      failureReward: transformReward(this.preprocessing, smallestReward(this.dataset)),
    }
  }

  #policy(mode: 'explore' | 'sample' | 'mean') {
    const noise = mode === 'explore' ? this.#streams.policyNoise : this.#streams.evaluation
    return (observations: Float32Array) => {
      const normalised = new Float32Array(observations.length)
      normaliseObservations(this.preprocessing, observations, normalised)
      return this.learner.act(normalised, mode, noise, this.#time.phase)
    }
  }

  async #report(phase: Phase): Promise<void> {
    const values = await this.learner.metrics()
    await this.#watch.atReport(values)
    const returns = this.#interaction.takeEpisodeReturns()
    if (returns.length > 0) values.episodeReturn = mean(returns)
    this.#records.push({ kind: 'metrics', step: this.#time.now, phase, values })
  }

  /** Without a world: what the data alone say of the policy, by metrics of the run's own. */
  async #judgeByData(): Promise<void> {
    const values = await offPolicyMetrics(this.diagnose, this.dataset?.unrewarded ?? false)
    this.#records.push({ kind: 'metrics', step: this.#time.now, phase: this.#time.phase, values })
  }

  async #evaluate(): Promise<void> {
    if (!this.world) return this.#judgeByData()
    const { evaluationEpisodes, evaluationPolicy } = this.#settings
    const policy = this.#policy(evaluationPolicy)
    const returns = await evaluate(this.world, policy, evaluationEpisodes, this.#streams.evaluation)
    const meanReturn = mean(returns)
    this.#records.push({
      kind: 'evaluation',
      step: this.#time.now,
      phase: this.#time.phase,
      returns,
      mean: meanReturn,
      normalisedScore: normalisedScore(this.world, meanReturn),
    })
  }
}
