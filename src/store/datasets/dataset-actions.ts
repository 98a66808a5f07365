import { type BuiltInRecipe, builtInRecipes, builtInRecipesFor } from '../../core/data/generation/built-in-recipes'
import type { DatasetRecipe } from '../../core/data/generation/recipe'
import { findEnvironment } from '../../core/environments/registry'
import { messageOf } from '../../core/messages/user-error'
import type { Values } from '../../core/schema/field'
import type { DatasetSummary } from '../../worker/dataset-protocol'
import { lockOf, useAssignment } from '../assignment/assignment-store'
import { beginAnew } from '../runs/begin-run'
import { askBeforeReset } from '../settings/reset-question'
import { adoptEnvironment, placeOf } from '../settings/settings-actions'
import { useSettings } from '../settings/settings-store'
import { taskFamilyOf } from '../settings/task-family'
import { keepRows } from '../storage/rows'
import { datasetService, firstWorker } from '../workers/worker-pool'
import { type LoadedDataset, useDataset } from './dataset-store'

/** Makes one of the built-in datasets; it comes with its environment. */
export function chooseBuiltIn({ id, label, recipe }: BuiltInRecipe): Promise<void> {
  return makeDataset(recipe, label, id)
}

/** Makes the dataset of a recipe, in the world as it is now where the recipe is for the same one. */
export function makeDataset(
  recipe: DatasetRecipe,
  name: string,
  builtInId: string | null = null,
  options?: Parameters<typeof loadDataset>[2],
): Promise<void> {
  const { environmentId, parameters } = useSettings.getState()
  const here = recipe.environment === environmentId ? { ...recipe, parameters } : recipe
  const make = async (): Promise<LoadedDataset> => ({
    summary: await datasetService().generateDataset(here, name),
    source: { kind: 'recipe', recipe: here },
    builtInId,
  })
  return loadDataset(name, make, options)
}

/** Another world needs other data: its first built-in dataset, unless the rows at hand fit it too. */
export function chooseEnvironment(environmentId: string): void {
  if (lockOf('world')) return
  const { current } = useDataset.getState()
  if (current && !comesWithWorld(current) && fitsInSize(current.summary, environmentId)) {
    askForWorld(environmentId, findEnvironment(environmentId).label, parametersFor(current.summary, environmentId))
    return
  }
  const [first] = builtInRecipesFor(environmentId)
  if (first) void chooseBuiltIn(first)
}

/** The rows at hand train offline only, and no returns are measured. */
export function chooseNoEnvironment(label: string): void {
  if (!lockOf('world')) askForWorld(null, label, {})
}

function askForWorld(environmentId: string | null, what: string, parameters: Values): void {
  askBeforeReset({
    place: placeOf('page', 'environment'),
    what,
    proposed: environmentId ?? '',
    accept: () => {
      adoptEnvironment(environmentId, parameters)
      void beginAnew()
    },
  })
}

/** Of a world whose steps the rows are, or of one that has their sizes alone: then the person has been told. */
function fitsInSize({ environments, worlds }: DatasetSummary, environmentId: string): boolean {
  return environments.includes(environmentId) || worlds.some(({ id }) => id === environmentId)
}

/** Those under which the rows agree best. */
function parametersFor({ worlds }: DatasetSummary, environmentId: string | null): Values {
  return worlds.find(({ id }) => id === environmentId)?.parameters ?? {}
}

export async function cancelLoading(): Promise<void> {
  await datasetService().cancelDataset()
}

export const defaultBuiltIn = builtInRecipes[0]!

let latestLoad = 0

interface LoadOptions {
  /** The person has agreed already to start anew. */
  readonly agreed?: boolean
  /** It came with a link, which has also said what world it is for; nobody is asked. */
  readonly linked?: boolean
}

/** A lesson that names a file has to let it in. */
export function dataAreLocked(): boolean {
  return lockOf('data') !== null && useAssignment.getState().missing === null
}

/**
 * What is there stays until the new dataset is complete, and until the person agrees to start anew. `make` gives null
 * where something else has to be asked first.
 */
export async function loadDataset(
  name: string,
  make: () => Promise<LoadedDataset | null>,
  { agreed = false, linked = false }: LoadOptions = {},
): Promise<void> {
  if (!linked && dataAreLocked()) return
  const thisLoad = ++latestLoad
  useDataset.setState({ loading: { name, fraction: 0 }, refusal: null })
  try {
    const loaded = await firstWorker().patiently(make())
    if (thisLoad !== latestLoad) return
    useDataset.setState({ loading: null })
    if (loaded === null) return
    const accept = () => {
      if (linked) setDataset(loaded)
      else adoptDataset(loaded)
      void beginAnew()
    }
    const decline = () => forgetUnlessUsed(loaded)
    // A run on tasks does without; the data wait for the next algorithm.
    if (taskFamilyOf(useSettings.getState())) adoptDataset(loaded)
    else if (agreed || linked) accept()
    else askBeforeReset({ place: placeOf('page', 'dataset'), what: loaded.summary.name, accept, decline })
  } catch (error) {
    if (thisLoad !== latestLoad) return
    useDataset.setState({ loading: null, refusal: wasCancelled(error) ? null : messageOf(error) })
  }
}

/** The current dataset, and what surgery made it from, may be the very one that was offered. */
function forgetUnlessUsed({ summary: { datasetId } }: LoadedDataset): void {
  const { current } = useDataset.getState()
  const used = [current?.summary.datasetId, current?.surgery?.original.summary.datasetId]
  if (!used.includes(datasetId)) void datasetService().forgetDataset(datasetId)
}

function setDataset(loaded: LoadedDataset): void {
  useDataset.setState({ current: loaded })
  void keepRows(loaded, () => datasetService().rowsOf(loaded.summary.datasetId))
}

function adoptDataset(loaded: LoadedDataset): void {
  setDataset(loaded)
  const { environmentId } = useSettings.getState()
  const wanted = environmentOf(loaded, environmentId)
  const { source } = loaded
  if (comesWithWorld(loaded) && source.kind === 'recipe') adoptEnvironment(wanted, source.recipe.parameters)
  else if (wanted !== environmentId || loaded.summary.worlds.length > 0)
    adoptEnvironment(wanted, parametersFor(loaded.summary, wanted))
}

function environmentOf(loaded: LoadedDataset, current: string | null): string | null {
  const { source, summary } = loaded
  if (comesWithWorld(loaded) && source.kind === 'recipe') return source.recipe.environment
  return fitting(summary, current)
}

/** What a recipe made, unless surgery has made something of its own of it. */
function comesWithWorld({ source, surgery }: LoadedDataset): boolean {
  return source.kind === 'recipe' && !surgery
}

function fitting({ environments }: DatasetSummary, current: string | null): string | null {
  return current !== null && environments.includes(current) ? current : (environments[0] ?? null)
}

function wasCancelled(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}
