import { counted } from '../../said/counted'
import { type Said, said } from '../../said/said'
import { type Dataset, DatasetError } from '../dataset'
import { type Boundaries, findBoundaries } from './boundaries'
import { LIMITS } from './limits'
import type { ColumnMapping } from './mapping'
import { withFollowingObservations } from './next-observations'
import type { Pace } from './pace'
import { lengthMismatch, type RoleColumns, requireRoles, roleOf, toFlags, toMatrix, toVector } from './roles'
import { type Column, quote, type Source } from './source'

/** Reads the mapped fields of an opened file and makes a dataset of them. */
export async function assembleDataset(
  name: string,
  source: Source,
  mapping: ColumnMapping,
  pace: Pace,
): Promise<Dataset> {
  requireRoles(mapping, source)
  const names = [
    ...mapping.observations,
    ...mapping.actions,
    mapping.rewards!,
    ...mapping.nextObservations,
    ...[mapping.terminals, mapping.timeouts, mapping.episode].filter((name) => name !== null),
  ]
  checkClaims(source, names)
  const read = await source.read(names, pace)
  const byName = new Map(read.map((column) => [column.name, column]))
  const all = (wanted: readonly string[]) => wanted.map((name) => byName.get(name)!)
  const one = (wanted: string | null) => (wanted === null ? undefined : byName.get(wanted))
  const terminalColumn = one(mapping.terminals)
  const timeoutColumn = one(mapping.timeouts)
  const episodeColumn = one(mapping.episode)

  const observationRole = roleOf(all(mapping.observations))
  const count = observationRole.rows
  for (const column of read) if (column.rows !== count) throw lengthMismatch(column, observationRole.columns[0]!)
  if (count === 0) throw new DatasetError(said`there is not a single transition in it.`)
  const actionRole = roleOf(all(mapping.actions))
  refuseDiscreteActions(actionRole)

  const observations = toMatrix(source, observationRole)
  const actions = toMatrix(source, actionRole)
  const rewards = toVector(source, one(mapping.rewards)!)
  const nextObservations =
    mapping.nextObservations.length > 0
      ? toMatrix(source, nextRole(all(mapping.nextObservations), observationRole))
      : null
  const terminals = terminalColumn ? toFlags(source, terminalColumn) : new Uint8Array(count)
  const timeouts = timeoutColumn ? toFlags(source, timeoutColumn) : new Uint8Array(count)
  const episode = episodeColumn ? toVector(source, episodeColumn) : null
  if (episode) refuseMixedEpisodes(source, episodeColumn!, episode)
  await pace.step()

  const observationSize = observationRole.width
  const boundaries = findBoundaries({
    count,
    observationSize,
    observations,
    nextObservations,
    terminals,
    timeouts,
    episode,
  })
  const recorded: Dataset = {
    name,
    count,
    observationSize,
    actionSize: actionRole.width,
    observations,
    actions,
    rewards,
    nextObservations: nextObservations ?? new Float32Array(0),
    terminals: boundaries.terminals,
    timeouts: boundaries.timeouts,
    episodeStarts: boundaries.episodeStarts,
    assumptions: [
      ...source.assumptions,
      ...flagAssumptions(terminalColumn, timeoutColumn, episodeColumn, nextObservations !== null),
      ...boundaries.assumptions,
    ],
    warnings: boundaryWarnings(count, boundaries),
  }
  return nextObservations ? recorded : withFollowingObservations(recorded)
}

/** Before anything is read: do the sizes that the file claims fit? */
function checkClaims(source: Source, names: readonly string[]): void {
  for (const name of names) {
    const field = source.fields.find((candidate) => candidate.name === name)
    if (field?.rows != null && field.rows > LIMITS.transitions) {
      throw new DatasetError(
        said`${quote(name)} has ${counted(field.rows, 'row')}; ${LIMITS.transitions.toLocaleString('en-GB')} transitions are the limit.`,
      )
    }
    if (field && field.width > LIMITS.observationSize) {
      throw new DatasetError(
        said`${quote(name)} has ${field.width} numbers in each row, as images have; vectors of up to ${LIMITS.observationSize} are supported.`,
      )
    }
    if (field && (field.rows ?? 0) * field.width > LIMITS.arrayValues) {
      throw new DatasetError(
        said`${quote(name)} claims ${field.rows!} rows of ${field.width} numbers; ${LIMITS.arrayValues.toLocaleString('en-GB')} numbers are read at most.`,
      )
    }
    if (field && field.width === 0)
      throw new DatasetError(said`${quote(name)} has no numbers in its rows; it is empty or damaged.`)
  }
}

function refuseDiscreteActions({ columns, rows, width }: RoleColumns): void {
  if (width > LIMITS.actionSize)
    throw new DatasetError(said`the actions have ${width} numbers; up to ${LIMITS.actionSize} are supported.`)
  const untyped = columns.every((column) => column.kind === 'text') && width === 1
  const whole = columns.every((column) => column.kind === 'integer' || column.kind === 'boolean')
  if (!untyped && !whole) return
  let largest = 0
  for (const { values } of columns) {
    for (let i = 0; i < values.length; i++) {
      if (!(Number.isInteger(values[i]) && values[i]! >= 0)) return
      largest = Math.max(largest, values[i]!)
    }
  }
  if (largest === 0 && untyped) return
  throw new DatasetError(
    said`${quote(columns[0]!.name)} holds whole numbers from 0 to ${largest} in ${counted(rows, 'row')}, that is discrete actions; continuous actions (real numbers, one row of them per transition) are supported.`,
  )
}

function nextRole(columns: readonly Column[], observations: RoleColumns): RoleColumns {
  const role = roleOf(columns)
  if (role.width !== observations.width) {
    throw new DatasetError(
      said`${quote(columns[0]!.name)} has ${role.width} numbers in each row, but the observations have ${observations.width}.`,
    )
  }
  return role
}

function refuseMixedEpisodes(source: Source, column: Column, episode: Float64Array): void {
  const seen = new Set<number>()
  for (let row = 0; row < episode.length; row++) {
    const number = episode[row]!
    if (row > 0 && number === episode[row - 1]) continue
    if (seen.has(number)) {
      throw new DatasetError(
        said`${quote(column.name)}, ${source.rowName(row)}: episode ${number} goes on after another one; the rows of an episode must stand together.`,
      )
    }
    seen.add(number)
  }
}

function flagAssumptions(
  terminals: Column | undefined,
  timeouts: Column | undefined,
  episode: Column | undefined,
  hasNext: boolean,
): Said[] {
  const assumptions: Said[] = []
  if (!terminals) assumptions.push(said`There are no terminals; no step is taken as the end of the task.`)
  else if (/^dones?$/i.test(terminals.name))
    assumptions.push(said`${quote(terminals.name)} is taken as the end of the task, not as a time limit.`)
  if (!timeouts && !episode && !hasNext) {
    assumptions.push(
      terminals
        ? said`There are neither timeouts nor episode numbers nor next observations; episodes are taken to end at terminals only.`
        : said`Nothing tells where episodes end; the whole file is taken as one episode.`,
    )
  }
  return assumptions
}

function boundaryWarnings(count: number, { episodeStarts }: Boundaries): Said[] {
  const episodes = episodeStarts.length - 1
  if (count < 20 || episodes < count / 2) return []
  return [
    said`${counted(count, 'transition')} make ${counted(episodes, 'episode')}: the rows look shuffled, so returns and returns-to-go mean little.`,
  ]
}
