import { counted } from '../../messages/counted'
import { type Message, message, verbatim } from '../../messages/message'
import { DatasetError } from '../dataset'
import { squeezed } from './array-layout'
import { splitName } from './guess'
import type { Hdf5File } from './hdf5-file'
import type { Hdf5Array } from './hdf5-types'
import { LIMITS } from './limits'
import { kindOf } from './numbers'
import type { Pace } from './pace'
import { overlapping, rowsIn, rowsTaken } from './row-ranges'
import { type Column, type Field, findField, quote, type Source } from './source'

/** Groups with one episode each: `/episode_3`, `/data/demo_3`, `/traj_3`, `/3`. */
export interface EpisodeGroups {
  /** With a slash at its end. */
  readonly parent: string
  readonly names: readonly string[]
}

/** An episode of a file that keeps each in arrays of its own. */
interface Episode {
  readonly label: Message
  readonly steps: number
  /** Where the array of a field lies; absent where this episode has none. */
  pathOf(leaf: string): string
}

/** Finds groups that are numbered alike and hold actions, at the top or one level below. */
export function findEpisodeGroups(hdf5: Hdf5File, names: readonly string[]): EpisodeGroups | null {
  const at = (parent: string, members: readonly string[]): EpisodeGroups | null => {
    const numbered = members.filter((name) => /^([A-Za-z]+[ _-]?)?\d+$/.test(name))
    const stem = numbered[0]?.replace(/\d+$/, '')
    const alike = numbered.filter((name) => name.replace(/\d+$/, '') === stem)
    const first = alike[0]
    if (first === undefined || !hdf5.isGroup(parent + first)) return null
    if (!hdf5.keys(parent + first).some((name) => actionsPattern.test(name))) return null
    return { parent, names: alike.toSorted((a, b) => numberIn(a) - numberIn(b)) }
  }
  const here = at('/', names)
  if (here) return here
  const below = names.filter((name) => hdf5.isGroup(`/${name}`)).slice(0, 8)
  return below.map((name) => at(`/${name}/`, hdf5.keys(`/${name}`))).find((groups) => groups !== null) ?? null
}

const actionsPattern = /^actions?$/i

function numberIn(name: string): number {
  return Number(/\d+$/.exec(name)![0])
}

export async function openEpisodeGroups(hdf5: Hdf5File, { parent, names }: EpisodeGroups, pace: Pace): Promise<Source> {
  const leaves = leavesOf(hdf5, `${parent}${names[0]!}/`, '', 0)
  const actions = leaves.find((leaf) => actionsPattern.test(leaf))!
  const episodes: Episode[] = []
  for (const [i, name] of names.entries()) {
    await pace.step((0.2 * i) / names.length)
    const pathOf = (leaf: string) => `${parent}${name}/${leaf}`
    episodes.push({ label: verbatim(name), steps: openArray(hdf5, pathOf(actions)).shape[0] ?? 0, pathOf })
  }
  const format = /^episode_/.test(names[0]!) ? 'Minari HDF5' : 'HDF5 by episodes'
  return episodeSource(format, hdf5, episodes, leaves, pace)
}

/** d3rlpy 2: `observations_0`, `actions_0`, `rewards_0`, `terminated_0` and so on (d3rlpy/dataset/io.py). */
export async function openD3rlpyEpisodes(hdf5: Hdf5File, names: readonly string[], pace: Pace): Promise<Source> {
  if (names.includes('observations_0_0')) {
    throw new DatasetError(
      message`"observations_0_0": the observations are tuples of arrays (nested); one flat array per episode is supported.`,
    )
  }
  const count = names.filter((name) => /^observations_\d+$/.test(name)).length
  const leaves = names.filter((name) => name.endsWith('_0')).map((name) => name.slice(0, -'_0'.length))
  const episodes: Episode[] = []
  for (let i = 0; i < count; i++) {
    await pace.step((0.2 * i) / count)
    const pathOf = (leaf: string) => `/${leaf}_${i}`
    episodes.push({
      label: message`episode ${i}`,
      steps: openArray(hdf5, pathOf('observations')).shape[0] ?? 0,
      pathOf,
    })
  }
  return episodeSource('d3rlpy 2 HDF5', hdf5, episodes, leaves, pace)
}

const deepest = 4

function leavesOf(hdf5: Hdf5File, group: string, prefix: string, depth: number): string[] {
  return hdf5.keys(group + prefix).flatMap((name) => {
    const leaf = `${prefix}${name}`
    if (!hdf5.isGroup(group + leaf)) return [leaf]
    return depth < deepest ? leavesOf(hdf5, group, `${leaf}/`, depth + 1) : []
  })
}

