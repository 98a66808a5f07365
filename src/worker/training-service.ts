import { version_core as tfjs } from '@tensorflow/tfjs-core'
import { transfer } from 'comlink'
import { version as playground } from '../../package.json'
import { algorithms } from '../core/algorithms/registry'
import type { Checkpoint } from '../core/checkpoints/check-content'
import { decodeCheckpoint, encodeCheckpoint } from '../core/checkpoints/checkpoint'
import type { LoadedNetworks } from '../core/checkpoints/networks/load-networks'
import type { Dataset } from '../core/data/dataset'
import { chooseBackend } from '../core/engine/backends'
import { createRuntime, type WasmPaths } from '../core/engine/create-runtime'
import { HealthCheck } from '../core/engine/health-check'
import type { Runtime } from '../core/engine/runtime'
import type { EngineThread } from '../core/engine/wasm/threads/team'
import type { PanelQuestion, PanelReport } from '../core/looks/questions'
import { message } from '../core/messages/message'
import { UserError } from '../core/messages/user-error'
import { RandomStream } from '../core/random/random-stream'
import type { Scenario } from '../core/scenarios/scenario'
import { type Moved, scenarioConfiguration } from '../core/scenarios/scenario-configuration'
import type { Values } from '../core/schema/field'
import { checkConfiguration, type RunConfiguration } from '../core/training/configuration'
import { continueRun } from '../core/training/continue-run'
import { createRun } from '../core/training/create-run'
import type { TransferReport } from '../core/training/transfer-report'
import { DatasetService } from './dataset-service'
import { threadLimit } from './engine-threads'
import { EnvironmentPlayer } from './environment-player'
import { asSentence } from './error-sentence'
import { holdForLife } from './life-lock'
import { encodeNetworks } from './network-files'
import { type Pace, Pacer } from './pacer'
import { PanelScheduler, type Watched } from './panel-scheduler'
import { packed } from './panel-transfer'
import { PastRuns } from './past-runs'
import type {
  AlgorithmDescription,
  BackendRequest,
  CheckpointContent,
  DatasetProgressReport,
  FrozenRun,
  LookBack,
  NetworkFormat,
  Report,
  RunDescription,
  RunRequest,
  StartedBackend,
  TrainingApi,
} from './protocol'
import { Queue } from './queue'
import { RunLoop } from './run-loop'
import { worldOf } from './world-of'
import { WORLD_SEED_OFFSET } from './world-seed'

