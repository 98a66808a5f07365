import type { TransitionStore } from '../data/transition-store'

interface Range {
  /** Per column. */
  readonly low: Float32Array
  readonly high: Float32Array
}

/** Where the data are, in the learner's units. */
export interface DataRange {
  readonly observations: Range
  readonly rewards: Range
}

export function dataRangeOf({ count, columns, observationSize }: TransitionStore): DataRange {
  return {
    observations: rangeOf(columns.nextObservations.subarray(0, count * observationSize), observationSize),
    rewards: rangeOf(columns.rewards.subarray(0, count), 1),
  }
}

/** 1 for each row of values [rows, width] with an entry outside the range: [rows] */
export function beyondRange({ low, high }: Range, values: Float32Array): Uint8Array {
  const beyond = new Uint8Array(values.length / low.length)
  for (let i = 0; i < values.length; i++) {
    const column = i % low.length
    if (values[i]! < low[column]! || values[i]! > high[column]!) beyond[Math.floor(i / low.length)] = 1
  }
  return beyond
}

export function clampToRange({ low, high }: Range, values: Float32Array): void {
  for (let i = 0; i < values.length; i++) {
    const column = i % low.length
    values[i] = Math.min(high[column]!, Math.max(low[column]!, values[i]!))
  }
}

function rangeOf(values: Float32Array, width: number): Range {
  const low = new Float32Array(width).fill(Infinity)
  const high = new Float32Array(width).fill(-Infinity)
  for (let i = 0; i < values.length; i++) {
    low[i % width] = Math.min(low[i % width]!, values[i]!)
    high[i % width] = Math.max(high[i % width]!, values[i]!)
  }
  return { low, high }
}
