import { NO_RETURN, type TransitionColumns } from '../data/transition-store'
import { normaliseObservations, type Preprocessing } from './preprocessing'
import { episodeReturnsToGo, type TruncatedReturns } from './returns'
import { sameData } from './same-data'

/** Rows in the order in which they were lived, oldest first. */
export interface OnlineRows {
  readonly count: number
  readonly columns: TransitionColumns
}

/** The rows of a ring that is full begin in its middle: `written` says where. */
export function oldestFirst(columns: TransitionColumns, written: number): OnlineRows {
  const count = columns.rewards.length
  const first = written % count || 0
  return first === 0 || written === count ? { count, columns } : pickRows(columns, count, rotation(count, first))
}

function rotation(count: number, first: number): number[] {
  return Array.from({ length: count }, (_, i) => (first + i) % count)
}

export function pickRows(columns: TransitionColumns, count: number, rows: readonly number[]): OnlineRows {
  const entries = Object.entries(columns).map(([name, data]) => {
    const width = count === 0 ? 0 : data.length / count
    const picked = new Float32Array(rows.length * width)
    rows.forEach((row, i) => {
      picked.set(data.subarray(row * width, (row + 1) * width), i * width)
    })
    return [name, picked]
  })
  return { count: rows.length, columns: Object.fromEntries(entries) as TransitionColumns }
}

/** The same rows in the units of another run. */
export function inUnits({ count, columns }: OnlineRows, from: Preprocessing, to: Preprocessing): OnlineRows {
  const observations = (values: Float32Array) => {
    const size = from.observationMean.length
    const world = Float64Array.from(
      values,
      (value, i) => value * from.observationScale[i % size]! + from.observationMean[i % size]!,
    )
    const converted = new Float32Array(values.length)
    normaliseObservations(to, Float32Array.from(world), converted)
    return converted
  }
  const rewards = columns.rewards.map(
    (reward) => ((reward - from.rewardShift) / from.rewardScale) * to.rewardScale + to.rewardShift,
  )
  const units = {
    observations: observations(columns.observations),
    nextObservations: observations(columns.nextObservations),
    rewards,
  }
  return { count, columns: { ...columns, ...units } }
}

/** An episode, or what is left of one, as rows in their order. */
interface Episode {
  readonly rows: readonly number[]
  readonly terminal: boolean
}

/** Copies that step in turns leave their episodes interleaved; a step's next observation leads to the step after it. */
function episodesOf({ count, columns }: OnlineRows): Episode[] {
  const { observations, nextObservations, terminals } = columns
  const size = count === 0 ? 0 : observations.length / count
  const bits = (values: Float32Array) => new Int32Array(values.buffer, values.byteOffset, values.length)
  const key = (words: Int32Array, row: number) => words.subarray(row * size, (row + 1) * size).join()
  const [starts, ends] = [bits(observations), bits(nextObservations)]
  /** Episodes that wait for a step from where they are, oldest first. */
  const open = new Map<string, number[][]>()
  const episodes: { rows: number[]; terminal: boolean }[] = []
  for (let row = 0; row < count; row++) {
    const rows = open.get(key(starts, row))?.shift() ?? []
    if (rows.length === 0) episodes.push({ rows, terminal: false })
    rows.push(row)
    if (terminals[row] === 1) continue
    const end = key(ends, row)
    const waiting = open.get(end)
    if (waiting) waiting.push(rows)
    else open.set(end, [rows])
  }
  return episodes.map(({ rows }) => ({ rows, terminal: terminals[rows.at(-1)!] === 1 }))
}

export interface ReturnOptions {
  readonly discount: number
  readonly truncated: TruncatedReturns
  readonly failureReward: number
}

/** Rows with returns-to-go; those of episodes that still run where a copy is now have none, and are listed by copy. */
export function withReturns(
  rows: OnlineRows,
  /** In the same units: where each copy is now, [S] each */
  copies: readonly Float32Array[],
  { discount, truncated, failureReward }: ReturnOptions,
): { readonly rows: OnlineRows; readonly running: readonly (readonly number[])[] } {
  const { count, columns } = rows
  const size = count === 0 ? 0 : columns.observations.length / count
  const running: (readonly number[])[] = copies.map(() => [])
  const returnsToGo = new Float32Array(count).fill(NO_RETURN)
  for (const { rows: steps, terminal } of episodesOf(rows).reverse()) {
    const last = steps.at(-1)!
    const copy = terminal ? -1 : copyAt(columns.nextObservations.subarray(last * size, (last + 1) * size))
    if (copy >= 0 && running[copy]!.length === 0) {
      running[copy] = steps
      continue
    }
    const rewards = steps.map((row) => columns.rewards[row]!)
    const returns = episodeReturnsToGo(rewards, terminal, discount, truncated, failureReward)
    steps.forEach((row, t) => {
      returnsToGo[row] = returns[t]!
    })
  }
  return { rows: { count, columns: { ...columns, returnsToGo } }, running }

  function copyAt(observation: Float32Array): number {
    return copies.findIndex((copy) => sameData(copy, observation))
  }
}
