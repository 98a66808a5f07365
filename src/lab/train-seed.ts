import { readFile } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { algorithmById } from '../core/algorithms/registry'
import type { Dataset } from '../core/data/dataset'
import { datasetFingerprint } from '../core/data/fingerprint'
import { createRuntime } from '../core/engine/create-runtime'
import type { Runtime } from '../core/engine/runtime'
import { createEnvironment } from '../core/environments/registry'
import { inEnglish, type Message } from '../core/messages/message'
import { mean, standardDeviation } from '../core/statistics/moments'
import type { RunConfiguration } from '../core/training/configuration'
import { continueRun } from '../core/training/continue-run'
import { createRun } from '../core/training/create-run'
import type { TrainingRun } from '../core/training/training-run'
import { actingAsBefore } from './bridge/acting-as-before'
import { type EnvironmentCommand, EnvironmentProcessError } from './bridge/environment-process'
import { type RunningWorld, startWorld } from './bridge/outside-world'
import { DiskError } from './disk'
import { engineThreads } from './engine-threads'
import { interruptedBy } from './interruption'
import type { JobKind, OnProgress, Tell } from './job-pool'
import { readCheckpoint, writeCheckpoint } from './kept/checkpoint-file'
import { writeExports } from './kept/exports'
import { historyOf, type Line, linesOf } from './kept/history'
import { Records } from './kept/records'
import { loadDataset } from './load-dataset'
import { provenance } from './provenance'
import { tfjsWasmFolder } from './wasm-folder'

/** Milliseconds between two looks for Ctrl-C. */
const LISTEN_EVERY = 100

export interface SeedResult {
  readonly seed: number
  /** Mean return of the last evaluation; null without an environment. */
  readonly finalReturn: number | null
  readonly bestReturn: number | null
  readonly finalNormalisedScore: number | null
  readonly stepsPerSecond: number
  readonly mode: string
  /** That shared a step at the end. */
  readonly threads: number
  /** Of the rows that it learnt from; null without any. */
  readonly datasetFingerprint: string | null
  /** Ctrl-C ended it here; a checkpoint of this step is beside the records. */
  readonly interruptedAt?: number
  /** Its environment's process failed it, or the disk: what happened. */
  readonly failure?: string
  /** The last checkpoint of what had been learnt by then, and of which step it is; absent where there is none. */
  readonly keptIn?: string
  readonly keptStep?: number
}

/** One seed of one configuration; plain data. */
export interface SeedJob {
  readonly configuration: RunConfiguration
  /** Dataset paths are relative to it. */
  readonly folder: string
  readonly backend: 'wasm' | 'cpu'
  readonly mode: 'compiled' | 'eager'
  /** That may share a step; as many as make it faster do. The numbers are the same. Default: 1. */
  readonly threads?: number
  /** Receives the records, one a line, below the configuration: DIR/seed-K.jsonl. What is kept stands beside it. */
  readonly path: string
  /** Gradient steps between two checkpoints, beside those at the switch and at the end. */
  readonly checkpointEvery?: number
  /** A checkpoint to go on from, whose settings may differ: DIR/seed-K-step-N.o2o, or one of the page. */
  readonly from?: string
  /** What it acts in, where the configuration names no environment. */
  readonly environment?: EnvironmentCommand
}

/** Trains one seed to its end. */
export const seedRuns: JobKind<SeedJob, SeedResult> = {
  name: 'seed',
  label: ({ configuration }) => `Seed ${configuration.seed}`,

  async run(job, onProgress, tell) {
    const { backend, mode, threads = 1 } = job
    const onWarning = (warning: Message) => tell(`warning: ${inEnglish(warning)}`)
    const runtime = await createRuntime({
      backend,
      mode,
      wasmPaths: tfjsWasmFolder(),
      threads: engineThreads(threads),
      fusedSimd: false,
      onWarning,
    })
    const world = job.environment && (await startWorld(job.environment))
    try {
      return await trainSeed(job, runtime, world, onProgress, tell)
    } finally {
      world?.close()
      runtime.dispose()
    }
  },
}

