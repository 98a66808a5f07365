import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import type { Dataset } from '../core/data/dataset'
import type { Runtime } from '../core/engine/runtime'
import { mean, standardDeviation } from '../core/statistics/moments'
import type { RunConfiguration } from '../core/training/configuration'
import { createRun } from '../core/training/create-run'
import type { RunProgress } from '../core/training/training-run'

export interface SeedResult {
  readonly seed: number
  /** Mean return of the last evaluation; null without an environment. */
  readonly finalReturn: number | null
  readonly bestReturn: number | null
  readonly finalNormalisedScore: number | null
  readonly stepsPerSecond: number
  readonly mode: string
}

/** Trains one seed to its end and writes its records, one a line, below the configuration. */
export async function trainSeed(
  configuration: RunConfiguration,
  dataset: Dataset | undefined,
  runtime: Runtime,
  path: string,
  onProgress: (progress: RunProgress) => void,
): Promise<SeedResult> {
  const out = createWriteStream(path)
  const writeLine = (value: unknown) => out.write(`${JSON.stringify(value)}\n`)
  writeLine({ kind: 'configuration', configuration, dataset: dataset?.name ?? null, backend: runtime.backend })
  const run = createRun(configuration, dataset, runtime)
  const evaluations: { mean: number; normalisedScore: number }[] = []
  const began = performance.now()
  let shown = began
  while (!run.progress.finished) {
    await run.advance()
    for (const record of run.drainRecords()) {
      writeLine(record)
      if (record.kind === 'evaluation') evaluations.push(record)
    }
    if (performance.now() - shown > 200) {
      shown = performance.now()
      onProgress(run.progress)
    }
  }
  const seconds = (performance.now() - began) / 1000
  const { step } = run.progress
  const mode = run.execution?.mode ?? 'none'
  run.dispose()
  out.end()
  await finished(out)
  const last = evaluations.at(-1)
  return {
    seed: configuration.seed,
    finalReturn: last?.mean ?? null,
    bestReturn: last ? Math.max(...evaluations.map((evaluation) => evaluation.mean)) : null,
    finalNormalisedScore: last?.normalisedScore ?? null,
    stepsPerSecond: step / seconds,
    mode,
  }
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
