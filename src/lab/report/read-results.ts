import { type Dirent, existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import * as v from 'valibot'
import { createEnvironment } from '../../core/environments/registry'
import type { RunConfiguration } from '../../core/training/configuration'
import { OFF_POLICY_METRICS, type OffPolicyMetric } from '../../core/training/off-policy/metrics'
import type { Provenance } from '../provenance'
import { readJson } from '../read-json'
import { type Failure, isFinished, readFailures, SWEEP_FILE } from '../sweep/results-folder'

/** An evaluation of a run; null where the figure was no number, as after a divergence. */
export interface Evaluation {
  readonly step: number
  readonly mean: number | null
  readonly normalisedScore: number | null
  /** Taken by then in all copies; absent where nobody counted, as in what a checkpoint of the page had measured before. */
  readonly environmentSteps?: number | undefined
}

/** What the data say of a policy without a world, the last time they were asked. */
export type Judgement = Readonly<Partial<Record<OffPolicyMetric, number>>>

/** One configuration with one seed, trained to its end. */
export interface Run {
  /** Its folder, relative to the folder that is reported on. */
  readonly folder: string
  readonly configuration: RunConfiguration
  readonly backend: string
  /** The step at which it went online; null where it never did. */
  readonly border: number | null
  readonly evaluations: readonly Evaluation[]
  /** Return of the random policy; null where it is not known. */
  readonly floor: number | null
  readonly judgedByData?: Judgement
  /** Versions and machine; absent from results of before they were written. */
  readonly made?: Provenance
  /** Of the rows that it learnt from. */
  readonly datasetFingerprint?: string | null
  /** That its training took. */
  readonly seconds?: number
}

export interface Results {
  readonly runs: readonly Run[]
  readonly failures: readonly Failure[]
  /** Cells of the sweeps started here that are neither finished nor failed. */
  readonly missing: readonly string[]
  /** What was left out and why, one sentence each. */
  readonly notes: readonly string[]
}

const DEEPEST = 3
const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const figure = v.nullable(v.number())
const text = v.pipe(v.string(), v.maxLength(300))
const Made = v.object({
  playground: text,
  commit: v.nullable(text),
  tfjs: text,
  node: text,
  platform: text,
  processor: text,
  cores: count,
})
const Seed = v.object({
  seed: count,
  finalReturn: figure,
  stepsPerSecond: v.optional(v.number()),
  datasetFingerprint: v.optional(v.nullable(text)),
})
const Summary = v.object({ seeds: v.array(Seed), made: v.optional(Made) })
const values = v.record(v.string(), v.union([v.number(), v.boolean(), v.string()]))
const FirstLine = v.object({
  kind: v.literal('configuration'),
  configuration: v.looseObject({
    environment: v.nullable(v.object({ id: v.string(), parameters: values })),
    dataset: v.nullable(v.looseObject({ kind: v.string() })),
    algorithm: v.object({ id: v.string(), hyperparameters: values }),
    settings: values,
    seed: count,
  }),
  backend: v.string(),
  /** An environment that ran in a process of its own. */
  outside: v.optional(v.object({ name: text, reference_returns: v.optional(v.object({ random: v.number() })) })),
})
const Line = v.variant('kind', [
  v.object({
    kind: v.literal('evaluation'),
    step: count,
    mean: figure,
    normalisedScore: figure,
    environmentSteps: v.optional(count),
  }),
  v.object({ kind: v.literal('mark'), step: count, mark: v.string() }),
  v.object({ kind: v.literal('metrics'), values: v.optional(v.record(v.string(), figure)) }),
])
const SweepRecord = v.object({ cells: v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/))) })

/** Everything that `lab sweep` and `lab train` have finished in a folder or in folders inside it. */
export async function readResults(folder: string): Promise<Results> {
  const notes: string[] = []
  const runs: Run[] = []
  for (const place of await resultFolders(folder, DEEPEST)) {
    const shown = relative(folder, place) || '.'
    const leaveOut = (what: string, error: unknown) =>
      notes.push(`${what} is left out: ${error instanceof Error ? error.message : String(error)}`)
    const summary = await readSummary(place, shown).catch((error) => void leaveOut(shown, error))
    for (const { seed, finalReturn, stepsPerSecond, datasetFingerprint } of summary?.seeds ?? []) {
      const path = join(place, `seed-${seed}.jsonl`)
      const told = { made: summary?.made, stepsPerSecond, datasetFingerprint }
      await readRun(path, shown, finalReturn, told).then(
        (run) => runs.push(run),
        (error) => leaveOut(join(shown, `seed-${seed}.jsonl`), error),
      )
    }
  }
  const failures = await readFailures(folder)
  const expected = await expectedCells(folder)
  const missing: string[] = []
  for (const cell of expected) {
    if (!failures.some((failure) => failure.cell === cell) && !(await isFinished(folder, cell))) missing.push(cell)
  }
  return { runs, failures, missing, notes }
}

