import { builtInRecipes } from '../../core/data/generation/built-in-recipes'
import type { DatasetRecipe } from '../../core/data/generation/recipe'
import { message } from '../../core/messages/message'
import { messageOf, UserError } from '../../core/messages/user-error'
import type { CheckedState } from '../../core/sharing/check-shared'
import { decodeFragment } from '../../core/sharing/link'
import type { SharedPage, SharedState } from '../../core/sharing/shared-state'
import type { DatasetSource } from '../../core/training/configuration'
import { NO_ASSIGNMENT, useAssignment } from '../assignment/assignment-store'
import { chooseBuiltIn, defaultBuiltIn, loadDataset } from '../datasets/dataset-actions'
import { type LoadedDataset, useDataset } from '../datasets/dataset-store'
import { operateAll } from '../datasets/surgery-actions'
import { addNotice } from '../page/notices-store'
import { type LanguageChoice, readAddress, usePreferences } from '../page/preferences-store'
import { type PanelId, USUAL_RATE, usePanels } from '../panels/panels-store'
import { beginRun } from '../runs/begin-run'
import { leaveScenario, openScenario } from '../scenario/scenario-actions'
import { type ScenarioId, useScenario } from '../scenario/scenario-store'
import { findAlgorithm } from '../settings/catalogue-store'
import { askBeforeReset } from '../settings/reset-question'
import { placeOf } from '../settings/settings-actions'
import { useSettings } from '../settings/settings-store'
import { datasetService } from '../workers/worker-pool'
import { pageVocabulary } from './share-vocabulary'

/** Where the question stands that comes before a link or a file takes the place of a run. */
export const SHARE_PLACE = placeOf('page', 'share')
const LARGEST_FILE = 1_000_000

/** Opens what the address carries. False where nothing of it can be used; a notice says why. */
export async function openLink(fragment: string): Promise<boolean> {
  try {
    return (await openContent(await decodeFragment(fragment))).state !== null
  } catch (error) {
    return refuse(error)
  }
}

/** Another link pasted into the address of the open page: a run is not lost without a yes. */
export function openLinkAfterAsking(fragment: string): void {
  askBeforeReset({ place: SHARE_PLACE, what: '', accept: () => void openLink(fragment) })
}

/** A file that the page or a person has written. */
export async function openFile(file: File): Promise<void> {
  try {
    if (file.size > LARGEST_FILE)
      throw new UserError(message`${file.name} is too large: an experiment has at most 1 MB.`)
    const content = JSON.parse(await file.text())
    askBeforeReset({ place: SHARE_PLACE, what: file.name, accept: () => void openContent(content) })
  } catch (error) {
    refuse(error instanceof SyntaxError ? new UserError(message`${file.name} is not JSON.`) : error)
  }
}

/** Opens what a link, a file or a page around this one carries; a notice says what of it was not taken. */
export async function openContent(content: unknown): Promise<CheckedState> {
  const { checkShared } = await import('../../core/sharing/check-shared')
  const checked = checkShared(content, pageVocabulary())
  const { state, problems } = checked
  if (problems.length > 0) addNotice({ kind: 'shared', opened: state !== null, problems })
  if (!state) return checked
  useAssignment.setState({ ...NO_ASSIGNMENT, opening: true })
  try {
    await restore(state)
  } finally {
    useAssignment.setState({ opening: false })
  }
  return checked
}

function refuse(error: unknown): false {
  addNotice({ kind: 'shared', opened: false, problems: [messageOf(error)] })
  return false
}

async function restore(state: SharedState): Promise<void> {
  const { page, dataset, seed } = state
  restorePage(page)
  // The data for the other algorithms, where this one trains without.
  if (!dataset && !page.scenario && !useDataset.getState().current) void chooseBuiltIn(defaultBuiltIn)
  beginLesson(state)
  if (page.scenario && (await restoreScenario(page.scenario, seed, page.seeds))) return
  leaveScenario()
  restoreSettings(state)
  // A dataset of another experiment would be trained on without anybody having said so.
  if (dataset?.kind === 'file') useDataset.setState({ current: null, loading: null, refusal: null })
  else if (dataset) await loadDataset(nameOf(dataset, page), () => makeData(dataset, page), { linked: true })
  else await beginRun()
}

