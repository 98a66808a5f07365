import { counted } from '../../messages/counted'
import { type Message, message } from '../../messages/message'
import { type Dataset, DatasetError } from '../dataset'
import { type ColumnMapping, severalRoles, singleRoles } from './column-roles'
import { type Ends, findEnds } from './ends'
import { LIMITS } from './limits'
import { withFollowingObservations } from './next-observations'
import { withoutOutliers } from './outliers'
import type { Pace } from './pace'
import { type MendedRows, type RecordedRows, withoutPadding } from './recorded-rows'
import { lengthMismatch, type RoleColumns, requireRoles, roleOf, toFlags, toMatrix, toVector } from './roles'
import { flagsOfIndices, indicesTold, orderedBySteps, readStepCounter } from './row-order'
import { type Column, quote, type Source } from './source'
import { emptyArrays, withoutUnfilledRows } from './unfilled-rows'

/** Reads the mapped fields of an opened file and makes a dataset of them. */
export async function assembleDataset(
  name: string,
  source: Source,
  mapping: ColumnMapping,
  pace: Pace,
): Promise<Dataset> {
  requireRoles(mapping, source)
  const names = [...severalRoles, ...singleRoles].flatMap((role) => mapping[role] ?? [])
  checkClaims(source, names)
  const stored = await source.read(names, pace)
  const { columns: read, warnings: unfilled } = withoutUnfilledRows(stored, source)
  const byName = new Map(read.map((column) => [column.name, column]))
  const all = (wanted: readonly string[]) => wanted.map((name) => byName.get(name)!)
  const one = (wanted: string | null | undefined) => (wanted == null ? null : byName.get(wanted)!)
  const listed: Message[] = []
  const flags = (role: 'terminals' | 'timeouts' | 'ends' | 'starts') => {
    const column = one(mapping[role])
    if (!column || column.rows === count || role === 'terminals' || role === 'timeouts')
      return column && toFlags(source, column)
    const indices = flagsOfIndices(column, role, count)
    if (!indices) throw lengthMismatch(column, observationRole.columns[0]!)
    listed.push(indicesTold(column.name, role, column.rows))
    return indices
  }
  const vector = (column: Column | null) => column && toVector(source, column)

  const observationRole = roleOf(all(mapping.observations))
  const count = observationRole.rows
  const perEpisode = [mapping.ends, mapping.starts]
  for (const column of read)
    if (column.rows !== count && !perEpisode.includes(column.name))
      throw lengthMismatch(column, observationRole.columns[0]!)
  if (count === 0) throw new DatasetError(message`there is not a single transition in it.`)
  refuseWide(observationRole)
  const actionRole = roleOf(all(mapping.actions))
  const wholeNumbers = checkWholeNumbers(actionRole, mapping)
  const episode = vector(one(mapping.episode))
  const given: RecordedRows = {
    count,
    observationSize: observationRole.width,
    actionSize: actionRole.width,
    observations: toMatrix(source, observationRole),
    actions: toMatrix(source, actionRole),
    rewards: vector(one(mapping.rewards)) ?? new Float64Array(count),
    nextObservations:
      mapping.nextObservations.length > 0
        ? toMatrix(source, nextRole(all(mapping.nextObservations), observationRole))
        : null,
    terminals: flags('terminals'),
    timeouts: flags('timeouts'),
    masks: vector(one(mapping.masks)),
    ends: flags('ends'),
    starts: flags('starts'),
    episode,
    rowName: source.rowName,
  }
  await pace.step()

  const bounded = singleRoles.some((role) => role !== 'rewards' && mapping[role])
  const counter =
    mapping.episode || (!bounded && mapping.nextObservations.length === 0)
      ? await readStepCounter(source, names, count, pace.part(1, 1))
      : null
  const { rows: inOrder, ...order } = counter ? orderedBySteps(given, counter) : unchanged(given)
  const { rows, ...mended } = withoutPadding(inOrder)
  if (rows.episode) refuseMixedEpisodes(one(mapping.episode)!, rows.episode, rows.rowName)
  const ends = findEnds({
    ...rows,
    terminalsAreDones: mapping.terminals !== null && isDone(mapping.terminals),
    episodesAreSeparate: source.separateEpisodes ?? false,
  })
  const recorded: Dataset = {
    name,
    count: rows.count,
    observationSize: rows.observationSize,
    actionSize: rows.actionSize,
    observations: rows.observations,
    actions: rows.actions,
    rewards: rows.rewards,
    nextObservations: rows.nextObservations ?? new Float32Array(0),
    terminals: ends.terminals,
    timeouts: ends.timeouts,
    episodeStarts: ends.episodeStarts,
    assumptions: [
      ...source.assumptions,
      ...read.flatMap(({ assumptions }) => assumptions ?? []),
      ...wholeNumbers,
      ...joinedAssumptions(mapping, source),
      ...listed,
      ...order.assumptions,
      ...mended.assumptions,
      ...flagAssumptions(mapping, rows),
      ...ends.assumptions,
    ],
    warnings: [
      ...(mapping.rewards === null ? [noRewards] : []),
      ...unfilled,
      ...order.warnings,
      ...mended.warnings,
      ...emptyArrays(read),
      ...ends.warnings,
      ...boundaryWarnings(rows.count, ends),
    ],
    ...(mapping.rewards === null ? { unrewarded: true } : {}),
  }
  if (rows.nextObservations) return withoutOutliers(recorded, rows.rowName)
  const following = withFollowingObservations(recorded)
  return withoutOutliers(following.dataset, (row) => rows.rowName(following.rows[row]!))
}

