import { type Message, message } from '../../messages/message'
import { DatasetError } from '../dataset'
import { arraySource, type StoredArray } from './array-source'
import type { DataFile } from './data-file'
import { findEpisodeGroups, openD3rlpyEpisodes, openEpisodeGroups } from './hdf5-episodes'
import { Hdf5File } from './hdf5-file'
import type { Hdf5Array, Hdf5Member } from './hdf5-types'
import { LIMITS } from './limits'
import { decodeNumbers, kindOf, numbersLike } from './numbers'
import type { Pace } from './pace'
import { rowsTaken } from './row-ranges'
import { quote, type Source } from './source'

/**
 * Opens an HDF5 file: a group for each episode (Minari, robomimic, ManiSkill), d3rlpy 2's episodes, or flat arrays as
 * of D4RL and d3rlpy 1, in groups or not.
 */
export async function openHdf5(file: DataFile, pace: Pace): Promise<Source> {
  const hdf5 = await Hdf5File.open(file, pace)
  try {
    const names = hdf5.keys('/')
    const groups = findEpisodeGroups(hdf5, names)
    if (groups) return await openEpisodeGroups(hdf5, groups, pace)
    if (names.includes('observations_0') || names.includes('observations_0_0'))
      return await openD3rlpyEpisodes(hdf5, names, pace)
    return openFlat(hdf5, names)
  } catch (error) {
    hdf5.close()
    throw error
  }
}

function openFlat(hdf5: Hdf5File, names: readonly string[]): Source {
  const all: FoundArray[] = []
  collect(hdf5, '', names, 0, all)
  const split = splitsIn(all.map(({ path }) => path))
  const found = split ? all.filter(({ path }) => path.startsWith(`${split.read}/`)) : all
  const prefix = commonGroup(found.map(({ path }) => path))
  const arrays = found.flatMap(({ path, array, refusal }) =>
    storedArrays(hdf5, path.slice(prefix.length), array, refusal, found.length === 1),
  )
  const version1 = names.includes('episode_terminals')
  const opened = hdf5.readsInPieces ? 0 : 0.3
  const assumptions = split
    ? [
        message`Each of the groups ${split.groups.map(quote).join(', ')} holds a whole dataset; ${quote(split.read)} was read.`,
      ]
    : []
  return arraySource(version1 ? 'd3rlpy 1 HDF5' : 'D4RL HDF5', arrays, {
    assumptions,
    opened,
    close: () => hdf5.close(),
  })
}

/** Groups at the top that hold the same arrays each, actions among them (train, validation): the first of them, or `train`. */
function splitsIn(paths: readonly string[]): { readonly groups: readonly string[]; readonly read: string } | null {
  const groups = [...new Set(paths.map((path) => path.split('/')[0]!))]
  const members = groups.map((group) =>
    paths.filter((path) => path.startsWith(`${group}/`)).map((path) => path.slice(group.length + 1)),
  )
  const [first] = members
  const alike = members.every((names) => names.join() === first!.join())
  if (groups.length < 2 || !alike || !first!.some((name) => /^actions?$/i.test(name))) return null
  return { groups, read: groups.find((group) => /^train/i.test(group)) ?? groups[0]! }
}

interface FoundArray {
  /** Without the first slash. */
  readonly path: string
  readonly array: Hdf5Array | null
  readonly refusal: Message | null
}

const deepest = 4

/** Every array of the file, with those that cannot be read and why. */
function collect(hdf5: Hdf5File, group: string, names: readonly string[], depth: number, found: FoundArray[]): void {
  for (const name of names) {
    // MATLAB's own bookkeeping.
    if (name.startsWith('#')) continue
    if (found.length >= LIMITS.fields)
      throw new DatasetError(message`the file holds more than ${LIMITS.fields} entries, which is as many as are read.`)
    const path = `${group}${name}`
    if (hdf5.isArray(`/${path}`)) {
      const array = hdf5.array(`/${path}`)
      found.push({ path, array, refusal: array.refusal })
    } else if (hdf5.isGroup(`/${path}`)) {
      const members = hdf5.keys(`/${path}`)
      refusePandas(path, members)
      if (depth < deepest && members.length > 0) collect(hdf5, `${path}/`, members, depth + 1, found)
      else found.push({ path, array: null, refusal: message`is an empty group, or one that lies too deep.` })
    } else found.push({ path, array: null, refusal: linkRefusal(hdf5, path) })
  }
}

/** pandas keeps a frame's columns by blocks of one type, with their names as pickled or padded text. */
function refusePandas(path: string, members: readonly string[]): void {
  const frame = ['axis0', 'block0_values', '_i_table'].some((name) => members.includes(name))
  if (!frame) return
  throw new DatasetError(
    message`${quote(path)} is a table that pandas wrote (to_hdf); its columns lie in pandas' own blocks. Save it with frame.to_parquet("data.parquet") or frame.to_csv("data.csv", index=False).`,
  )
}

function linkRefusal(hdf5: Hdf5File, path: string): Message {
  const file = hdf5.linkedFile(`/${path}`)
  return file === null
    ? message`is a link to nothing, or no array at all.`
    : message`is a link into another file (${quote(file)}), which a page cannot open. Copy the array into this file, or open that one.`
}

/** Where all arrays lie in one group, its name says nothing. */
function commonGroup(paths: readonly string[]): string {
  const group = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? ''
  if (group === '' || /^(next_)?(obs|observations?)\/$/i.test(group) || !paths.every((path) => path.startsWith(group)))
    return ''
  return group + commonGroup(paths.map((path) => path.slice(group.length)))
}

function storedArrays(
  hdf5: Hdf5File,
  name: string,
  array: Hdf5Array | null,
  refusal: Message | null,
  alone: boolean,
): StoredArray[] {
  const unread = (shape: readonly number[]): StoredArray => ({
    name,
    shape,
    kind: 'float',
    refusal: refusal ?? message`cannot be read.`,
    read: () => Promise.reject(new Error(`${name} is not read`)),
  })
  if (!array) return [unread([0])]
  const { records, type, shape } = array
  if (records && !refusal) {
    let all: Promise<Uint8Array> | undefined
    return records.members.map((member) => ({
      name: alone ? member.name : `${name}.${member.name}`,
      shape: [...shape, ...member.shape],
      kind: member.type ? kindOf(member.type) : 'float',
      refusal: member.type ? null : message`is of a type within records that is not read; numbers and booleans are.`,
      async read(pace, ranges) {
        all ??= hdf5.readRecords(array, pace)
        const values = memberValues(await all, records.bytes, member)
        return ranges ? rowsTaken(values, values.length / Math.max(1, shape[0] ?? 1), ranges) : values
      },
    }))
  }
  if (!type || refusal) return [unread(shape)]
  return [{ name, shape, kind: kindOf(type), refusal: null, read: (pace, ranges) => hdf5.read(array, pace, ranges) }]
}

function memberValues(all: Uint8Array, recordBytes: number, member: Hdf5Member): Float32Array | Float64Array {
  const count = all.length / recordBytes
  const width = member.shape.reduce((product, size) => product * size, 1)
  const type = member.type!
  if (member.offset + width * type.size > recordBytes)
    throw new DatasetError(message`${quote(member.name)} reaches beyond its record; the file is damaged.`)
  const values = numbersLike(type, count * width)
  for (let record = 0; record < count; record++) {
    const start = record * recordBytes + member.offset
    decodeNumbers(all.subarray(start, start + width * type.size), type, values, record * width)
  }
  return values
}