async function resultFolders(folder: string, depth: number): Promise<string[]> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch {
    throw new Error(`${folder} cannot be read: is there such a folder?`)
  }
  const own = entries.some(({ name }) => name === 'summary.json' || /^seed-\d+\.jsonl$/.test(name)) ? [folder] : []
  const inner = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name)
  if (depth === 0) return own
  const found = await Promise.all(inner.sort().map((name) => resultFolders(join(folder, name), depth - 1)))
  return [...own, ...found.flat()]
}

async function readSummary(place: string, shown: string) {
  const path = join(place, 'summary.json')
  if (!existsSync(path)) throw new Error('it has no summary.json, so its training did not come to the end.')
  return checked(Summary, await readJson(path), join(shown, 'summary.json'))
}

interface Told {
  readonly made: Provenance | undefined
  readonly stepsPerSecond: number | undefined
  readonly datasetFingerprint: string | null | undefined
}

async function readRun(path: string, folder: string, finalReturn: number | null, told: Told): Promise<Run> {
  const [first, ...lines] = (await readFile(path, 'utf8')).trimEnd().split('\n')
  const { configuration: given, backend, outside } = checked(FirstLine, JSON.parse(first!), 'line 1')
  // In the tables it is the environment's name that tells tasks apart.
  const configuration = outside ? { ...given, environment: { id: outside.name, parameters: {} } } : given
  const evaluations: Evaluation[] = []
  let border: number | null = null
  let judgedByData: Judgement | null = null
  for (const [index, line] of lines.entries()) {
    const record = checked(Line, JSON.parse(line), `line ${index + 2}`)
    if (record.kind === 'evaluation') evaluations.push(record)
    if (record.kind === 'mark' && record.mark === 'online') border ??= record.step
    if (record.kind === 'metrics') judgedByData = judgementIn(record.values) ?? judgedByData
  }
  if ((evaluations.at(-1)?.mean ?? null) !== finalReturn) {
    throw new Error('it does not end as summary.json says; it is being trained anew, or was cut off.')
  }
  const { made, stepsPerSecond, datasetFingerprint } = told
  const steps = evaluations.at(-1)?.step
  return {
    folder,
    configuration: configuration as unknown as RunConfiguration,
    backend,
    border,
    evaluations,
    floor: outside ? (outside.reference_returns?.random ?? null) : floorOf(given.environment),
    ...(judgedByData && { judgedByData }),
    ...(made && { made }),
    ...(datasetFingerprint !== undefined && { datasetFingerprint }),
    ...(stepsPerSecond && steps !== undefined && { seconds: steps / stepsPerSecond }),
  }
}

function judgementIn(values: Readonly<Record<string, number | null>> = {}): Judgement | null {
  const found = OFF_POLICY_METRICS.flatMap((name) => (typeof values[name] === 'number' ? [[name, values[name]]] : []))
  return found.length > 0 ? (Object.fromEntries(found) as Judgement) : null
}

function floorOf(environment: RunConfiguration['environment']): number | null {
  if (!environment) return null
  try {
    return createEnvironment(environment.id, environment.parameters).referenceReturns.random
  } catch {
    return null
  }
}

async function expectedCells(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((file) => SWEEP_FILE.test(file)).sort()
  const sweeps = await Promise.all(
    files.map(async (file) => checked(SweepRecord, await readJson(join(folder, file)), file)),
  )
  return [...new Set(sweeps.flatMap(({ cells }) => cells))]
}

function checked<S extends v.GenericSchema>(schema: S, given: unknown, where: string): v.InferOutput<S> {
  const parsed = v.safeParse(schema, given)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(`${where} is wrong at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message.slice(0, 200)}.`)
}
