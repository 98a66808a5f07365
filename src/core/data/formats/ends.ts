import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import { followingJumps, jumpTolerance, observationJumps } from './jumps'
import { nameRows } from './source'

/** What tells episodes apart and how they ended; [count] each, next observations [count, observationSize]. */
export interface EndEvidence {
  readonly count: number
  readonly observationSize: number
  readonly observations: Float32Array
  readonly nextObservations: Float32Array | null
  /** 1 where the task ended; `done` may mean a time limit as well. */
  readonly terminals: Uint8Array | null
  readonly terminalsAreDones: boolean
  readonly timeouts: Uint8Array | null
  /** 0 where the task ended. */
  readonly masks: Float64Array | null
  /** 1 in the last, or in the first, row of an episode. */
  readonly ends: Uint8Array | null
  readonly starts: Uint8Array | null
  readonly episode: Float64Array | null
  /** Nothing within an episode of that number ends it. */
  readonly episodesAreSeparate: boolean
  readonly rowName: (row: number) => Message
}

export interface Ends {
  /** 1 where the task ended: at the end of an episode, or within one whose recording went on. */
  readonly terminals: Uint8Array
  /** 1 in the last row of each episode that is no terminal. */
  readonly timeouts: Uint8Array
  /** [episodes + 1] */
  readonly episodeStarts: Uint32Array
  /** Episodes that end by their numbers alone, where no flag says so. */
  readonly unflagged: number
  readonly assumptions: readonly Message[]
  readonly warnings: readonly Message[]
}

/**
 * Finds where episodes end, and which ends are the task's. What a file says goes before what its numbers suggest:
 * ends, starts and episode numbers, then terminals and timeouts, and only where none of them cuts, next observations
 * that are not the ones that follow. An end without a flag is a cut-off, not a terminal.
 */
export function findEnds(evidence: EndEvidence): Ends {
  const { count, episode } = evidence
  const assumptions: Message[] = []
  const warnings: Message[] = []
  const flags = taskFlags(evidence, assumptions, warnings)
  const { terminals, timeouts, cuts } = flags
  const told = boundariesTold(evidence)
  const cutsSomewhere = told !== null || cuts.includes(1)
  const cluster = inClusters(terminals)
  const whole = (evidence.episodesAreSeparate && episode !== null) || evidence.ends !== null || evidence.starts !== null
  // A task that goes on after its goal (antmaze, continuing tasks) has terminals in the middle of its recordings.
  const terminalsCut = !whole && !(cluster.length > 0 && cutsSomewhere)
  const closes = new Uint8Array(count)
  for (let row = 0; row < count; row++) {
    const lastOfRun = cluster.length === 0 || row + 1 === count || !terminals[row + 1]
    if (told?.[row] || cuts[row] || (terminals[row] && terminalsCut && lastOfRun)) closes[row] = 1
  }
  let unflagged = 0
  if (!cutsSomewhere) unflagged = closeAtJumps(evidence, closes, assumptions, warnings)
  else contradictions(evidence, closes, warnings)
  const openEnd = closes[count - 1] === 0 && !terminals[count - 1] && told === null
  closes[count - 1] = 1

  const byNumber: number[] = []
  const starts: number[] = [0]
  for (let row = 0; row < count; row++) {
    if (!closes[row]) continue
    if (!terminals[row] && !timeouts[row] && told?.[row]) byNumber.push(row)
    timeouts[row] = terminals[row] ? 0 : 1
    starts.push(row + 1)
  }
  if (byNumber.length > 0)
    assumptions.push(
      message`${counted(byNumber.length, 'episode')} ended without a flag where the next one begins; taken as cut off by a time limit.`,
    )
  if (openEnd)
    assumptions.push(
      message`The last row has neither terminal nor timeout; the last episode is taken as cut off there.`,
    )
  const within = rowsWhere(count, (row) => terminals[row] === 1 && closes[row] === 0)
  if (within.length > 0) {
    warnings.push(
      message`${counted(within.length, 'terminal step')} within episodes that go on (${nameRows(within, evidence.rowName)}): no value is taken from behind them, but the episodes end where the recordings do.`,
    )
  }
  return { terminals, timeouts, episodeStarts: Uint32Array.from(starts), unflagged, assumptions, warnings }
}

