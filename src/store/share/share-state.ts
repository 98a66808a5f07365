import { findEnvironment } from '../../core/environments/registry'
import { defaults } from '../../core/schema/values'
import { encodeFragment } from '../../core/sharing/link'
import type { Locks, SharedPage, SharedState } from '../../core/sharing/shared-state'
import type { DatasetSource } from '../../core/training/configuration'
import type { Stop } from '../../worker/protocol'
import { useDataset } from '../datasets/dataset-store'
import { languageOf, usePreferences } from '../page/preferences-store'
import { USUAL_RATE, usePanels } from '../panels/panels-store'
import { currentConfiguration } from '../runs/begin-run'
import { interventionsOf } from '../runs/experiment'
import { focusedExperiment } from '../runs/experiments-store'
import { scenarioIsInFocus } from '../scenario/scenario-actions'
import { useScenario } from '../scenario/scenario-store'
import { useSettings } from '../settings/settings-store'
import { pageVocabulary } from './share-vocabulary'

/** What a person chooses when sharing; all else is the page as it stands. */
export interface ShareChoices {
  /** The run's slider changes happen again at their steps, instead of all at the start. */
  readonly replay: boolean
  readonly locks: Locks
  readonly stop: Stop | null
  readonly predictFirst: boolean
}

/** Whether the run in focus has slider changes that can be replayed: a fork's belong to another run's state. */
export function replayableChanges(): number {
  const experiment = focusedExperiment()
  return experiment?.origin.kind === 'own' ? experiment.changes.length : 0
}

/** Everything on the page that determines what is seen; undefined while there is nothing to run yet. */
export function shareableState({ replay, locks, stop, predictFirst }: ShareChoices): SharedState | undefined {
  const experiment = focusedExperiment()
  const replayed = replay && replayableChanges() > 0
  const inScenario = scenarioIsInFocus()
  const configuration = replayed || inScenario ? experiment?.configuration : currentConfiguration()
  if (!configuration) return undefined
  const { seed, seedCount } = useSettings.getState()
  const { id, moved } = useScenario.getState()
  const { arrangements, linked, perSecond } = usePanels.getState()
  const language = languageOf(usePreferences.getState())
  const { current } = useDataset.getState()
  const page: SharedPage = {
    seeds: seedCount > 1 ? seedCount : undefined,
    datasetName: current && !current.builtInId && configuration.dataset ? current.summary.name : undefined,
    language: language === 'system' ? undefined : language,
    panels: { ...arrangements, ...linked },
    looks: perSecond === USUAL_RATE ? undefined : perSecond,
    interventions: replayed ? interventionsOf(experiment!.changes) : undefined,
    scenario: inScenario && id ? { id, moved } : undefined,
    locks,
    stop: stop ?? undefined,
    predictFirst,
  }
  return { ...configuration, dataset: written(configuration.dataset), seed, page }
}

/** With every parameter in it, also those that the page has left to their defaults. */
function written(source: DatasetSource | null): DatasetSource | null {
  if (source?.kind !== 'recipe') return source
  const { recipe } = source
  const parameters = { ...defaults(findEnvironment(recipe.environment).parameters), ...recipe.parameters }
  return { ...source, recipe: { ...recipe, parameters, drop: recipe.drop ?? 'nothing' } }
}

/** The address that brings another browser to this state. Throws a LinkError where it would be too long. */
export async function linkTo(state: SharedState): Promise<string> {
  const { compactState } = await import('../../core/sharing/compact')
  const { origin, pathname } = window.location
  return `${origin}${pathname}${await encodeFragment(compactState(state, pageVocabulary()))}`
}

/** As `lab train` runs it. */
export function fileOf(state: SharedState): string {
  return `${JSON.stringify(state, null, 2)}\n`
}

/** From here on a reload comes back to this state. */
export function keepInAddress(link: string): void {
  const { pathname, search } = window.location
  const kept = new URLSearchParams(search)
  for (const name of ['scenario', 'free', 'lesson']) kept.delete(name)
  const query = kept.size > 0 ? `?${kept}` : ''
  window.history.replaceState(null, '', `${pathname}${query}${new URL(link).hash}`)
}
