import { message } from '../messages/message'
import { type Dataset, DatasetError } from './dataset'
import { findEnds } from './formats/ends'

/** Transitions in the order in which they were made, row after row. */
export interface TransitionArrays {
  readonly observationSize: number
  readonly actionSize: number
  /** [count, observationSize] */
  readonly observations: Float32Array
  /** [count, actionSize], in the environment's units */
  readonly actions: Float32Array
  /** [count] */
  readonly rewards: ArrayLike<number>
  /** [count, observationSize] */
  readonly nextObservations: Float32Array
  /** [count], 1 where the task ended */
  readonly terminals: ArrayLike<number>
  /** [count], 1 where an episode was cut off. Default: wherever the next observation is not that of the next row. */
  readonly timeouts?: ArrayLike<number>
}

/** A dataset of one's own arrays. Throws a DatasetError that says which array does not fit, or is not finite where. */
export function datasetFromArrays(name: string, arrays: TransitionArrays): Dataset {
  const { observationSize, actionSize, observations, actions, nextObservations } = arrays
  const count = arrays.rewards.length
  if (count === 0) throw new DatasetError(message`there is not a single transition in it.`)
  const rewards = Float64Array.from(arrays.rewards)
  const sizes = { observations: observationSize, actions: actionSize, rewards: 1, nextObservations: observationSize }
  const values = { observations, actions, rewards, nextObservations }
  for (const [role, width] of Object.entries(sizes)) checkArray(role, values[role as keyof typeof values], count, width)
  checkArray('terminals', arrays.terminals, count, 1)
  if (arrays.timeouts) checkArray('timeouts', arrays.timeouts, count, 1)
  const ends = findEnds({
    count,
    observationSize,
    observations,
    nextObservations,
    terminals: Uint8Array.from(arrays.terminals),
    terminalsAreDones: false,
    timeouts: arrays.timeouts ? Uint8Array.from(arrays.timeouts) : null,
    masks: null,
    ends: null,
    starts: null,
    episode: null,
    episodesAreSeparate: false,
    rowName: (row) => message`row ${row} (counted from 0)`,
  })
  return { name, count, observationSize, actionSize, ...values, ...ends }
}

function checkArray(role: string, values: ArrayLike<number>, count: number, width: number): void {
  if (values.length !== count * width)
    throw new DatasetError(
      message`${role} has ${values.length} numbers; ${count} transitions of ${width} are ${count * width}.`,
    )
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue
    throw new DatasetError(message`${role}, row ${Math.floor(i / width)}: ${String(values[i])} is no finite number.`)
  }
}
