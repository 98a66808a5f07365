import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { splitName } from './guess'
import type { Pace } from './pace'
import { keepRows, type MendedRows, type RecordedRows } from './recorded-rows'
import { toVector } from './roles'
import { type Column, nameRows, quote, type Source } from './source'

const counterName = /^(t|step|timestep|stepid|stepindex|frameindex)$/

/** A column that counts the steps of an episode, which plays no role of its own; null where there is none that can be read. */
export async function readStepCounter(
  source: Source,
  taken: readonly string[],
  count: number,
  pace: Pace,
): Promise<{ readonly name: string; readonly steps: Float64Array } | null> {
  const field = source.fields.find(
    ({ name, width, refusal }) =>
      width === 1 && refusal === null && !taken.includes(name) && counterName.test(splitName(name).stem),
  )
  if (!field) return null
  try {
    const [column] = await source.read([field.name], pace)
    return column!.rows === count ? { name: field.name, steps: toVector(source, column!) } : null
  } catch (error) {
    // What is used for nothing else refuses no file.
    if (error instanceof DatasetError) return null
    throw error
  }
}

/**
 * Where nothing else tells episodes apart, a count of steps that begins anew does; within episodes that are told apart,
 * rows that do not stand in its order are put in it.
 */
export function orderedBySteps(
  rows: RecordedRows,
  { name, steps }: { readonly name: string; readonly steps: Float64Array },
): MendedRows {
  if (rows.episode) return sorted(rows, rows.episode, name, steps)
  const starts = Uint8Array.from(steps, (step, row) => (row === 0 || step !== steps[row - 1]! + 1 ? 1 : 0))
  const first = steps[0]!
  const begins = [...starts.keys()].filter((row) => starts[row] === 1)
  if (begins.length < 2 || begins.length * 2 > rows.count || begins.some((row) => steps[row] !== first))
    return { rows, assumptions: [], warnings: [] }
  const told = message`${quote(name)} begins anew in ${counted(begins.length, 'row')} (${nameRows(begins, rows.rowName)}): an episode is taken to begin in each of them.`
  return { rows: { ...rows, starts }, assumptions: [told], warnings: [] }
}

function sorted(rows: RecordedRows, episode: Float64Array, name: string, steps: Float64Array): MendedRows {
  const order: number[] = []
  let turned = 0
  for (let start = 0; start < rows.count; ) {
    let end = start + 1
    while (end < rows.count && episode[end] === episode[start]) end++
    const own = Array.from({ length: end - start }, (_, i) => start + i)
    const inOrder = own.every((row) => row === start || steps[row]! > steps[row - 1]!)
    // Where two rows have the same number, it is no count of steps.
    if (!inOrder && new Set(own.map((row) => steps[row])).size === own.length) {
      own.sort((a, b) => steps[a]! - steps[b]!)
      turned++
    }
    for (const row of own) order.push(row)
    start = end
  }
  if (turned === 0) return { rows, assumptions: [], warnings: [] }
  const warning = message`In ${counted(turned, 'episode')} the rows do not stand in the order of ${quote(name)}; they were put in it.`
  return { rows: keepRows(rows, order), assumptions: [], warnings: [warning] }
}

/**
 * [count] flags of a column that has a number for each episode instead of one for each row: the rows where episodes begin
 * (`starts`) or, as `episode_ends` of Diffusion Policy, where the next ones do (`ends`). Null where it is no such list.
 */
export function flagsOfIndices({ rows, values }: Column, role: 'starts' | 'ends', count: number): Uint8Array | null {
  const indices = [...values]
  const rising = indices.every(
    (value, i) => Number.isInteger(value) && value >= 0 && (i === 0 || value > indices[i - 1]!),
  )
  if (rows >= count || rows === 0 || !rising || indices.at(-1)! > count) return null
  // The last one is the number of rows, or the last row.
  const behind = role === 'ends' && indices.at(-1) === count ? 1 : 0
  if (role === 'ends' ? indices.at(-1) !== count - 1 + behind : indices[0] !== 0 || indices.at(-1)! >= count)
    return null
  const flags = new Uint8Array(count)
  for (const index of indices) if (index - behind >= 0) flags[index - behind] = 1
  return flags
}

export function indicesTold(name: string, role: 'starts' | 'ends', episodes: number): Message {
  return role === 'starts'
    ? message`${quote(name)} lists the rows in which ${counted(episodes, 'episode')} begin.`
    : message`${quote(name)} lists the rows with which ${counted(episodes, 'episode')} end.`
}
