import { algorithms } from '../algorithms/registry'
import { inEnglish } from '../messages/message'
import { checkShared } from './check-shared'
import type { SharedState } from './shared-state'
import type { Vocabulary } from './vocabulary'

/** For tests: what the page knows, from the algorithms themselves. */
export const vocabulary: Vocabulary = {
  algorithms: algorithms.map(({ id, label, hyperparameters, runDefaults = {}, training = 'offline-online' }) => ({
    id,
    label,
    hyperparameters,
    runDefaults,
    training,
  })),
  panels: ['dips', 'calibration', 'metrics', 'loss'],
  languages: ['en', 'zh'],
  scenarios: ['unlearning'],
}

/** For tests: a complete state from what is said of it. */
export function stateOf(given: object): SharedState {
  const { state, problems } = checkShared({ version: 1, ...given }, vocabulary)
  if (!state || problems.length > 0) throw new Error(problems.map(inEnglish).join(' '))
  return state
}
