import { type BuiltInRecipe, builtInRecipes, builtInRecipesFor } from '../core/data/generation/built-in-recipes'
import { findEnvironment } from '../core/environments/registry'
import type { Values } from '../core/schema/field'
import { defaults } from '../core/schema/values'
import type { DatasetSummary } from '../worker/protocol'
import { messageOf, trainer, wasCancelled } from './connection'
import { type LoadedDataset, useDataset } from './dataset-store'
import { askBeforeReset } from './reset-question'
import { beginAnew } from './run-actions'
import { placeOf } from './settings-actions'
import { useSettings } from './settings-store'

/** A file from the person's machine: it never leaves the browser. */
export function dropFile(file: File): Promise<void> {
  return load(file.name, async () => ({
    summary: await trainer().readDataset(file),
    source: { kind: 'file', path: file.name },
    builtInId: null,
  }))
}

/** Makes one of the built-in datasets; it comes with its environment. */
export function chooseBuiltIn({ id, label, recipe }: BuiltInRecipe): Promise<void> {
  return load(label, async () => ({
    summary: await trainer().generateDataset(recipe, label),
    source: { kind: 'recipe', recipe },
    builtInId: id,
  }))
}

/** Another world needs other data: its first built-in dataset, unless the rows at hand fit it too. */
export function chooseEnvironment(environmentId: string): void {
  const { current } = useDataset.getState()
  if (current?.source.kind === 'file' && current.summary.environments.includes(environmentId)) {
    askBeforeReset({
      place: placeOf('page', 'environment'),
      what: findEnvironment(environmentId).label,
      proposed: environmentId,
      accept: () => {
        adoptEnvironment(environmentId)
        void beginAnew()
      },
    })
    return
  }
  const [first] = builtInRecipesFor(environmentId)
  if (first) void chooseBuiltIn(first)
}

export async function cancelLoading(): Promise<void> {
  await trainer().cancelDataset()
}

export const defaultBuiltIn = builtInRecipes[0]!

let latestLoad = 0

/** What is there stays until the new dataset is complete, and until the person agrees to start anew. */
async function load(name: string, make: () => Promise<LoadedDataset>): Promise<void> {
  const thisLoad = ++latestLoad
  useDataset.setState({ loading: { name, fraction: 0 }, refusal: null })
  try {
    const loaded = await make()
    if (thisLoad !== latestLoad) return
    useDataset.setState({ loading: null })
    askBeforeReset({
      place: placeOf('page', 'dataset'),
      what: loaded.summary.name,
      accept: () => {
        adoptDataset(loaded)
        void beginAnew()
      },
      decline: () => void trainer().forgetDataset(loaded.summary.datasetId),
    })
  } catch (error) {
    if (thisLoad !== latestLoad) return
    useDataset.setState({ loading: null, refusal: wasCancelled(error) ? null : messageOf(error) })
  }
}

function adoptDataset(loaded: LoadedDataset): void {
  useDataset.setState({ current: loaded })
  const { environmentId } = useSettings.getState()
  const wanted = environmentOf(loaded, environmentId)
  if (wanted !== environmentId) adoptEnvironment(wanted)
}

function environmentOf({ source, summary }: LoadedDataset, current: string | null): string | null {
  if (source.kind === 'recipe') return source.recipe.environment
  return fitting(summary, current)
}

function fitting({ environments }: DatasetSummary, current: string | null): string | null {
  return current !== null && environments.includes(current) ? current : (environments[0] ?? null)
}

function adoptEnvironment(environmentId: string | null): void {
  const parameters = environmentId === null ? {} : (defaults(findEnvironment(environmentId).parameters) as Values)
  useSettings.setState({ environmentId, parameters })
}