async function episodeSource(
  format: string,
  hdf5: Hdf5File,
  all: readonly Episode[],
  leaves: readonly string[],
  pace: Pace,
): Promise<Source> {
  const episodes = all.filter((episode) => episode.steps > 0)
  const first = episodes[0]
  if (!first) throw new DatasetError(message`there is not a single transition in it.`)
  if (leaves.length > LIMITS.fields)
    throw new DatasetError(message`the file holds more than ${LIMITS.fields} entries, which is as many as are read.`)
  const starts: number[] = [0]
  for (const episode of episodes) starts.push(starts.at(-1)! + episode.steps)
  const rows = starts.at(-1)!
  const fields: Field[] = []
  for (const leaf of leaves) {
    const { field, hasNext } = fieldOf(hdf5, leaf, first, rows)
    const repeats = await repeatedBy(hdf5, leaf, leaves, episodes, pace)
    fields.push(repeats ? { ...field, repeats } : field)
    if (hasNext)
      fields.push({ ...field, name: nextName(leaf), derived: true, ...(repeats ? { repeats: nextName(repeats) } : {}) })
  }
  const episodeName = leaves.includes('episode') ? 'episode (group)' : 'episode'
  fields.push({ name: episodeName, rows, width: 1, refusal: null, derived: true })
  const skipped = all.length - episodes.length

  return {
    format,
    fields,
    assumptions: skipped > 0 ? [message`${counted(skipped, 'episode')} without a step left out.`] : [],
    separateEpisodes: true,
    rowName(row) {
      const index = starts.findLastIndex((start) => start <= row)
      return message`${episodes[index]!.label}, step ${row - starts[index]!} (counted from 0)`
    },
    close: () => hdf5.close(),
    async read(names, part, ranges = [{ start: 0, end: rows }]) {
      const columns: Column[] = []
      const count = rowsIn(ranges)
      const work = part.part(0.2, 1)
      for (const [i, name] of names.entries()) {
        const field = findField(fields, name)
        if (field.refusal) throw new DatasetError(message`${quote(name)} ${field.refusal}`)
        const values = new Float64Array(count * field.width)
        let filled = 0
        const leaf = leaves.find((candidate) => candidate === name) ?? leaves.find((each) => nextName(each) === name)
        for (const [index, episode] of episodes.entries()) {
          await work.step((i + index / episodes.length) / names.length)
          const wanted = overlapping(ranges, starts[index]!, starts[index + 1]!)
          const size = rowsIn(wanted) * field.width
          if (size === 0) continue
          const out = values.subarray(filled, filled + size)
          filled += size
          if (leaf === undefined) out.fill(index)
          else if (wanted[0]!.end - wanted[0]!.start === episode.steps)
            await readLeaf(hdf5, episode, leaf, field, leaf !== name, out, work)
          else {
            const whole = new Float64Array(episode.steps * field.width)
            await readLeaf(hdf5, episode, leaf, field, leaf !== name, whole, work)
            const first = starts[index]!
            const within = wanted.map(({ start, end }) => ({ start: start - first, end: end - first }))
            out.set(rowsTaken(whole, field.width, within))
          }
        }
        const type = leaf === undefined ? null : hdf5.array(first.pathOf(leaf)).type
        columns.push({ name, rows: count, width: field.width, kind: type ? kindOf(type) : 'integer', values })
      }
      return columns
    },
  }
}

/** `observations/goal` becomes `next_observations/goal`. */
function nextName(leaf: string): string {
  return `next_${leaf}`
}

function fieldOf(hdf5: Hdf5File, leaf: string, first: Episode, rows: number): { field: Field; hasNext: boolean } {
  const path = first.pathOf(leaf)
  const refused = (refusal: Message) => ({ field: { name: leaf, rows: null, width: 0, refusal }, hasNext: false })
  if (!hdf5.isArray(path)) return refused(message`is a link to nothing, or no array at all.`)
  const array = hdf5.array(path)
  if (array.refusal) return refused(array.refusal)
  if (!array.type) return refused(message`holds text, records or another type; numbers are read.`)
  const shape = squeezed(array.shape)
  if (shape.length > 2)
    return refused(
      message`has shape (${array.shape.join(', ')}), as images have; vectors (rows, numbers) are supported.`,
    )
  const isFlag = shape.length === 0
  const stored = shape[0] ?? first.steps
  if (!isFlag && stored !== first.steps && stored !== first.steps + 1)
    return refused(message`has ${counted(stored, 'row')} for ${counted(first.steps, 'step')}.`)
  const width = shape.length < 2 ? 1 : shape[1]!
  return { field: { name: leaf, rows, width, refusal: null }, hasNext: stored === first.steps + 1 }
}

