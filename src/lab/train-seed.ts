import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { createRuntime } from '../core/engine/create-runtime'
import { inEnglish, type Said } from '../core/said/said'
import { mean, standardDeviation } from '../core/statistics/moments'
import type { RunConfiguration } from '../core/training/configuration'
import { createRun } from '../core/training/create-run'
import type { RunRecord, TrainingRun } from '../core/training/training-run'
import type { JobKind, OnProgress } from './job-pool'
import { loadDataset } from './load-dataset'
import { tfjsWasmFolder } from './wasm-folder'

export interface SeedResult {
  readonly seed: number
  /** Mean return of the last evaluation; null without an environment. */
  readonly finalReturn: number | null
  readonly bestReturn: number | null
  readonly finalNormalisedScore: number | null
  readonly stepsPerSecond: number
  readonly mode: string
}

/** One seed of one configuration; plain data. */
export interface SeedJob {
  readonly configuration: RunConfiguration
  /** Dataset paths are relative to it. */
  readonly folder: string
  readonly backend: 'wasm' | 'cpu'
  readonly mode: 'compiled' | 'eager'
  /** Receives the records, one a line, below the configuration. */
  readonly path: string
}

/** Trains one seed to its end. */
export const seedRuns: JobKind<SeedJob, SeedResult> = {
  name: 'seed',
  label: ({ configuration }) => `Seed ${configuration.seed}`,

  async run({ configuration, folder, backend, mode, path }, onProgress) {
    const dataset = await loadDataset(configuration, folder, (share) => onProgress(0, `dataset ${percent(share)}`))
    const onWarning = (warning: Said) => console.error(inEnglish(warning))
    const runtime = await createRuntime({ backend, mode, wasmPaths: tfjsWasmFolder(), onWarning })
    const run = createRun(configuration, dataset, runtime)
    const out = createWriteStream(path)
    const written = finished(out)
    // Awaited below; a disk that is full earlier must not end the process before the run could say so.
    written.catch(() => {})
    try {
      const writeLine = (value: unknown) => {
        if (out.errored) throw out.errored
        out.write(`${JSON.stringify(value)}\n`)
      }
      writeLine({ kind: 'configuration', configuration, dataset: dataset?.name ?? null, backend })
      return { seed: configuration.seed, ...(await trainToTheEnd(run, writeLine, onProgress)) }
    } finally {
      run.dispose()
      runtime.dispose()
      out.end()
      await written
    }
  },
}

async function trainToTheEnd(
  run: TrainingRun,
  writeLine: (record: RunRecord) => void,
  onProgress: OnProgress,
): Promise<Omit<SeedResult, 'seed'>> {
  const evaluations: { mean: number; normalisedScore: number }[] = []
  const began = performance.now()
  while (!run.progress.finished) {
    await run.advance()
    for (const record of run.drainRecords()) {
      writeLine(record)
      if (record.kind === 'evaluation') evaluations.push(record)
    }
    const { step, totalSteps, stage } = run.progress
    onProgress(step / totalSteps, stage)
  }
  const last = evaluations.at(-1)
  return {
    finalReturn: last?.mean ?? null,
    bestReturn: last ? Math.max(...evaluations.map((evaluation) => evaluation.mean)) : null,
    finalNormalisedScore: last?.normalisedScore ?? null,
    stepsPerSecond: (1000 * run.progress.step) / (performance.now() - began),
    mode: run.execution?.mode ?? 'none',
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
    seeds,
    finalReturn: over((seed) => seed.finalReturn),
    bestReturn: over((seed) => seed.bestReturn),
    finalNormalisedScore: over((seed) => seed.finalNormalisedScore),
    stepsPerSecond: over((seed) => seed.stepsPerSecond),
  }
}
