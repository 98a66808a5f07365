import { findEnvironment } from '../core/environments/registry'
import { lessonIds } from '../core/lessons/lesson-ids'
import { message } from '../core/messages/message'
import { messageOf } from '../core/messages/user-error'
import { scenarioIds } from '../core/scenarios/scenario-ids'
import type { Values } from '../core/schema/field'
import { defaults } from '../core/schema/values'
import { isStateFragment } from '../core/sharing/link'
import { chooseBuiltIn, defaultBuiltIn } from './datasets/dataset-actions'
import { useDataset } from './datasets/dataset-store'
import { wantedLesson } from './lesson/lesson-store'
import { useEmbed, wantedEmbed } from './page/embed'
import { addNotice } from './page/notices-store'
import { readAddress, usePreferences } from './page/preferences-store'
import { beginRun } from './runs/begin-run'
import { focusedRun, useExperiments } from './runs/experiments-store'
import { runHasFailed } from './runs/run-reports'
import { openScenario, playRecording } from './scenario/scenario-actions'
import { wantedScenario } from './scenario/scenario-store'
import { useCatalogue } from './settings/catalogue-store'
import { adoptAlgorithm } from './settings/settings-actions'
import { useSettings } from './settings/settings-store'
import { openLink, openLinkAfterAsking } from './share/share-restore'
import { followStores } from './subscriptions'
import { readBackendRequest } from './workers/backend-request'
import { useBackend } from './workers/backend-store'
import { followFaults, startBackend } from './workers/recovery'
import { firstWorker } from './workers/worker-pool'
import { setWorldPace } from './world/world-actions'

/** What happens when the page opens: worker, backend and the built-in dataset, so that Train works at once. */
export async function startSession(search: string): Promise<void> {
  followStores()
  readAppearance(search)
  for (const problem of readBackendRequest(search).problems) addNotice(problem)
  const { environmentId } = useSettings.getState()
  useSettings.setState({ parameters: defaults(findEnvironment(environmentId!).parameters) as Values })
  followFaults()
  window.addEventListener('hashchange', () => {
    if (isStateFragment(window.location.hash)) openLinkAfterAsking(window.location.hash)
  })
  const { embed } = useEmbed.getState()
  const { id: wanted, unknown: unknownScenario } = wantedScenario(search)
  if (unknownScenario !== null) {
    addNotice(message`There is no scenario “${unknownScenario.slice(0, 60)}”; ${scenarioIds.join(', ')} are known.`)
  }
  const lesson = wantedLesson(search)
  if (lesson.unknown !== null) {
    addNotice(message`There is no lesson “${lesson.unknown.slice(0, 60)}”; ${lessonIds.join(', ')} are known.`)
  }
  const id = embed?.show === 'scenario' ? embed.id : wanted
  const linked = isStateFragment(window.location.hash)
  const opened = id === null || linked ? Promise.resolve(false) : openScenario(id)
  const backend = beginWithBackend()
  try {
    const algorithms = await firstWorker().api.describeAlgorithms()
    useCatalogue.setState({ algorithms })
    setWorldPace()
    if (linked && (await openLink(window.location.hash))) return await beginWhenReady(backend)
    if (await opened) {
      if (lesson.id && embed === null)
        void import('./lesson/lesson-actions').then(({ openLesson }) => openLesson(lesson.id!))
      else void playRecording()
      return await backend
    }
    adoptAlgorithm(algorithms[0]!)
    await Promise.all([backend, chooseBuiltIn(defaultBuiltIn)])
  } catch (error) {
    runHasFailed(focusedRun().id, messageOf(error))
  } finally {
    // What is offered can be continued at once.
    if (embed === null) void import('./storage/come-back').then(({ lookForStored }) => lookForStored())
  }
}

/** What the address says of how the page looks and what it shows of itself. */
function readAppearance(search: string): void {
  const { unknown, ...linked } = readAddress(search)
  usePreferences.setState(linked)
  for (const entry of unknown) addNotice(message`“${entry.slice(0, 60)}” in the address was ignored.`)
  const { embed, unknown: unknownEmbed } = wantedEmbed(search)
  useEmbed.setState({ embed })
  if (unknownEmbed !== null) {
    addNotice(message`“${unknownEmbed.slice(0, 60)}” is nothing to embed; the stage is shown.`)
  }
}

/** What needs no dataset has waited for the backend alone. */
async function beginWhenReady(backend: Promise<void>): Promise<void> {
  await backend
  if (useExperiments.getState().focus === 0) await beginRun()
}

async function beginWithBackend(): Promise<void> {
  try {
    await startBackend()
    // Where the dataset was there first, the run has waited for the backend.
    if (useDataset.getState().current && focusedRun().status !== 'recorded') await beginRun()
  } catch (error) {
    useBackend.setState({ failure: messageOf(error) })
    const { id, status } = focusedRun()
    // What was recorded elsewhere stays.
    if (status !== 'recorded') runHasFailed(id, messageOf(error))
  }
}