async function trainSeed(
  job: SeedJob,
  runtime: Runtime,
  world: RunningWorld | undefined,
  onProgress: OnProgress,
  tell: Tell,
): Promise<SeedResult> {
  const { configuration, backend, path } = job
  const { run, dataset, rows, before } = await begin(job, runtime, world, onProgress, tell)
  const outside = world && job.environment && { outside: { command: job.environment.command, ...world.description } }
  const first = { kind: 'configuration', configuration, dataset: dataset?.name ?? null, backend, ...outside }
  try {
    const records = await Records.begin(path, first, before)
    const keeper = new Keeper(job, run, dataset, rows, records.lines, world)
    const start = { at: performance.now(), step: run.progress.step }
    const failure = await trainToTheEnd(run, keeper, records, onProgress)
    const { step } = run.progress
    return {
      seed: configuration.seed,
      ...resultOf(records.lines),
      stepsPerSecond: (1000 * (step - start.step)) / (performance.now() - start.at),
      mode: run.execution?.mode ?? 'none',
      threads: run.execution?.threads ?? 1,
      datasetFingerprint: dataset ? datasetFingerprint(dataset).toString(16).padStart(8, '0') : null,
      ...(failure ?? (!run.progress.finished && { interruptedAt: step })),
    }
  } finally {
    run.dispose()
  }
}

interface Begun {
  readonly run: TrainingRun
  readonly dataset: Dataset | undefined
  /** Rows that no recipe makes again. */
  readonly rows: Dataset | null
  /** What had been measured before it began here. */
  readonly before: readonly Line[]
}

async function begin(
  { configuration, folder, path, from }: SeedJob,
  runtime: Runtime,
  world: RunningWorld | undefined,
  onProgress: OnProgress,
  tell: Tell,
): Promise<Begun> {
  const load = () =>
    loadDataset(configuration, folder, (share) => onProgress(0, `dataset ${percent(share)}`), tell, world)
  const ownRows = (dataset: Dataset | undefined) => (configuration.dataset?.kind === 'file' ? (dataset ?? null) : null)
  if (from === undefined) {
    const dataset = await load()
    return { run: createRun(configuration, dataset, runtime, {}, world), dataset, rows: ownRows(dataset), before: [] }
  }
  const checkpoint = await readCheckpoint(from)
  const same = JSON.stringify(checkpoint.configuration.dataset) === JSON.stringify(configuration.dataset)
  const dataset = (same ? checkpoint.dataset : null) ?? (await load())
  const { run } = await continueRun(
    checkpoint,
    configuration,
    dataset,
    runtime,
    world && actingAsBefore(world, checkpoint),
  )
  const kept = linesOf(checkpoint.history)
  const before = upTo(kept, await linesIn(path)) ?? kept
  return { run, dataset, rows: ownRows(dataset), before }
}

/**
 * Those of an earlier try's records that the checkpoint already knew, as they were written: records of the checkpoint's own
 * step may have come before or after it. Undefined where they are not all there.
 */
function upTo(kept: readonly Line[], own: readonly Line[] | undefined): Line[] | undefined {
  const left = { metrics: 0, evaluation: 0, mark: 0 }
  for (const { kind } of kept) left[kind]++
  const before = own?.filter(({ kind }) => left[kind]-- > 0)
  return before?.length === kept.length ? before : undefined
}

/** The records that an earlier try has written; undefined where there are none. The last line may be cut off. */
async function linesIn(path: string): Promise<Line[] | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const whole = text?.slice(0, text.lastIndexOf('\n') + 1)
  return whole
    ?.trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Line)
}

/** Writes what has been learnt at a step. */
class Keeper {
  /** The last checkpoint that is on the disk. */
  latest: { readonly path: string; readonly step: number } | undefined

  constructor(
    private readonly job: SeedJob,
    private readonly run: TrainingRun,
    private readonly dataset: Dataset | undefined,
    private readonly rows: Dataset | null,
    private readonly lines: readonly Line[],
    private readonly world: RunningWorld | undefined,
  ) {
    if (job.from !== undefined) this.latest = { path: job.from, step: run.progress.step }
  }

