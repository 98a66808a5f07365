import { message } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'

/** Rows [start, end) of one episode that stay together. */
export interface Segment {
  readonly start: number
  readonly end: number
}

/**
 * A dataset of these segments, each an episode of its own. A segment whose last row is no terminal ends in a timeout:
 * cutting data off is no end of the task.
 */
export function keepSegments(dataset: Dataset, segments: readonly Segment[], name: string): Dataset {
  const count = segments.reduce((sum, { start, end }) => sum + end - start, 0)
  if (count === 0) throw new DatasetError(message`Nothing of ${dataset.name} would be left; take away less.`)
  const { observationSize, actionSize } = dataset
  const kept = {
    observations: new Float32Array(count * observationSize),
    actions: new Float32Array(count * actionSize),
    rewards: new Float64Array(count),
    nextObservations: new Float32Array(count * observationSize),
    terminals: new Uint8Array(count),
    timeouts: new Uint8Array(count),
  }
  const episodeStarts = new Uint32Array(segments.length + 1)
  let row = 0
  for (const [episode, { start, end }] of segments.entries()) {
    episodeStarts[episode] = row
    kept.observations.set(
      dataset.observations.subarray(start * observationSize, end * observationSize),
      row * observationSize,
    )
    kept.actions.set(dataset.actions.subarray(start * actionSize, end * actionSize), row * actionSize)
    kept.rewards.set(dataset.rewards.subarray(start, end), row)
    kept.nextObservations.set(
      dataset.nextObservations.subarray(start * observationSize, end * observationSize),
      row * observationSize,
    )
    kept.terminals.set(dataset.terminals.subarray(start, end), row)
    row += end - start
    kept.timeouts[row - 1] = 1 - dataset.terminals[end - 1]!
  }
  episodeStarts[segments.length] = count
  const { assumptions, warnings, unused, unrewarded } = dataset
  const about = { assumptions, warnings, ...(unused ? { unused } : {}), ...(unrewarded ? { unrewarded } : {}) }
  return { name, count, observationSize, actionSize, ...kept, episodeStarts, ...about }
}

/** The episodes as segments. */
export function episodeSegments({ episodeStarts }: Dataset): Segment[] {
  return Array.from({ length: episodeStarts.length - 1 }, (_, i) => ({
    start: episodeStarts[i]!,
    end: episodeStarts[i + 1]!,
  }))
}
