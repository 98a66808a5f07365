import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import type { Dataset } from '../dataset'
import { datasetFacts } from '../dataset-facts'
import { takeRows } from './recorded-rows'
import { nameRows } from './source'

/** A number so many times larger than the usual one of its column is a slip, or the mark for "missing". */
const beyond = 1e8
const mostShare = 0.01
const fewRows = 4
/** In fewer rows nothing is usual. */
const leastRows = 20
const sampledRows = 10_000

/**
 * Leaves out transitions with a number far beyond all others of its column (1e30, say), which would ruin every
 * average and every network. Episodes are cut there; the facts of the file keep counting the transitions.
 */
export function withoutOutliers(dataset: Dataset, rowName: (row: number) => Message): Dataset {
  const { count, observationSize, actionSize } = dataset
  if (count < leastRows) return dataset
  const bad = new Uint8Array(count)
  const values: Message[] = []
  const mean: number[] = []
  for (let column = 0; column < observationSize; column++) {
    mean.push(markOutliers(dataset.observations, observationSize, column, bad, values))
    markOutliers(dataset.nextObservations, observationSize, column, bad, values)
  }
  for (let column = 0; column < actionSize; column++) markOutliers(dataset.actions, actionSize, column, bad, values)
  markOutliers(dataset.rewards, 1, 0, bad, values)
  const rows = [...bad.keys()].filter((row) => bad[row] === 1)
  if (rows.length === 0 || rows.length > Math.max(fewRows, mostShare * count)) return dataset
  const warning = message`${counted(rows.length, 'transition')} (${nameRows(rows, rowName)}) with a number such as ${values[0]!}, more than ${beyond.toLocaleString('en-GB')} times the usual size, left out of training; the episodes are cut there.`
  const recorded = { ...datasetFacts(dataset), observationMean: mean }
  return { ...cutOut(dataset, bad), recorded, warnings: [...dataset.warnings, warning] }
}

/** Marks the rows of a column's outliers, and returns the mean of the rest. */
function markOutliers(
  matrix: Float32Array | Float64Array,
  width: number,
  column: number,
  bad: Uint8Array,
  values: Message[],
): number {
  const count = bad.length
  let largest = 0
  let sum = 0
  for (let row = 0; row < count; row++) {
    const value = matrix[row * width + column]!
    sum += value
    largest = Math.max(largest, Math.abs(value))
  }
  if (largest < beyond) return sum / count
  const stride = Math.max(1, Math.floor(count / sampledRows))
  const sizes: number[] = []
  for (let row = 0; row < count; row += stride) {
    const size = Math.abs(matrix[row * width + column]!)
    if (size > 0) sizes.push(size)
  }
  sizes.sort((a, b) => a - b)
  const limit = beyond * Math.max(1e-6, sizes[Math.floor(sizes.length / 2)] ?? 0)
  let [usual, usualSum] = [0, 0]
  for (let row = 0; row < count; row++) {
    const value = matrix[row * width + column]!
    if (Math.abs(value) <= limit) {
      usual++
      usualSum += value
      continue
    }
    bad[row] = 1
    values.push(message`${value.toExponential(2)}`)
  }
  return usualSum / Math.max(1, usual)
}

function cutOut(dataset: Dataset, bad: Uint8Array): Dataset {
  const { observationSize, actionSize, episodeStarts } = dataset
  const rows: number[] = []
  const starts: number[] = [0]
  const cutAt: number[] = []
  for (let episode = 0; episode + 1 < episodeStarts.length; episode++) {
    for (let row = episodeStarts[episode]!; row < episodeStarts[episode + 1]!; row++) {
      if (!bad[row]) rows.push(row)
      else if (rows.length > starts.at(-1)!) {
        starts.push(rows.length)
        cutAt.push(rows.length - 1)
      }
    }
    if (rows.length > starts.at(-1)!) starts.push(rows.length)
  }
  const terminals = Uint8Array.from(rows, (row) => dataset.terminals[row]!)
  const timeouts = Uint8Array.from(rows, (row) => dataset.timeouts[row]!)
  for (const row of cutAt) timeouts[row] = terminals[row] ? 0 : 1
  return {
    ...dataset,
    count: rows.length,
    observations: takeRows(dataset.observations, observationSize, rows),
    nextObservations: takeRows(dataset.nextObservations, observationSize, rows),
    actions: takeRows(dataset.actions, actionSize, rows),
    rewards: Float64Array.from(rows, (row) => dataset.rewards[row]!),
    terminals,
    timeouts,
    episodeStarts: Uint32Array.from(starts),
  }
}