async function readLeaf(
  hdf5: Hdf5File,
  episode: Episode,
  leaf: string,
  field: Field,
  next: boolean,
  out: Float64Array,
  pace: Pace,
): Promise<void> {
  const array = openArray(hdf5, episode.pathOf(leaf))
  const values = await hdf5.read(array, pace.part(0, 0))
  const { steps } = episode
  // A flag for the whole episode is about its last step; another number is about all of them.
  if (array.shape.length === 0) {
    if (/^(terminat|truncat|done|timeout)/.test(splitName(leaf).stem)) out[steps - 1] = values[0]!
    else out.fill(values[0]!)
    return
  }
  const rows = array.shape[0]!
  const width = values.length / Math.max(1, rows)
  if (rows !== steps && rows !== steps + 1) {
    throw new DatasetError(message`${quote(array.path)} has ${counted(rows, 'row')} for ${counted(steps, 'step')}.`)
  }
  if (width !== field.width) {
    throw new DatasetError(
      message`${quote(array.path)} has ${width} numbers in each row; ${field.width} were expected.`,
    )
  }
  if (next && rows !== steps + 1)
    throw new DatasetError(message`${quote(array.path)} has ${counted(rows, 'row')} for ${counted(steps, 'step')}.`)
  out.set(values.subarray(next ? width : 0, next ? (steps + 1) * width : steps * width))
}

const comparedEpisodes = 3

/**
 * The leaf beside it that has all of its numbers too, row by row: `achieved_goal` is mostly a part of `observation`.
 * Only where goals differ: with one goal for the whole file it is no task of reaching goals, and nothing is left out.
 */
async function repeatedBy(
  hdf5: Hdf5File,
  leaf: string,
  leaves: readonly string[],
  episodes: readonly Episode[],
  pace: Pace,
): Promise<string | undefined> {
  const group = /^(.*\/)achieved_goal$/.exec(leaf)?.[1]
  const other = `${group}observation`
  const goal = `${group}desired_goal`
  if (group === undefined || !leaves.includes(other) || !leaves.includes(goal)) return undefined
  const goals = new Set<string>()
  for (const episode of episodes.slice(0, comparedEpisodes)) {
    const part = await matrixOf(hdf5, episode.pathOf(leaf), pace)
    const whole = await matrixOf(hdf5, episode.pathOf(other), pace)
    if (!isContained(part, whole)) return undefined
    const { values, width } = await matrixOf(hdf5, episode.pathOf(goal), pace)
    goals.add(values.subarray(values.length - width).join())
  }
  return goals.size > 1 ? other : undefined
}

interface Matrix {
  readonly values: Float32Array | Float64Array
  readonly rows: number
  readonly width: number
}

async function matrixOf(hdf5: Hdf5File, path: string, pace: Pace): Promise<Matrix> {
  const array = openArray(hdf5, path)
  const rows = array.shape[0] ?? 0
  const values = await hdf5.read(array, pace.part(0, 0))
  return { values, rows, width: values.length / Math.max(1, rows) }
}

/** Is each column of the one a column of the other? */
function isContained(part: Matrix, whole: Matrix): boolean {
  if (part.rows !== whole.rows) return false
  const equal = (i: number, j: number) => {
    for (let row = 0; row < part.rows; row++) {
      if (Math.abs(part.values[row * part.width + i]! - whole.values[row * whole.width + j]!) > 1e-6) return false
    }
    return true
  }
  const columns = (width: number) => Array.from({ length: width }, (_, i) => i)
  return columns(part.width).every((i) => columns(whole.width).some((j) => equal(i, j)))
}

function openArray(hdf5: Hdf5File, path: string): Hdf5Array {
  if (hdf5.isGroup(path))
    throw new DatasetError(
      message`${quote(path)} is a group in this episode and an array in others; the file is damaged.`,
    )
  if (!hdf5.isArray(path)) throw new DatasetError(message`${quote(path)} is missing.`)
  const array = hdf5.array(path)
  if (array.refusal) throw new DatasetError(message`${quote(path)} ${array.refusal}`)
  if (!array.type)
    throw new DatasetError(message`${quote(path)} holds text, records or another type; numbers are read.`)
  return array
}