  get #stem(): string {
    return this.job.path.replace(/\.jsonl$/, '')
  }

  /** `at` names it in the file's name: switch, end, step-N. */
  async checkpoint(at: string): Promise<void> {
    const { configuration } = this.job
    const { progress } = this.run
    const environment = environmentOf(configuration) ?? (this.world?.description.reference_returns && this.world)
    const history = historyOf(configuration, this.dataset?.name ?? null, environment, progress, this.lines)
    const snapshot = await this.run.snapshot()
    const content = { configuration, snapshot, step: progress.step, dataset: this.rows, history }
    const path = `${this.#stem}-${at}.o2o`
    await writeCheckpoint(path, content)
    this.latest = { path, step: progress.step }
  }

  async exports(): Promise<void> {
    const frozen = { configuration: this.job.configuration, snapshot: await this.run.snapshot() }
    for (const refusal of await writeExports(this.#stem, frozen, this.lines)) console.error(refusal)
  }

  isDue(step: number): boolean {
    return this.job.checkpointEvery !== undefined && step % this.job.checkpointEvery === 0
  }
}

async function trainToTheEnd(
  run: TrainingRun,
  keeper: Keeper,
  records: Records,
  onProgress: OnProgress,
): Promise<Failure | undefined> {
  try {
    await trainAndKeep(run, keeper, records, onProgress)
    await records.end()
    return undefined
  } catch (error) {
    const told = error instanceof EnvironmentProcessError || error instanceof DiskError
    // What has been written of the records is of use to whoever goes on; a disk that fails them is told once.
    await records.end().catch(() => {})
    if (!told) throw error
    return keepAfter(error, run, keeper)
  }
}

async function trainAndKeep(run: TrainingRun, keeper: Keeper, records: Records, onProgress: OnProgress): Promise<void> {
  let kept = run.progress.step
  let rested = performance.now()
  while (!run.progress.finished && interruptedBy() === undefined) {
    await run.advance()
    const { step, totalSteps, onlineStartStep, stage, finished, environmentSteps } = run.progress
    for (const record of run.drainRecords()) records.write({ ...record, environmentSteps })
    if (step !== kept && !finished) {
      kept = step
      if (step === onlineStartStep) await keeper.checkpoint('switch')
      else if (keeper.isDue(step)) await keeper.checkpoint(`step-${step}`)
    }
    onProgress(step / totalSteps, stage)
    // Steps follow each other without a pause, in which alone a signal is heard.
    if (performance.now() - rested > LISTEN_EVERY) {
      await setImmediate()
      rested = performance.now()
    }
  }
  const { step, finished } = run.progress
  if (finished) {
    await keeper.checkpoint('end')
    await keeper.exports()
  } else if (step > 0) await keeper.checkpoint(`step-${step}`)
}

type Failure = Pick<SeedResult, 'keptIn' | 'keptStep'> & { readonly failure: string }

/** What was learnt until an environment's process or the disk failed is not lost with it, as far as the disk has room. */
async function keepAfter({ message }: Error, run: TrainingRun, keeper: Keeper): Promise<Failure> {
  const { step } = run.progress
  if (step > 0 && keeper.latest?.step !== step) {
    await keeper.checkpoint(`step-${step}`).catch((error) => {
      if (!(error instanceof DiskError)) throw error
    })
  }
  const { latest } = keeper
  return { failure: message, ...(latest && { keptIn: latest.path, keptStep: latest.step }) }
}

function environmentOf({ environment, algorithm }: RunConfiguration) {
  if (!environment || algorithmById(algorithm.id).training === 'meta') return undefined
  return createEnvironment(environment.id, environment.parameters)
}

function resultOf(lines: readonly Line[]): Pick<SeedResult, 'finalReturn' | 'bestReturn' | 'finalNormalisedScore'> {
  const evaluations = lines.filter((line) => line.kind === 'evaluation')
  const last = evaluations.at(-1)
  return {
    finalReturn: last?.mean ?? null,
    bestReturn: last ? Math.max(...evaluations.map((evaluation) => evaluation.mean)) : null,
    finalNormalisedScore: last && !Number.isNaN(last.normalisedScore) ? last.normalisedScore : null,
  }
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}

/** What `summary.json` holds. */
export function summarise(configuration: RunConfiguration, backend: string, seeds: readonly SeedResult[]) {
  const over = (pick: (seed: SeedResult) => number | null) => {
    const values = seeds.map(pick).filter((value) => value !== null)
    return values.length === 0
      ? null
      : { mean: mean(values), standardDeviation: standardDeviation(values), seeds: values.length }
  }
  return {
    configuration,
    backend,
    made: provenance(),
    seeds,
    finalReturn: over((seed) => seed.finalReturn),
    bestReturn: over((seed) => seed.bestReturn),
    finalNormalisedScore: over((seed) => seed.finalNormalisedScore),
    stepsPerSecond: over((seed) => seed.stepsPerSecond),
  }
}
