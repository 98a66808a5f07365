import * as v from 'valibot'
import { counted } from '../../messages/counted'
import { issueMessage, placeOf } from '../../messages/issue'
import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import type { ColumnMapping } from './column-roles'
import { findEnds } from './ends'
import { LIMITS } from './limits'
import type { Pace } from './pace'
import { toFlags, toVector } from './roles'
import { type RowRange, rowOf, rowsIn } from './row-ranges'
import type { Field, Source } from './source'

/** As much of a file as is wanted: whole episodes of about so many transitions. */
export interface Part {
  /** The first ones, or as many spread evenly over the file. */
  readonly episodes: 'first' | 'even'
  readonly transitions: number
}

export const PartForm = v.strictObject({
  episodes: v.picklist(['first', 'even']),
  transitions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LIMITS.transitions)),
})

/** Throws a DatasetError that says what is wrong. */
export function checkPart(given: unknown): Part {
  const parsed = v.safeParse(PartForm, given)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new DatasetError(message`the part of the file is wrong at ${placeOf(issue)}: ${issueMessage(issue)}.`)
}

/** A file of which a person is asked how much they want. */
const largeBytes = 200 * 1024 * 1024

/**
 * The part to propose of a file that is too large to be taken whole without a word; null where it is not. `mustChoose`:
 * as a whole it would be refused.
 */
export function proposedPart(
  bytes: number,
  fields: readonly Field[],
  mapping: ColumnMapping,
): { readonly part: Part; readonly mustChoose: boolean } | null {
  const used = new Set(Object.values(mapping).flat())
  const known = fields.filter(({ name, rows }) => used.has(name) && rows !== null)
  const rows = known.reduce((most, field) => Math.max(most, field.rows!), 0)
  const width = known.reduce((widest, field) => Math.max(widest, field.width), 1)
  const mustChoose = rows > LIMITS.transitions || rows * width > LIMITS.arrayValues
  if (!mustChoose && bytes <= largeBytes) return null
  const most = Math.min(usualTransitions, Math.floor(LIMITS.arrayValues / width))
  return { part: { episodes: 'even', transitions: most }, mustChoose }
}

const usualTransitions = 1_000_000

/**
 * The file as if it held only that part. What tells episodes apart is read of all rows, the rest only of those that are
 * wanted, so that a file of any size takes the memory of its part.
 */
export async function partOfSource(source: Source, mapping: ColumnMapping, part: Part, pace: Pace): Promise<Source> {
  const { transitions } = part
  const total = source.fields.find(({ name }) => mapping.observations.includes(name))?.rows ?? null
  if (total !== null && total > LIMITS.rows)
    throw new DatasetError(
      message`it has ${counted(total, 'row')}; ${LIMITS.rows.toLocaleString('en-GB')} are looked at, to take a part of them.`,
    )
  if (total !== null && total <= transitions) return source
  const found = await findEpisodes(source, mapping, part, total, pace)
  const { starts } = found
  if (starts.at(-1)! <= transitions && found.complete) return source
  const episodes = starts.length - 1
  const chosen = part.episodes === 'first' ? firstEpisodes(found, transitions) : evenEpisodes(starts, transitions)
  if (chosen.length === 0 || !found.told) {
    const rows = Math.min(transitions, starts.at(-1)!)
    return takenFrom(
      source,
      [{ start: 0, end: rows }],
      found.told
        ? message`Of the file, ${counted(rows, 'row')} were taken: the first of an episode that is longer.`
        : message`Of the file, the first ${counted(rows, 'row')} were taken: no flag tells its episodes apart, so the last one may be cut off there.`,
    )
  }
  const ranges = rangesOf(chosen, starts)
  const rows = rowsIn(ranges)
  const of = found.complete
    ? message`${counted(starts.at(-1)!, 'transition')} in ${counted(episodes, 'episode')}`
    : message`the file`
  return takenFrom(
    source,
    ranges,
    part.episodes === 'first'
      ? message`Of ${of}, the first ${counted(chosen.length, 'episode')} were taken, ${counted(rows, 'transition')}.`
      : message`Of ${of}, ${counted(chosen.length, 'episode')} spread evenly over the file were taken, ${counted(rows, 'transition')}.`,
  )
}