function restorePage({ panels, looks, language }: SharedPage): void {
  usePanels.setState({
    linked: (panels ?? {}) as Readonly<Record<string, readonly PanelId[]>>,
    perSecond: looks ?? USUAL_RATE,
  })
  const { linkedLanguage } = readAddress(window.location.search)
  usePreferences.setState({ linkedLanguage: linkedLanguage ?? (language as LanguageChoice | undefined) ?? null })
}

async function restoreScenario(
  { id, moved }: NonNullable<SharedPage['scenario']>,
  seed: number,
  seedCount = 1,
): Promise<boolean> {
  const opened = await openScenario(id as ScenarioId)
  if (opened) {
    useScenario.setState({ moved: moved ?? {} })
    useSettings.setState({ seed, seedCount })
  }
  return opened
}

function restoreSettings({ environment, algorithm, settings, seed, page }: SharedState): void {
  const onTasks = findAlgorithm(algorithm.id)?.training === 'meta'
  const place = onTasks
    ? { taskFamilyId: environment!.id }
    : { environmentId: environment?.id ?? null, parameters: environment?.parameters ?? {} }
  useSettings.setState({
    ...place,
    algorithmId: algorithm.id,
    hyperparameters: algorithm.hyperparameters,
    runSettings: settings,
    seed,
    seedCount: page.seeds ?? 1,
    of: null,
    question: null,
  })
}

function beginLesson({ page, algorithm, dataset }: SharedState): void {
  const { locks = {}, stop = null, predictFirst = false, interventions } = page
  const missing =
    dataset?.kind === 'file' && !page.scenario
      ? {
          path: dataset.path,
          ...(dataset.mapping ? { mapping: dataset.mapping } : {}),
          ...(dataset.part ? { part: dataset.part } : {}),
          operations: dataset.operations ?? [],
        }
      : null
  const replay = interventions ? { algorithmId: algorithm.id, interventions } : null
  useAssignment.setState({ locks, stop, predictFirst, script: replay, missing })
}

function nameOf(source: DatasetSource, { datasetName }: SharedPage): string {
  if (source.kind === 'file') return source.path
  return datasetName ?? builtInOf(source.recipe)?.label ?? source.recipe.environment
}

async function makeData(source: DatasetSource, page: SharedPage): Promise<LoadedDataset> {
  if (source.kind === 'file') throw new UserError(message`The rows of ${source.path} are not in a link.`)
  const { recipe, operations } = source
  const builtIn = builtInOf(recipe)
  const name = operations ? (builtIn?.label ?? recipe.environment) : nameOf(source, page)
  const original: LoadedDataset = {
    summary: await datasetService().generateDataset(recipe, name),
    source: { kind: 'recipe', recipe },
    builtInId: builtIn?.id ?? null,
  }
  if (!operations) return original
  const summary = await datasetService().operateOn(original.summary.datasetId, operations)
  return { summary, source, builtInId: null, surgery: { original, operations } }
}

/** One that is offered by name, in whatever variant of its world. */
function builtInOf(recipe: DatasetRecipe) {
  const key = ({ environment, shares, transitions, seed, drop = 'nothing' }: DatasetRecipe) =>
    JSON.stringify([environment, Object.entries(shares).sort(), transitions, seed, drop])
  return builtInRecipes.find((builtIn) => key(builtIn.recipe) === key(recipe))
}

/** The file that the lesson waits for is there: what was done on it is done again. */
export function followMissingData(): void {
  useDataset.subscribe(({ current }, { current: before }) => {
    const { missing } = useAssignment.getState()
    if (!missing || !current || current === before) return
    useAssignment.setState({ missing: null })
    if (missing.operations.length > 0) void operateAll(current, missing.operations)
  })
}