const unchanged = (rows: RecordedRows): MendedRows => ({ rows, assumptions: [], warnings: [] })

const noRewards = message`There are no rewards: behaviour cloning and coverage work; returns count as 0 and mean nothing, and what learns from rewards has nothing to learn from.`

function refuseWide({ columns, width }: RoleColumns): void {
  if (width <= LIMITS.observationSize) return
  throw new DatasetError(
    message`${quote(columns[0]!.name)} has ${width} numbers in each row, as images have; vectors of up to ${LIMITS.observationSize} are supported.`,
  )
}

/** `done` may mean a time limit; `terminal` and `terminated` do not. */
function isDone(name: string): boolean {
  return /done|^d$|^结束$|^完成$/i.test(name)
}

/** Before anything is read: do the sizes that the file claims fit? */
function checkClaims(source: Source, names: readonly string[]): void {
  for (const name of names) {
    const field = source.fields.find((candidate) => candidate.name === name)
    if (field?.rows != null && field.rows > LIMITS.transitions) {
      throw new DatasetError(
        message`${quote(name)} has ${counted(field.rows, 'row')}; ${LIMITS.transitions.toLocaleString('en-GB')} transitions are the limit. Take the first episodes, or an even sample of them.`,
      )
    }
    if (field && field.width > LIMITS.observationSize) {
      throw new DatasetError(
        message`${quote(name)} has ${field.width} numbers in each row, as images have; vectors of up to ${LIMITS.observationSize} are supported.`,
      )
    }
    if (field && (field.rows ?? 0) * field.width > LIMITS.arrayValues) {
      throw new DatasetError(
        message`${quote(name)} claims ${field.rows!} rows of ${field.width} numbers; ${LIMITS.arrayValues.toLocaleString('en-GB')} numbers are read at most.`,
      )
    }
    if (field && field.width === 0)
      throw new DatasetError(message`${quote(name)} has no numbers in its rows; it is empty or damaged.`)
  }
}

/** A list of choices is short; a dose, a valve or a percentage is not. */
const mostChoices = 32

