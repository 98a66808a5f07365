import { addRunOf, beginBeside } from '../runs/begin'
import { runWithSeed } from '../runs/experiments-store'
import { useSettings } from '../settings/settings-store'
import { liveRuns } from './scenario-live'

/** Seeds of each method that the header asks for and that are not there yet. */
export function beginFurtherScenarioSeeds(): void {
  const { seed: first, seedCount } = useSettings.getState()
  const experiments = [...new Set(liveRuns().map(({ experiment }) => experiment))]
  for (let seed = first; seed < first + seedCount; seed++) {
    for (const experiment of experiments) {
      const known = runWithSeed(experiment.id, seed)
      if (!known || known.status === 'ended' || known.status === 'failed') beginBeside(addRunOf(experiment, seed))
    }
  }
}
