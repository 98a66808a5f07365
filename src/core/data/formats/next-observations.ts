import { counted } from '../../messages/counted'
import { message } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'
import { datasetFacts } from '../dataset-facts'
import { takeRows } from './recorded-rows'

/**
 * Takes each next observation from the following row. Where an episode was cut off there is none, so its last step is
 * left out (as D4RL's `qlearning_dataset` does); the facts of the file keep counting it. Where the task ended, the
 * step stays and the observation itself stands in: no value target looks at it.
 */
export function withFollowingObservations(recorded: Dataset): {
  readonly dataset: Dataset
  /** Of each row of it, the row of what was given. */
  readonly rows: Uint32Array
} {
  const { observationSize, actionSize, episodeStarts } = recorded
  const kept: number[] = []
  const starts: number[] = [0]
  let dropped = 0
  let standIns = 0
  for (let episode = 0; episode + 1 < episodeStarts.length; episode++) {
    const last = episodeStarts[episode + 1]! - 1
    for (let row = episodeStarts[episode]!; row < last; row++) kept.push(row)
    if (recorded.terminals[last]) {
      kept.push(last)
      standIns++
    } else dropped++
    if (kept.length > starts.at(-1)!) starts.push(kept.length)
  }
  if (kept.length === 0) {
    throw new DatasetError(
      message`no transition has a next observation: every episode has one step only, and there are no next observations.`,
    )
  }
  const rows = Uint32Array.from(kept)
  const lastRows = new Set(recorded.episodeStarts.subarray(1))
  const following = rows.map((row) => (lastRows.has(row + 1) ? row : row + 1))
  const timeouts = new Uint8Array(rows.length)
  const terminals = rows.map((row) => recorded.terminals[row]!)
  for (const start of starts.slice(1)) timeouts[start - 1] = terminals[start - 1] ? 0 : 1
  const assumptions = [message`There are no next observations; the following row was taken.`]
  if (dropped > 0) {
    assumptions.push(
      message`The last step of ${counted(dropped, 'episode')} that was cut off has no next observation; it is counted, but not trained on.`,
    )
  }
  if (standIns > 0)
    assumptions.push(
      message`${counted(standIns, 'terminal step')} keep their observation as next observation; no value target uses it.`,
    )
  const dataset: Dataset = {
    ...recorded,
    count: rows.length,
    observations: takeRows(recorded.observations, observationSize, rows),
    actions: takeRows(recorded.actions, actionSize, rows),
    rewards: Float64Array.from(rows, (row) => recorded.rewards[row]!),
    nextObservations: takeRows(recorded.observations, observationSize, following),
    terminals: Uint8Array.from(terminals),
    timeouts,
    episodeStarts: Uint32Array.from(starts),
    assumptions: [...recorded.assumptions, ...assumptions],
    ...(dropped > 0 ? { recorded: datasetFacts(recorded) } : {}),
  }
  return { dataset, rows }
}
