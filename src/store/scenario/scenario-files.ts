import { fetchJson } from '../page/fetch-json'
import type { OpenScenario, ScenarioId } from './scenario-store'

/** Fetched, and checked, when a scenario is opened: the first view does without. Throws where they cannot be had. */
export async function fetchScenario(id: ScenarioId): Promise<OpenScenario> {
  const [given, recorded, { checkScenario }, { checkRecording }] = await Promise.all([
    fetchJson(`scenarios/${id}.json`),
    fetchJson(`scenarios/recorded/${id}.json`),
    import('../../core/scenarios/scenario'),
    import('../../core/scenarios/recording'),
  ])
  return { scenario: checkScenario(given), recording: checkRecording(recorded) }
}
