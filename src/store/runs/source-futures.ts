import { compareSources, type SourceComparison } from '../../core/diagnostics/better-source'
import type { Values } from '../../core/schema/field'
import type { RunConfiguration } from '../../core/training/configuration'
import type { LoadedDataset } from '../datasets/dataset-store'
import { findAlgorithm } from '../settings/catalogue-store'
import { experimentOf, runsOf } from './experiments-store'
import { type Future, startFutures } from './fork'
import { frozenAt } from './frozen'
import type { Run } from './run'

/** What may be kept at the switch. */
export const KEPT = ['policy', 'data', 'both'] as const
export type Kept = (typeof KEPT)[number]

/** Steps that only collect, as many as WSRL waits here; at most a quarter of those online. */
const WARM_UP = 250

/**
 * The three futures of a run at its switch: the same learner each time, so that what differs is what is kept. Whatever holds
 * the policy to the data after the switch is off in all of them.
 */
export function sourceFutures(
  { algorithm, settings }: RunConfiguration,
  names: Readonly<Record<Kept, string>>,
): readonly Future[] {
  const onlineSteps = Number(settings.onlineSteps)
  const common: Values = {
    collectOnlySteps: Math.min(WARM_UP, Math.floor(onlineSteps / 4)),
    ...('regulariserWeightOnline' in algorithm.hyperparameters && { regulariserWeightOnline: 0 }),
  }
  const half: Values = { mixing: 'ratio', offlineShare: 0.5 }
  const future = (kept: Kept, values: Values) => ({
    name: names[kept],
    algorithmId: algorithm.id,
    values: { ...common, ...values },
  })
  return [
    future('policy', { mixing: 'online', collectOnlyActions: 'policy' }),
    { ...future('data', { ...half, collectOnlyActions: 'random' }), networksAnew: true },
    future('both', { ...half, collectOnlyActions: 'policy' }),
  ]
}

/** Whether there was a pretraining on a dataset, a switch, and a world to go on in. */
export function hasTwoSources({ algorithm, dataset, environment, settings }: RunConfiguration): boolean {
  const training = findAlgorithm(algorithm.id)?.training ?? 'offline-online'
  const { offlineSteps, onlineSteps } = settings
  return (
    training === 'offline-online' && !!dataset && !!environment && Number(offlineSteps) > 0 && Number(onlineSteps) > 0
  )
}

/** The seeds of a run that have passed the switch, each with what its policy earned there, beside what the data earned. */
export function sourcesOf(run: Run, loaded: LoadedDataset | null): SourceComparison | undefined {
  const experiment = experimentOf(run.id)
  if (!experiment || !loaded || !hasTwoSources(experiment.configuration)) return undefined
  // The rows on the page may have changed since; in a scenario each seed makes its own by the recipe that is on the page.
  const { datasetId, origin } = experiment
  // Its networks began anew at the switch: what was pretrained is its parent's.
  if (origin.kind === 'fork' && origin.networksAnew) return undefined
  if (datasetId !== loaded.summary.datasetId && origin.kind !== 'scenario') return undefined
  const { meanReturn, returns } = loaded.summary
  const seeds = runsOf(experiment.id).flatMap(({ seed, series, progress }) => {
    const border = progress?.onlineStartStep ?? Number.POSITIVE_INFINITY
    const atSwitch = (progress?.step ?? 0) >= border && series.evaluations.findLast(({ step }) => step <= border)
    return atSwitch ? [{ seed, returns: atSwitch.returns }] : []
  })
  return compareSources(seeds, { mean: meanReturn, best: returns.high })
}

/** The step of the switch, where the state of then was kept. */
export function keptSwitch({ id, progress }: Run): number | undefined {
  const border = progress?.onlineStartStep
  return border !== undefined && frozenAt(id, border) ? border : undefined
}

/** Trains the three futures from the state that was kept at the switch, each seed of it, beside the run. */
export async function startSourceFutures(
  runId: number,
  step: number,
  names: Readonly<Record<Kept, string>>,
): Promise<void> {
  const experiment = experimentOf(runId)
  if (experiment) await startFutures(runId, step, sourceFutures(experiment.configuration, names))
}
