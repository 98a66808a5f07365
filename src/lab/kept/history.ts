import type { Environment } from '../../core/environments/environment'
import type { Change } from '../../core/training/changes'
import type { RunConfiguration } from '../../core/training/configuration'
import type { RunProgress, RunRecord } from '../../core/training/training-run'

/** A line of seed-K.jsonl below the first: what happened, and how far the environment had been stepped by then. */
export type Line = RunRecord & { readonly environmentSteps?: number }

interface Curve {
  readonly steps: number[]
  readonly values: (number | null)[]
}

/**
 * What had been measured by a step, as the page keeps it in a checkpoint (a file of runs with one run and one seed): it
 * draws the curves from it when it opens the file.
 */
export function historyOf(
  configuration: RunConfiguration,
  datasetName: string | null,
  environment: Pick<Environment, 'referenceReturns'> | undefined,
  progress: RunProgress,
  lines: readonly Line[],
): string {
  const metrics: Record<string, Curve> = {}
  for (const line of lines) {
    if (line.kind !== 'metrics') continue
    for (const [name, value] of Object.entries(line.values)) {
      metrics[name] ??= { steps: [], values: [] }
      metrics[name].steps.push(line.step)
      metrics[name].values.push(value)
    }
  }
  const { phase, step, totalSteps, onlineStartStep: borderStep, environmentSteps } = progress
  const seed = {
    seed: configuration.seed,
    finished: progress.finished,
    progress: { phase, step, totalSteps, borderStep, environmentSteps },
    references: environment?.referenceReturns ?? null,
    marks: lines.flatMap((line) => (line.kind === 'mark' && line.mark !== 'change' ? [withoutSteps(line)] : [])),
    metrics,
    evaluations: lines.flatMap((line) => (line.kind === 'evaluation' ? [withoutSteps(line)] : [])),
  }
  // What was changed while it ran stands beside the seeds: the page's experiments change all their seeds at once.
  const inherited = lines.flatMap((line) => {
    if (line.kind !== 'mark' || line.mark !== 'change') return []
    const { step: at, name, from, to } = line
    return [{ step: at, name, from, to }]
  })
  const run = { name: null, configuration, datasetName, forkedAt: null, changes: [], inherited, seeds: [seed] }
  return JSON.stringify({ kind: 'offline-to-online runs', version: 2, runs: [run] })
}

/** The lines that a history stands for, in the order of their steps; none where it is not understood. */
export function linesOf(history: unknown): Line[] {
  const run = typeof history === 'string' ? parsed(history)?.runs?.[0] : undefined
  const seed = run?.seeds?.[0]
  if (!run || !seed) return []
  const border = seed.progress?.borderStep ?? 0
  const byStep = new Map<number, Record<string, number>>()
  for (const [name, { steps, values }] of Object.entries(seed.metrics ?? {})) {
    steps.forEach((step, i) => {
      const at = byStep.get(step) ?? {}
      byStep.set(step, at)
      at[name] = values[i] as number
    })
  }
  const metrics = [...byStep].map(([step, values]): Line => {
    return { kind: 'metrics', step, phase: step <= border ? 'offline' : 'online', values }
  })
  const changes = [...(run.inherited ?? []), ...(run.changes ?? [])]
    .filter(({ step }) => step <= (seed.progress?.step ?? 0))
    .map((change): Line => ({ kind: 'mark', mark: 'change', ...change }))
  return [...metrics, ...(seed.evaluations ?? []), ...(seed.marks ?? []), ...changes].sort((a, b) => a.step - b.step)
}

interface KeptChange extends Change {
  readonly step: number
}

interface Kept {
  readonly runs?: readonly {
    readonly changes?: readonly KeptChange[]
    readonly inherited?: readonly KeptChange[]
    readonly seeds?: readonly {
      readonly progress?: { readonly borderStep: number; readonly step: number }
      readonly metrics?: Readonly<Record<string, Curve>>
      readonly evaluations?: readonly Line[]
      readonly marks?: readonly Line[]
    }[]
  }[]
}

function parsed(text: string): Kept | undefined {
  try {
    return JSON.parse(text) as Kept
  } catch {
    return undefined
  }
}

function withoutSteps({ environmentSteps: _, ...record }: Line) {
  return record
}
