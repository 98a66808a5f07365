import { findTaskFamily } from '../../core/environments/tasks/task-families'
import { messageOf } from '../../core/messages/user-error'
import { useDataset } from '../datasets/dataset-store'
import { knownDataset } from '../datasets/known-datasets'
import { addNotice } from '../page/notices-store'
import { declineReset } from '../settings/reset-question'
import { type Settings, useSettings } from '../settings/settings-store'
import { startingPoint } from '../settings/starting-point'
import { datasetService } from '../workers/worker-pool'
import { receiveWorldReport } from '../world/world-store'
import type { Experiment } from './experiment'
import { experimentOf, focusedExperiment, runsOf, updateExperiment, useExperiments } from './experiments-store'

/** From now on the sliders, the data, the panels and the view of the world are this run's. */
export function putInFocus(runId: number): void {
  const experiment = experimentOf(runId)
  if (!experiment || useExperiments.getState().focus === runId) return
  declineReset()
  receiveWorldReport(null)
  useExperiments.setState({ focus: runId })
  useSettings.setState({ ...settingsOf(experiment), of: runId })
  showDataset(experiment)
}

/** The settings with which it began. */
export function settingsOf(experiment: Experiment): Partial<Settings> {
  const { algorithm, environment, settings, dataset } = experiment.configuration
  // Only on tasks is nothing learnt from data.
  const onTasks = dataset === null
  const place = onTasks
    ? { taskFamilyId: findTaskFamily(environment!.id).id }
    : { environmentId: environment?.id ?? null, parameters: environment?.parameters ?? {} }
  const start = startingPoint({ ...useSettings.getState(), ...place, algorithmId: algorithm.id })
  const seeds = runsOf(experiment.id).map(({ seed }) => seed)
  // The seeds of a recording are not those that are trained here.
  const seeded = experiment.origin.kind === 'recorded' ? {} : { seed: Math.min(...seeds), seedCount: seeds.length }
  return {
    ...place,
    algorithmId: algorithm.id,
    hyperparameters: { ...start.hyperparameters, ...algorithm.hyperparameters },
    runSettings: { ...start.runSettings, ...settings },
    ...seeded,
  }
}

/** The rows that the run learns from; made again where they are a recipe's and no longer there. */
function showDataset(experiment: Experiment): void {
  const { dataset } = experiment.configuration
  // On tasks the data wait for the next algorithm.
  if (dataset === null) return
  const current = knownDataset(experiment.datasetId, dataset) ?? null
  useDataset.setState({ current, refusal: null })
  if (current === null && dataset.kind === 'recipe') void makeAgain(experiment, dataset)
}

async function makeAgain(
  experiment: Experiment,
  source: Extract<Experiment['configuration']['dataset'], { kind: 'recipe' }>,
) {
  const name = experiment.datasetName ?? ''
  useDataset.setState({ loading: { name, fraction: 0 } })
  try {
    const summary = await datasetService().generateDataset(source.recipe, name)
    if (focusedExperiment()?.id !== experiment.id) return
    updateExperiment(experiment.id, { datasetId: summary.datasetId })
    useDataset.setState({ current: { summary, source, builtInId: null } })
  } catch (error) {
    addNotice(messageOf(error))
  } finally {
    useDataset.setState({ loading: null })
  }
}
