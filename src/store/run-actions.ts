import type { RunConfiguration } from '../core/training/configuration'
import { useBackend } from './backend-store'
import { messageOf, trainer } from './connection'
import { useDataset } from './dataset-store'
import { prepareNextRun, runHasFailed, runIsReady, useRun } from './run-store'
import { useSettings } from './settings-store'
import { receiveWorldReport } from './world-store'

/** Everything on the page that determines the next run; undefined while there is no dataset. */
function currentConfiguration(): RunConfiguration | undefined {
  const { current } = useDataset.getState()
  if (!current) return undefined
  const { environmentId, parameters, algorithmId, hyperparameters, runSettings, seed } = useSettings.getState()
  return {
    version: 1,
    environment: environmentId === null ? null : { id: environmentId, parameters },
    dataset: current.source,
    algorithm: { id: algorithmId, hyperparameters },
    settings: runSettings,
    seed,
  }
}

/** Builds the run that the page describes, in place of the one before it. */
export async function beginRun({ play = false } = {}): Promise<void> {
  const runId = prepareNextRun()
  receiveWorldReport(null)
  const configuration = currentConfiguration()
  const datasetId = useDataset.getState().current?.summary.datasetId
  if (!configuration || datasetId === undefined || !useBackend.getState().choice) return
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
