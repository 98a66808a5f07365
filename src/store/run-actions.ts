import type { RunConfiguration } from '../core/training/configuration'
import { useBackend } from './backend-store'
import { messageOf, trainer } from './connection'
import { useDataset } from './dataset-store'
import { prepareNextRun, runHasFailed, runIsReady, useRun } from './run-store'
import { useSettings } from './settings-store'
import { taskFamilyOf } from './task-family'
import { receiveWorldReport } from './world-store'

/** Everything on the page that determines the next run; undefined while there is no dataset that it needs. */
function currentConfiguration(): RunConfiguration | undefined {
  const { current } = useDataset.getState()
  const settings = useSettings.getState()
  const { environmentId, parameters, algorithmId, hyperparameters, runSettings, seed } = settings
  const common = { version: 1, algorithm: { id: algorithmId, hyperparameters }, settings: runSettings, seed } as const
  const family = taskFamilyOf(settings)
  if (family) return { ...common, environment: { id: family.id, parameters: {} }, dataset: null }
  if (!current) return undefined
  const environment = environmentId === null ? null : { id: environmentId, parameters }
  return { ...common, environment, dataset: current.source }
}

/** Builds the run that the page describes, in place of the one before it. */
export async function beginRun({ play = false } = {}): Promise<void> {
  const runId = prepareNextRun()
  receiveWorldReport(null)
  const configuration = currentConfiguration()
  if (!configuration || !useBackend.getState().choice) return
  const datasetId = configuration.dataset ? useDataset.getState().current!.summary.datasetId : null
  try {
    runIsReady(runId, await trainer().beginRun({ runId, datasetId, configuration }))
    if (play && useRun.getState().runId === runId) await trainer().play()
  } catch (error) {
    runHasFailed(runId, messageOf(error))
  }
}

/** Starts anew; a run that was training goes on training. */
export function beginAnew(): Promise<void> {
  return beginRun({ play: useRun.getState().status === 'training' })
}

/** The large button. */
export async function trainOrPause(): Promise<void> {
  const { status } = useRun.getState()
  if (status === 'training') await trainer().pause()
  else if (status === 'finished' || status === 'failed') await beginRun({ play: true })
  else await trainer().play()
}

export async function stepOnce(): Promise<void> {
  await trainer().step()
}

export async function resetRun(): Promise<void> {
  await beginRun()
}
