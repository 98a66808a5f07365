import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import { nameRows } from './source'

/** The rows of a file as they stand in it, with all that it says about ends; [count] or [count, width] each. */
export interface RecordedRows {
  readonly count: number
  readonly observationSize: number
  readonly actionSize: number
  readonly observations: Float32Array
  readonly actions: Float32Array
  readonly rewards: Float64Array
  readonly nextObservations: Float32Array | null
  readonly terminals: Uint8Array | null
  readonly timeouts: Uint8Array | null
  readonly masks: Float64Array | null
  readonly ends: Uint8Array | null
  readonly starts: Uint8Array | null
  readonly episode: Float64Array | null
  readonly rowName: (row: number) => Message
}

export interface MendedRows {
  readonly rows: RecordedRows
  readonly assumptions: readonly Message[]
  readonly warnings: readonly Message[]
}

/** Leaves out what is no transition: rows that a buffer never filled, and rows that only hold a last observation. */
export function withoutPadding(given: RecordedRows): MendedRows {
  const filled = withoutTrailingZeros(given)
  const whole = withoutLastObservations(filled.rows)
  return { rows: whole.rows, assumptions: whole.assumptions, warnings: filled.warnings }
}

/** Two rows or more of nothing but zeros at the end of each part that is laid out for as many steps, or a whole part of them. */
function withoutTrailingZeros(rows: RecordedRows): MendedRows {
  const keep: number[] = []
  const empty: number[] = []
  const parts = boundaries(rows)
  for (let part = 0; part + 1 < parts.length; part++) {
    const [start, end] = [parts[part]!, parts[part + 1]!]
    let last = end
    while (last > start && isZero(rows, last - 1)) last--
    const unfilled = end - last >= 2
    for (let row = start; row < end; row++) (unfilled && row >= last ? empty : keep).push(row)
  }
  if (empty.length === 0 || keep.length === 0) return { rows, assumptions: [], warnings: [] }
  const warning = message`${counted(empty.length, 'row')} of nothing but zeros at the end (${nameRows(empty, rows.rowName)}) look like a buffer that was never filled; left out.`
  return { rows: keepRows(rows, keep), assumptions: [], warnings: [warning] }
}

/**
 * Minari's Parquet and RLDS store one row more than steps: the last one has the observation that the last step led to,
 * and zeros for action and reward.
 */
function withoutLastObservations(rows: RecordedRows): MendedRows {
  const parts = boundaries(rows)
  const ends = parts.slice(1).map((end) => end - 1)
  if (rows.nextObservations || !holdOnlyObservations(rows, parts)) return { rows, assumptions: [], warnings: [] }
  const { observationSize: size, observations, count } = rows
  const following = new Float32Array(observations.length)
  following.set(observations.subarray(size))
  const last = new Set(ends)
  const keep = Array.from({ length: count }, (_, row) => row).filter((row) => !last.has(row))
  const moved = <T extends Uint8Array | Float64Array>(flags: T | null, isSet: (value: number) => boolean): T | null => {
    const copy = flags?.slice() as T | undefined
    for (const row of ends) if (copy && row > 0 && isSet(copy[row]!)) copy[row - 1] = copy[row]!
    return copy ?? null
  }
  const set = (value: number) => value === 1
  const complete: RecordedRows = {
    ...rows,
    nextObservations: following,
    terminals: moved(rows.terminals, set),
    timeouts: moved(rows.timeouts, set),
    ends: moved(rows.ends, set),
    masks: moved(rows.masks, (mask) => mask === 0),
  }
  const told = message`The last row of ${counted(ends.length, 'episode')} holds an observation only (action and reward are 0): it is the next observation of the row before, and no step.`
  return { rows: keepRows(complete, keep), assumptions: [told], warnings: [] }
}

function holdOnlyObservations(rows: RecordedRows, parts: readonly number[]): boolean {
  const { terminals, timeouts, ends, starts, count } = rows
  if (parts.some((start, part) => part + 1 < parts.length && parts[part + 1]! - start < 2)) return false
  const flagged = (row: number) => terminals?.[row] === 1 || timeouts?.[row] === 1
  const lastRows = parts.slice(1).map((end) => end - 1)
  if (!lastRows.every((row) => isZero(rows, row, false))) return false
  const acts = Array.from({ length: count }, (_, row) => row).some((row) => !isZero(rows, row, false))
  const byLayout = acts && (starts !== null || ends !== null)
  const before = lastRows.some((row) => flagged(row - 1))
  return count > 2 && (byLayout || (before && !lastRows.some(flagged)))
}

/** First row of each part that the file tells apart outright, then the number of rows. */
function boundaries({ count, ends, starts, episode }: RecordedRows): number[] {
  const found = [0]
  for (let row = 1; row < count; row++) {
    if (ends?.[row - 1] || starts?.[row] || (episode && episode[row] !== episode[row - 1])) found.push(row)
  }
  return [...found, count]
}

function isZero(rows: RecordedRows, row: number, withObservation = true): boolean {
  const { observations, observationSize, actions, actionSize, rewards } = rows
  if (rewards[row] !== 0) return false
  for (let i = row * actionSize; i < (row + 1) * actionSize; i++) if (actions[i] !== 0) return false
  if (!withObservation) return true
  for (let i = row * observationSize; i < (row + 1) * observationSize; i++) if (observations[i] !== 0) return false
  return true
}

/** Those rows, in the order given. */
export function keepRows(rows: RecordedRows, keep: readonly number[]): RecordedRows {
  const one = <T extends Uint8Array | Float64Array>(values: T): T => {
    const taken = new (values.constructor as { new (length: number): T })(keep.length)
    for (let i = 0; i < keep.length; i++) taken[i] = values[keep[i]!]!
    return taken
  }
  const perhaps = <T extends Uint8Array | Float64Array>(values: T | null): T | null => values && one(values)
  return {
    ...rows,
    count: keep.length,
    observations: takeRows(rows.observations, rows.observationSize, keep),
    actions: takeRows(rows.actions, rows.actionSize, keep),
    rewards: one(rows.rewards),
    nextObservations: rows.nextObservations && takeRows(rows.nextObservations, rows.observationSize, keep),
    terminals: perhaps(rows.terminals),
    timeouts: perhaps(rows.timeouts),
    masks: perhaps(rows.masks),
    ends: perhaps(rows.ends),
    starts: perhaps(rows.starts),
    episode: perhaps(rows.episode),
    rowName: (row) => rows.rowName(keep[row]!),
  }
}

/** Rows of a matrix [rows, width], in the order given. */
export function takeRows(matrix: Float32Array, width: number, rows: ArrayLike<number>): Float32Array {
  const taken = new Float32Array(rows.length * width)
  for (let i = 0; i < rows.length; i++) {
    const from = rows[i]! * width
    for (let j = 0; j < width; j++) taken[i * width + j] = matrix[from + j]!
  }
  return taken
}