interface TaskFlags {
  readonly terminals: Uint8Array
  /** Never together with a terminal. */
  readonly timeouts: Uint8Array
  /** Timeouts, also where the task ended in the same step. */
  readonly cuts: Uint8Array
}

/** Terminals and timeouts as they are meant, in fresh arrays. */
function taskFlags(evidence: EndEvidence, assumptions: Message[], warnings: Message[]): TaskFlags {
  const { count, masks, rowName } = evidence
  const given = evidence.terminals ?? new Uint8Array(count)
  const terminals =
    masks && !evidence.terminals ? Uint8Array.from(masks, (mask) => (mask === 0 ? 1 : 0)) : given.slice()
  const timeouts = evidence.timeouts?.slice() ?? new Uint8Array(count)
  shiftLateFlags(evidence, terminals, timeouts, warnings)
  const cuts = timeouts.slice()
  const both = rowsWhere(count, (row) => terminals[row] === 1 && timeouts[row] === 1)
  if (both.length > 0) {
    const cutOff = evidence.terminalsAreDones
    for (const row of both) (cutOff ? terminals : timeouts)[row] = 0
    assumptions.push(
      cutOff
        ? message`${counted(both.length, 'row')} marked both as done and as timeout count as cut off by a time limit.`
        : message`${counted(both.length, 'row')} marked both as terminal and as timeout count as terminal.`,
    )
  }
  const limit = evidence.timeouts?.includes(1) ? [] : atOneLimit(evidence, terminals)
  if (limit.length > 0) {
    const length = lengthBefore(terminals, evidence, limit[0]!)
    if (evidence.terminalsAreDones) {
      for (const row of limit) {
        terminals[row] = 0
        timeouts[row] = 1
        cuts[row] = 1
      }
      warnings.push(
        message`${counted(limit.length, 'episode')} are done after exactly ${length} steps, as by a time limit (${nameRows(limit, rowName)}); taken as cut off, not as the end of the task.`,
      )
    } else {
      warnings.push(
        message`${counted(limit.length, 'episode')} have their terminal after exactly ${length} steps, as by a time limit (${nameRows(limit, rowName)}); taken as the end of the task, as the file says. If they were cut off, name the column as timeouts.`,
      )
    }
  }
  return { terminals, timeouts, cuts }
}

/** [count], 1 in the last row of each episode, by what says so outright; null where nothing does. */
function boundariesTold({ count, ends, starts, episode }: EndEvidence): Uint8Array | null {
  if (!ends && !starts && !episode) return null
  return Uint8Array.from({ length: count }, (_, row) => {
    const last = row + 1 === count
    return ends?.[row] || (!last && (starts?.[row + 1] || (episode && episode[row] !== episode[row + 1]))) ? 1 : 0
  })
}

/** Terminals that stand side by side, where most of them do and not nearly all rows are terminal. */
function inClusters(terminals: Uint8Array): readonly number[] {
  const all = rowsWhere(terminals.length, (row) => terminals[row] === 1)
  const beside = all.filter((row) => terminals[row - 1] === 1 || terminals[row + 1] === 1)
  return beside.length * 2 > all.length && all.length * 2 <= terminals.length ? beside : []
}

const SHORTEST_LIMIT = 10

/** Ends at one and the same, largest length, three of them or more. */
function atOneLimit(evidence: EndEvidence, terminals: Uint8Array): readonly number[] {
  const rows = rowsWhere(evidence.count, (row) => terminals[row] === 1)
  const lengths = rows.map((row) => lengthBefore(terminals, evidence, row))
  const longest = lengths.reduce((a, b) => Math.max(a, b), 0)
  const limit = rows.filter((_, i) => lengths[i] === longest)
  return longest >= SHORTEST_LIMIT && limit.length >= 3 ? limit : []
}

/** Steps of the episode up to the row, by flags and episode numbers. */
function lengthBefore(terminals: Uint8Array, { episode, starts, ends }: EndEvidence, row: number): number {
  let first = row
  while (
    first > 0 &&
    !terminals[first - 1] &&
    !ends?.[first - 1] &&
    !starts?.[first] &&
    !(episode && episode[first - 1] !== episode[first])
  )
    first--
  return row - first + 1
}

/** Times the median step: where a flag stands a jump is expected, elsewhere it has to be far beyond the others. */
const BESIDE_FLAGS = 3
const UNASKED = 8

