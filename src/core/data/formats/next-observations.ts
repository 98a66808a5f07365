import { counted } from '../../said/counted'
import { said } from '../../said/said'
import { type Dataset, DatasetError } from '../dataset'
import { datasetFacts } from '../dataset-facts'

/**
 * Takes each next observation from the following row. Where an episode was cut off there is none, so its last step is
 * left out (as D4RL's `qlearning_dataset` does); the facts of the file keep counting it. Where the task ended, the
 * step stays and the observation itself stands in: no value target looks at it.
 */
export function withFollowingObservations(recorded: Dataset): Dataset {
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
      said`no transition has a next observation: every episode has one step only, and there are no next observations.`,
    )
  }
  const rows = Uint32Array.from(kept)
  const following = rows.map((row) => (recorded.terminals[row] ? row : row + 1))
  const timeouts = new Uint8Array(rows.length)
  const terminals = rows.map((row) => recorded.terminals[row]!)
  for (const start of starts.slice(1)) timeouts[start - 1] = terminals[start - 1] ? 0 : 1
  const assumptions = [said`There are no next observations; the following row was taken.`]
  if (dropped > 0) {
    assumptions.push(
      said`The last step of ${counted(dropped, 'episode')} that was cut off has no next observation; it is counted, but not trained on.`,
    )
  }
  if (standIns > 0)
    assumptions.push(
      said`${counted(standIns, 'terminal step')} keep their observation as next observation; no value target uses it.`,
    )
  return {
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
}

function takeRows(matrix: Float32Array, width: number, rows: Uint32Array): Float32Array {
  const taken = new Float32Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * width
    for (let j = 0; j < width; j++) taken[i * width + j] = matrix[from + j]!
  }
  return taken
}
