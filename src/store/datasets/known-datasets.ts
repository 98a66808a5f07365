import type { DatasetSource } from '../../core/training/configuration'
import { type LoadedDataset, useDataset } from './dataset-store'

/** Datasets that were on the page in this visit: a run that comes into focus again brings its own back. */
const known = new Map<number, LoadedDataset>()

/** Notes every dataset that comes to the page. */
export function followDatasets(): void {
  useDataset.subscribe(({ current }) => {
    if (current) known.set(current.summary.datasetId, current)
  })
}

/** The worker forgets all others, but for those that the page has not heard of: they are newer than the result. */
export function forgetKnownBut(keep: readonly number[]): number {
  const newest = Math.max(0, ...known.keys(), ...keep)
  for (const id of known.keys()) if (!keep.includes(id)) known.delete(id)
  return newest
}

/** Those of files: no recipe makes their rows again. */
export function knownFiles(): LoadedDataset[] {
  return [...known.values()].filter(({ source }) => source.kind === 'file')
}

/** The very rows where there are such, else rows that the same recipe has made. */
export function knownDataset(datasetId: number | null, source: DatasetSource): LoadedDataset | undefined {
  if (datasetId !== null) return known.get(datasetId)
  if (source.kind !== 'recipe') return undefined
  const wanted = JSON.stringify(source)
  return [...known.values()].find((loaded) => JSON.stringify(loaded.source) === wanted)
}
