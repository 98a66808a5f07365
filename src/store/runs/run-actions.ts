import { lockOf, useAssignment } from '../assignment/assignment-store'
import { waitsForPrediction } from '../prediction/prediction-store'
import { runScenarioLive, scenarioIsInFocus, showRecording } from '../scenario/scenario-actions'
import { liveRuns, liveStatus } from '../scenario/scenario-live'
import { useSettings } from '../settings/settings-store'
import { workerOf } from '../workers/worker-of'
import { dequeue, firstWorker, holdPool } from '../workers/worker-pool'
import { beginRun } from './begin-run'
import { focusedRun, removeRuns, runsOf } from './experiments-store'
import { beginFurtherSeeds, playAll } from './play-all'
import { hasBegun } from './run'

/** The large button: all that trains pauses, and all goes on. */
export async function trainOrPause(): Promise<void> {
  if (useAssignment.getState().opening || waitsForPrediction()) return
  const { status, hosted } = focusedRun()
  const live = scenarioIsInFocus() ? liveStatus(liveRuns()) : null
  if (status === 'training' || live === 'training') await Promise.all([firstWorker().api.pause(), holdPool(true)])
  else if (status === 'waiting') await playAll()
  else if (live === 'none' || live === 'over') await runScenarioLive()
  else if (live === null && (!hosted || status === 'finished' || status === 'failed')) await beginRun({ play: true })
  else await playAll()
}

export async function stepOnce(): Promise<void> {
  if (lockOf('run') || waitsForPrediction()) return
  await workerOf(focusedRun().id)?.step()
}

export async function resetRun(): Promise<void> {
  if (lockOf('run')) return
  if (scenarioIsInFocus()) return showRecording()
  const { id, experimentId } = focusedRun()
  const others = runsOf(experimentId).filter((run) => run.id !== id && run.status !== 'finished')
  dequeue(others.map((run) => run.id))
  removeRuns((run) => others.some((other) => other.id === run.id))
  await beginRun()
}

/** How many seeds the run is to have, from the first on; those that are missing train beside it. */
export function changeSeedCount(seedCount: number): void {
  if (lockOf('run')) return
  useSettings.setState({ seedCount })
  if (hasBegun(focusedRun())) beginFurtherSeeds()
}