/** Flags that all stand one row behind the jump to another episode belong to the row before. */
function shiftLateFlags(evidence: EndEvidence, terminals: Uint8Array, timeouts: Uint8Array, warnings: Message[]): void {
  const { count, rowName } = evidence
  if (evidence.ends || evidence.starts || evidence.episode) return
  const flagged = rowsWhere(count, (row) => (terminals[row] === 1 || timeouts[row] === 1) && row > 0 && row + 1 < count)
  if (flagged.length < 2) return
  const sure = followingJumps(evidence)
  const jumps = sure ?? observationJumps(evidence, BESIDE_FLAGS)
  const late = flagged.filter((row) => jumps[row - 1] === 1 && jumps[row] === 0)
  if (late.length < flagged.length) return
  const proven = sure !== null || jumpOnlyBefore(evidence, late)
  if (!proven) {
    warnings.push(
      message`The observations jump one row before each flag (${nameRows(late, rowName)}): the flags look one row late. They were taken as they are.`,
    )
    return
  }
  for (const flags of [terminals, timeouts]) {
    for (const row of late) {
      flags[row - 1] = flags[row]!
      flags[row] = 0
    }
  }
  warnings.push(
    sure
      ? message`The flags stand one row late (${nameRows(late, rowName)}): the row before each leads to another observation than the one that follows. They were moved to the row before.`
      : message`The flags stand one row late (${nameRows(late, rowName)}): the observations jump before each of them, far beyond their usual steps, and nowhere else. They were moved to the row before.`,
  )
}

/**
 * Without next observations: every flag has a jump far beyond the usual steps right before it, no other row has one, and
 * the last row, whose flag would lie beyond the end of the file, has none.
 */
function jumpOnlyBefore(evidence: EndEvidence, late: readonly number[]): boolean {
  const { count, terminals, timeouts } = evidence
  if (terminals?.[count - 1] || timeouts?.[count - 1] || terminals?.[0] || timeouts?.[0]) return false
  const jumps = observationJumps(evidence, UNASKED)
  return late.every((row) => jumps[row - 1] === 1) && rowsWhere(count, (row) => jumps[row] === 1).length === late.length
}

/** Where no flag and no number cuts, next observations that are not the ones that follow do; how many did. */
function closeAtJumps(evidence: EndEvidence, closes: Uint8Array, assumptions: Message[], warnings: Message[]): number {
  const jumps = followingJumps(evidence)
  if (!jumps) {
    suspectJumps(evidence, closes, warnings)
    return 0
  }
  const cut = rowsWhere(evidence.count - 1, (row) => jumps[row] === 1 && closes[row] === 0)
  if (cut.length === 0) return 0
  for (const row of cut) closes[row] = 1
  assumptions.push(
    message`${counted(cut.length, 'episode')} ended without a flag where the next observation is not the one that follows (by more than ${jumpTolerance(evidence)}); taken as cut off by a time limit.`,
  )
  return cut.length
}

/** Steps far longer than the others may be the start of another episode; nothing is cut for it. */
function suspectJumps(evidence: EndEvidence, closes: Uint8Array, warnings: Message[]): void {
  const jumps = observationJumps(evidence, UNASKED)
  const odd = rowsWhere(evidence.count - 1, (row) => jumps[row] === 1 && closes[row] === 0)
  if (odd.length === 0 || odd.length > evidence.count / 10) return
  warnings.push(
    message`The observations jump after ${counted(odd.length, 'row')} (${nameRows(odd, evidence.rowName)}), far beyond their usual steps: other episodes may begin there, though nothing says so. They were left together.`,
  )
}

/** The file says where episodes end; jumps elsewhere are told, and nothing more. */
function contradictions(evidence: EndEvidence, closes: Uint8Array, warnings: Message[]): void {
  const jumps = followingJumps(evidence)
  if (!jumps) return
  const odd = rowsWhere(evidence.count - 1, (row) => jumps[row] === 1 && closes[row] === 0)
  if (odd.length === 0) return
  warnings.push(
    message`In ${counted(odd.length, 'row')} (${nameRows(odd, evidence.rowName)}) the next observation is not the one that follows, though the file ends no episode there; it was taken at its word.`,
  )
}

function rowsWhere(count: number, holds: (row: number) => boolean): number[] {
  const rows: number[] = []
  for (let row = 0; row < count; row++) if (holds(row)) rows.push(row)
  return rows
}