interface Episodes {
  /** [episodes + 1], up to the end of the rows that were looked at. */
  readonly starts: Uint32Array
  /** All rows were looked at. */
  readonly complete: boolean
  /** Something in the file tells episodes apart. */
  readonly told: boolean
}

/** By flags and numbers alone, which are as narrow as can be. */
async function findEpisodes(
  source: Source,
  mapping: ColumnMapping,
  { episodes, transitions }: Part,
  total: number | null,
  pace: Pace,
): Promise<Episodes> {
  const roles = ['terminals', 'timeouts', 'masks', 'ends', 'starts', 'episode'] as const
  const names = roles.flatMap((role) => mapping[role] ?? [])
  // One row more tells whether the last episode ends with the row before.
  const most = episodes === 'first' ? transitions + 1 : LIMITS.rows
  if (names.length === 0) {
    const count = Math.min(total ?? most, most)
    return { starts: Uint32Array.of(0, count), complete: total !== null && total <= most, told: false }
  }
  const looked = [{ start: 0, end: Math.min(total ?? most, most) }]
  const columns = new Map((await source.read(names, pace.part(0, 0.3), looked)).map((column) => [column.name, column]))
  const column = (role: (typeof roles)[number]) => columns.get(mapping[role] ?? '')
  const flags = (role: (typeof roles)[number]) => {
    const given = column(role)
    return given ? toFlags(source, given) : null
  }
  const numbers = (role: (typeof roles)[number]) => {
    const given = column(role)
    return given ? toVector(source, given) : null
  }
  const count = columns.values().next().value!.rows
  const { episodeStarts } = findEnds({
    count,
    observationSize: 0,
    observations: new Float32Array(0),
    nextObservations: null,
    terminals: flags('terminals'),
    terminalsAreDones: false,
    timeouts: flags('timeouts'),
    masks: numbers('masks'),
    ends: flags('ends'),
    starts: flags('starts'),
    episode: numbers('episode'),
    episodesAreSeparate: source.separateEpisodes ?? false,
    rowName: source.rowName,
  })
  return {
    starts: episodeStarts,
    complete: total !== null ? count === total : count < most,
    told: episodeStarts.length > 2 || count === most,
  }
}

/** As many from the start as fit; the last one that was seen may go on beyond. */
function firstEpisodes({ starts, complete }: Episodes, transitions: number): number[] {
  const chosen: number[] = []
  const whole = complete ? starts.length - 1 : starts.length - 2
  for (let episode = 0; episode < whole && starts[episode + 1]! <= transitions; episode++) chosen.push(episode)
  return chosen
}

/** As many as fit, at even distances. */
function evenEpisodes(starts: Uint32Array, transitions: number): number[] {
  const episodes = starts.length - 1
  const wanted = Math.max(1, Math.floor((transitions * episodes) / starts.at(-1)!))
  const chosen: number[] = []
  let rows = 0
  for (let i = 0; i < wanted; i++) {
    const episode = Math.floor(((i + 0.5) * episodes) / wanted)
    const length = starts[episode + 1]! - starts[episode]!
    if (rows + length > transitions) continue
    chosen.push(episode)
    rows += length
  }
  return chosen
}

function rangesOf(episodes: readonly number[], starts: Uint32Array): RowRange[] {
  const ranges: { start: number; end: number }[] = []
  for (const episode of episodes) {
    const [start, end] = [starts[episode]!, starts[episode + 1]!]
    const last = ranges.at(-1)
    if (last?.end === start) last.end = end
    else ranges.push({ start, end })
  }
  return ranges
}

function takenFrom(source: Source, ranges: readonly RowRange[], told: Message): Source {
  const rows = rowsIn(ranges)
  return {
    ...source,
    fields: source.fields.map((field) => (field.rows === null ? field : { ...field, rows })),
    assumptions: [told, ...source.assumptions],
    rowName: (row) => source.rowName(rowOf(ranges, row)),
    read: (names, pace) => source.read(names, pace.part(0.3, 1), ranges),
  }
}