/** What the page can ask for. One run at a time; the tensors never leave. Runs in Node as well, for tests. */
export class TrainingService extends DatasetService implements TrainingApi {
  readonly #queue = new Queue()
  #port: MessagePort | undefined
  #runtime: Runtime | undefined
  #health: HealthCheck | undefined
  #loop: RunLoop | undefined
  #world: EnvironmentPlayer | undefined
  #worldPace = 0
  readonly #pacer = new Pacer()
  #panels: PanelScheduler | undefined
  readonly #past = new PastRuns(
    () => this.#worldPace,
    this.#queue,
    (report, buffers) => this.#send(report, buffers),
  )
  #watched: Watched = { questions: [], perSecond: 0 }
  readonly #beginnings = new Queue()

  constructor(
    private readonly wasmPaths?: WasmPaths,
    /** Without it, each step runs on this thread alone. */
    private readonly spawnThread?: () => EngineThread,
  ) {
    super()
  }

  protected override report(report: DatasetProgressReport): void {
    this.#send(report)
  }

  protected override experience(name: string): Dataset | null | undefined {
    return this.#loop?.run.experience?.(name)
  }

  async describeAlgorithms(): Promise<readonly AlgorithmDescription[]> {
    return algorithms.map(
      ({ id, label, summary, source, hyperparameters, metrics, runDefaults = {}, training = 'offline-online' }) => ({
        id,
        label,
        summary,
        source,
        hyperparameters,
        metrics,
        runDefaults,
        training,
      }),
    )
  }

  configureScenario(
    scenario: Scenario,
    seed: number,
    moved: Moved,
  ): Promise<Readonly<Record<string, RunConfiguration>>> {
    return asSentence(async () =>
      Object.fromEntries(
        scenario.methods.map((method) => [method.id, scenarioConfiguration(scenario, method, seed, moved)]),
      ),
    )
  }

  async open(reports: MessagePort, life: string): Promise<void> {
    this.#port = reports
    await holdForLife(life)
  }

  async beat(): Promise<void> {}

  startBackend({ backend, mode, simd, without, threads: asked }: BackendRequest): Promise<StartedBackend> {
    return asSentence(async () => {
      await this.#endRun()
      const choice = await chooseBackend(backend, { wasmPaths: this.wasmPaths, without })
      const threads = threadLimit(choice.backend, mode, this.spawnThread ? asked : 1)
      this.#health?.dispose()
      this.#runtime?.dispose()
      this.#runtime = await createRuntime({
        backend: choice.backend,
        mode,
        wasmPaths: this.wasmPaths,
        threads: this.spawnThread && { most: threads.most, spawn: this.spawnThread },
        ...(simd === 'plain' && { fusedSimd: false }),
        onWarning: (message) => this.#send({ kind: 'warning', message }),
      })
      this.#health = new HealthCheck(this.#runtime)
      await this.#health.check()
      return { ...choice, threads }
    })
  }

  async packCheckpoint(content: CheckpointContent): Promise<ArrayBuffer> {
    const bytes = encodeCheckpoint({ ...content, kind: 'run', createdBy: { playground, tfjs } })
    return transfer(bytes, [bytes])
  }

  packNetworks(frozen: FrozenRun, format: NetworkFormat): Promise<ArrayBuffer> {
    return asSentence(async () => {
      const bytes = encodeNetworks(frozen, format)
      return transfer(bytes, [bytes])
    })
  }

  loadNetworks(file: ArrayBuffer, format: NetworkFormat): Promise<LoadedNetworks> {
    return asSentence(() => {
      if (!this.#loop) throw new UserError(message`There is no run yet into which networks could be loaded.`)
      return this.#loop.loadNetworks(file, format)
    })
  }

  openCheckpoint(file: ArrayBuffer): Promise<Checkpoint> {
    return asSentence(async () => decodeCheckpoint(file))
  }

  /** One after the other: of two requests in a row the first would otherwise go on unheard. */
  beginRun(request: RunRequest): Promise<RunDescription> {
    return this.#beginnings.run(() => this.#begin(request))
  }

  #begin({
    runId,
    datasetId,
    configuration: given,
    keep,
    newest,
    from,
    interventions = [],
    stop,
    figures = false,
  }: RunRequest): Promise<RunDescription> {
    return asSentence(async () => {
      const { configuration, problems } = checkConfiguration(given)
      for (const message of problems) this.#send({ kind: 'warning', message })
      const dataset = datasetId === null ? undefined : this.datasets.get(datasetId)
      await this.#endRun()
      const runtime = this.#startedRuntime()
      const { run, carried } = await this.#queue.run(() =>
        from
          ? continueRun(from, configuration, dataset, runtime)
          : { run: createRun(configuration, dataset, runtime), carried: null as TransferReport | null },
      )
      this.datasets.forgetAllBut(keep, newest)
      const panels = new PanelScheduler(
        runId,
        run,
        this.#watched,
        (report, transfer) => this.#send(report, transfer),
        () => loop.rest(),
      )
      const loop = new RunLoop(
        runId,
        run,
        configuration,
        interventions,
        stop,
        figures,
        this.#health!,
        panels,
        this.#pacer,
        this.#queue,
        (report, transfer) => {
          if (report.kind === 'failure') this.#world?.end()
          this.#send(report, transfer)
        },
      )
      this.#panels = panels
      this.#pacer.begin()
      this.#loop = loop
      loop.rest()
      const random = RandomStream.fromSeed(configuration.seed + WORLD_SEED_OFFSET)
      const { stage, references, testTasks } = worldOf(run, configuration, random)
      if (stage) {
        this.#world = new EnvironmentPlayer(runId, run, stage, this.#worldPace, this.#queue, (report, transfer) =>
          this.#send(report, transfer),
        )
      }
      return { progress: run.progress, references, testTasks, carried }
    })
  }

  async play(): Promise<void> {
    this.#loop?.play()
  }

  async pause(): Promise<void> {
    await this.#loop?.pause()
  }

  async step(): Promise<void> {
    await this.#loop?.step()
  }

  async change(values: Values, atStep?: number): Promise<number> {
    return (await this.#loop?.change(values, atStep)) ?? 0
  }

  freeze(): Promise<FrozenRun> {
    return asSentence(() => {
      if (!this.#loop) throw new UserError(message`There is no run to freeze yet.`)
      return this.#loop.freeze()
    })
  }

  async setPace(pace: Pace): Promise<void> {
    this.#pacer.set(pace)
  }

  async boundAt(step: number | null): Promise<void> {
    this.#pacer.boundAt(step)
  }

  async setWorldPace(stepsPerSecond: number): Promise<void> {
    this.#worldPace = stepsPerSecond
    this.#past.setPace(stepsPerSecond)
    this.#world?.setPace(stepsPerSecond)
  }

  lookBack(request: LookBack): Promise<readonly PanelReport[]> {
    return asSentence(async () => {
      const dataset = request.datasetId === null ? undefined : this.datasets.get(request.datasetId)
      const answers = await this.#queue.run(() => this.#past.look(request, dataset, this.#startedRuntime()))
      const { value, transfer: buffers } = packed(answers)
      return transfer(value, buffers)
    })
  }

  async watch(questions: readonly PanelQuestion[], perSecond: number): Promise<void> {
    this.#watched = { questions, perSecond }
    this.#panels?.watch(this.#watched)
  }

  async #endRun(): Promise<void> {
    this.#world?.end()
    this.#world = undefined
    const loop = this.#loop
    this.#loop = undefined
    await loop?.end()
  }

  #startedRuntime(): Runtime {
    if (!this.#runtime) throw new UserError(message`The backend has not started yet.`)
    return this.#runtime
  }

  #send(report: Report, transfer: Transferable[] = []): void {
    this.#port?.postMessage(report, transfer)
  }
}
