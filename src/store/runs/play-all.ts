import { beginFurtherScenarioSeeds } from '../scenario/scenario-seeds'
import { useSettings } from '../settings/settings-store'
import { workerOf } from '../workers/worker-of'
import { holdPool } from '../workers/worker-pool'
import { addRunOf, beginBeside } from './begin'
import { focusedExperiment, focusedRun, runWithId, runWithSeed, useExperiments } from './experiments-store'

export async function playAll(): Promise<void> {
  const { id } = focusedRun()
  const paused = useExperiments.getState().runs.filter((run) => run.hosted && run.status === 'paused')
  const goOn = [id, ...paused.map((run) => run.id)]
  await Promise.all([...goOn.map((one) => workerOf(one)?.play()), holdPool(false)])
  beginFurtherSeeds()
}

export function beginFurtherSeeds(): void {
  const { id } = focusedRun()
  const experiment = focusedExperiment()
  if (experiment?.origin.kind === 'scenario') beginFurtherScenarioSeeds()
  if (experiment?.origin.kind !== 'own') return
  const { seed: first, seedCount } = useSettings.getState()
  for (let seed = first; seed < first + seedCount; seed++) {
    const known = runWithSeed(experiment.id, seed)
    if (known && known.status !== 'ended' && known.status !== 'failed') continue
    if (runWithId(id)) beginBeside(addRunOf(experiment, seed))
  }
}