/** Whole numbers alone look like discrete actions, unless there are too many of them or the person knows better. */
function checkWholeNumbers({ columns, rows, width }: RoleColumns, { wholeNumbers }: ColumnMapping): readonly Message[] {
  if (width > LIMITS.actionSize)
    throw new DatasetError(message`the actions have ${width} numbers; up to ${LIMITS.actionSize} are supported.`)
  if (wholeNumbers) return []
  const untyped = columns.every((column) => column.kind === 'text') && width === 1
  const whole = columns.every((column) => ['integer', 'boolean', 'text'].includes(column.kind))
  if (!untyped && !whole) return []
  let largest = 0
  for (const { values } of columns) {
    for (let i = 0; i < values.length; i++) {
      if (!(Number.isInteger(values[i]) && values[i]! >= 0)) return []
      largest = Math.max(largest, values[i]!)
    }
  }
  if (largest === 0 && untyped) return []
  const name = quote(columns[0]!.name)
  if (width > 1 || largest > mostChoices)
    return [message`${name} holds whole numbers from 0 to ${largest}; they are taken as amounts, not as choices.`]
  throw new DatasetError(
    message`${name} holds whole numbers from 0 to ${largest} in ${counted(rows, 'row')}, that is discrete actions; continuous actions (real numbers, one row of them per transition) are supported. If they are amounts, say so where the columns are chosen ("wholeNumbers": "continuous").`,
  )
}

function nextRole(columns: readonly Column[], observations: RoleColumns): RoleColumns {
  const role = roleOf(columns)
  if (role.width !== observations.width) {
    throw new DatasetError(
      message`${quote(columns[0]!.name)} has ${role.width} numbers in each row, but the observations have ${observations.width}.`,
    )
  }
  return role
}

function refuseMixedEpisodes(column: Column, episode: Float64Array, rowName: (row: number) => Message): void {
  const seen = new Set<number>()
  for (let row = 0; row < episode.length; row++) {
    const number = episode[row]!
    if (row > 0 && number === episode[row - 1]) continue
    if (seen.has(number)) {
      throw new DatasetError(
        message`${quote(column.name)}, ${rowName(row)}: episode ${number} goes on after another one; the rows of an episode must stand together.`,
      )
    }
    seen.add(number)
  }
}

/** What stands side by side in the observations where the file has it in several parts of their own. */
function joinedAssumptions({ observations }: ColumnMapping, source: Source): Message[] {
  const parts = observations.filter((name) => /[/.]/.test(name))
  const left = source.fields.filter(
    ({ name, repeats, derived }) => repeats !== undefined && !derived && !observations.includes(name),
  )
  return [
    ...(parts.length > 1
      ? [message`The observations are put together of ${parts.map(quote).join(', ')}, in this order.`]
      : []),
    ...left.map(
      ({ name, repeats }) => message`${quote(name)} repeats numbers of ${quote(repeats!)}, so it is left out.`,
    ),
  ]
}

function flagAssumptions(mapping: ColumnMapping, rows: RecordedRows): Message[] {
  const { terminals, timeouts, masks, ends, starts, episode } = mapping
  const assumptions: Message[] = []
  if (masks && !terminals)
    assumptions.push(message`${quote(masks)} is 0 where the task ended; those steps are taken as terminal.`)
  else if (!terminals) assumptions.push(message`There are no terminals; no step is taken as the end of the task.`)
  else if (isDone(terminals))
    assumptions.push(message`${quote(terminals)} is taken as the end of the task, not as a time limit.`)
  if (ends) assumptions.push(message`${quote(ends)} is taken as the last row of an episode, whatever ended it.`)
  if (!timeouts && !episode && !ends && !starts && !rows.nextObservations) {
    assumptions.push(
      terminals || masks
        ? message`There are neither timeouts nor episode numbers nor next observations; episodes are taken to end at terminals only.`
        : message`Nothing tells where episodes end; the whole file is taken as one episode.`,
    )
  }
  return assumptions
}

function boundaryWarnings(count: number, { episodeStarts, unflagged }: Ends): Message[] {
  const episodes = episodeStarts.length - 1
  if (count < 20 || episodes < count / 2) return []
  if (unflagged < episodes / 2)
    return [
      message`${counted(count, 'transition')} make ${counted(episodes, 'episode')}, as the file says: nearly every step is an episode of its own, as of a bandit, and its return is its reward.`,
    ]
  return [
    message`${counted(count, 'transition')} make ${counted(episodes, 'episode')}: the rows look shuffled, so returns and returns-to-go mean little.`,
  ]
}
