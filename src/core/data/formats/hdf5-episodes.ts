import { counted } from '../../said/counted'
import { type Said, said, verbatim } from '../../said/said'
import { DatasetError } from '../dataset'
import type { Hdf5Array, Hdf5File } from './hdf5-file'
import { LIMITS } from './limits'
import { kindOf } from './numbers'
import type { Pace } from './pace'
import { type Column, type Field, type NumberKind, quote, type Source } from './source'

/** One episode of a file that keeps each in arrays of its own. */
interface Episode {
  readonly label: Said
  readonly steps: number
  readonly observations: Hdf5Array
  readonly actions: Hdf5Array
  readonly rewards: Hdf5Array
  /** One flag a step, or a single one for the last step. */
  readonly terminals: Hdf5Array | null
  readonly timeouts: Hdf5Array | null
}

/** Minari's `main_data.hdf5`: a group for each episode, with one observation more than steps. */
export async function openMinari(hdf5: Hdf5File, names: readonly string[], pace: Pace): Promise<Source> {
  const groups = names.filter((name) => /^episode_\d+$/.test(name)).sort(byNumber)
  const episodes: Episode[] = []
  for (const [i, group] of groups.entries()) {
    await pace.step((0.2 * i) / groups.length)
    const has = new Set(hdf5.keys(`/${group}`))
    const array = (key: string) => openArray(hdf5, `/${group}/${key}`, has.has(key))
    const actions = array('actions')
    const observations = array('observations')
    const steps = actions.shape[0]!
    if (observations.shape[0] !== steps + 1) {
      throw new DatasetError(
        said`${quote(observations.path)} has ${counted(observations.shape[0]!, 'row')} for ${counted(steps, 'action')}; Minari keeps one observation more than actions.`,
      )
    }
    const [terminals, timeouts] = [array('terminations'), array('truncations')]
    episodes.push({
      label: verbatim(group),
      steps,
      observations,
      actions,
      rewards: array('rewards'),
      terminals,
      timeouts,
    })
  }
  return episodeSource('Minari HDF5', hdf5, episodes, true)
}

/** d3rlpy 2: `observations_0`, `actions_0`, `rewards_0`, `terminated_0` and so on (d3rlpy/dataset/io.py). */
export async function openD3rlpyEpisodes(hdf5: Hdf5File, names: readonly string[], pace: Pace): Promise<Source> {
  if (names.includes('observations_0_0')) {
    throw new DatasetError(
      said`"observations_0_0": the observations are tuples of arrays (nested); one flat array per episode is supported.`,
    )
  }
  const known = new Set(names)
  const count = names.filter((name) => /^observations_\d+$/.test(name)).length
  const episodes: Episode[] = []
  for (let i = 0; i < count; i++) {
    await pace.step((0.2 * i) / count)
    const array = (key: string) => openArray(hdf5, `/${key}_${i}`, known.has(`${key}_${i}`))
    const observations = array('observations')
    const terminated = array('terminated')
    const [actions, rewards] = [array('actions'), array('rewards')]
    const steps = observations.shape[0]!
    episodes.push({
      label: said`episode ${i}`,
      steps,
      observations,
      actions,
      rewards,
      terminals: terminated,
      timeouts: null,
    })
  }
  return episodeSource('d3rlpy 2 HDF5', hdf5, episodes, false)
}

function episodeSource(format: string, hdf5: Hdf5File, all: readonly Episode[], hasNext: boolean): Source {
  const episodes = all.filter((episode) => episode.steps > 0)
  const first = episodes[0]
  if (!first) throw new DatasetError(said`there is not a single transition in it.`)
  const starts: number[] = [0]
  for (const episode of episodes) {
    checkEpisode(episode, first)
    starts.push(starts.at(-1)! + episode.steps)
  }
  const rows = starts.at(-1)!
  if (rows > LIMITS.transitions) {
    throw new DatasetError(
      said`${counted(rows, 'transition')} in it; ${LIMITS.transitions.toLocaleString('en-GB')} are the limit.`,
    )
  }
  const field = (name: string, width: number): Field => ({ name, rows, width, refusal: null })
  const fields: Field[] = [
    field('observations', widthOf(first.observations)),
    field('actions', widthOf(first.actions)),
    field('rewards', 1),
  ]
  if (hasNext) fields.push(field('next_observations', widthOf(first.observations)))
  fields.push(field('terminals', 1), field('episode', 1))
  if (first.timeouts) fields.push(field('timeouts', 1))
  const skipped = all.length - episodes.length

  return {
    format,
    fields,
    assumptions: skipped > 0 ? [said`${counted(skipped, 'episode')} without a step left out.`] : [],
    rowName(row) {
      const index = starts.findLastIndex((start) => start <= row)
      return said`${episodes[index]!.label}, step ${row - starts[index]!} (counted from 0)`
    },
    close: () => hdf5.close(),
    async read(names, pace) {
      const targets = new Map(
        names.map((name) => [
          name,
          new Float64Array(rows * fields.find((candidate) => candidate.name === name)!.width),
        ]),
      )
      for (const [i, episode] of episodes.entries()) {
        await pace.step(0.3 + (0.7 * i) / episodes.length)
        await readEpisode(hdf5, episode, i, starts[i]!, targets, pace)
      }
      return names.map((name): Column => {
        const { width } = fields.find((candidate) => candidate.name === name)!
        return { name, rows, width, kind: kindIn(name, first), values: targets.get(name)! }
      })
    },
  }
}

async function readEpisode(
  hdf5: Hdf5File,
  episode: Episode,
  index: number,
  start: number,
  targets: ReadonlyMap<string, Float64Array>,
  pace: Pace,
): Promise<void> {
  const { steps } = episode
  const silent = pace.part(0.5, 0.5)
  const put = async (name: string, array: Hdf5Array): Promise<void> => {
    const target = targets.get(name)
    if (target) target.set(await hdf5.read(array, silent), start * (target.length === 0 ? 0 : widthOf(array)))
  }
  const observations = await hdf5.read(episode.observations, silent)
  const width = widthOf(episode.observations)
  targets.get('observations')?.set(observations.subarray(0, steps * width), start * width)
  targets.get('next_observations')?.set(observations.subarray(width), start * width)
  await put('actions', episode.actions)
  await put('rewards', episode.rewards)
  for (const [name, array] of [
    ['terminals', episode.terminals],
    ['timeouts', episode.timeouts],
  ] as const) {
    if (!array) continue
    if (array.shape.length > 0) await put(name, array)
    else targets.get(name)?.set(await hdf5.read(array, silent), start + steps - 1)
  }
  targets.get('episode')?.fill(index, start, start + steps)
}

function kindIn(name: string, { actions, rewards, observations }: Episode): NumberKind {
  const array = { actions, rewards, observations }[name]
  return array ? kindOf(array.type!) : 'integer'
}

function openArray(hdf5: Hdf5File, path: string, exists: boolean): Hdf5Array {
  if (!exists) throw new DatasetError(said`${quote(path)} is missing.`)
  if (hdf5.isGroup(path)) {
    throw new DatasetError(
      said`${quote(path)} is a group of arrays (a Dict or Tuple space, nested); flat arrays of shape (rows, numbers) are supported. Flatten it, say with gymnasium.wrappers.FlattenObservation.`,
    )
  }
  if (!hdf5.isArray(path)) throw new DatasetError(said`${quote(path)} is no array; the file is damaged.`)
  const array = hdf5.array(path)
  if (!array.type) throw new DatasetError(said`${quote(path)} holds text, records or another type; numbers are read.`)
  return array
}

/** Lengths and widths of an episode against itself and against the first one. */
function checkEpisode(episode: Episode, first: Episode): void {
  const { steps } = episode
  for (const [array, reference, isFlag] of [
    [episode.observations, first.observations, false],
    [episode.actions, first.actions, false],
    [episode.rewards, first.rewards, false],
    [episode.terminals, first.terminals, true],
    [episode.timeouts, first.timeouts, true],
  ] as const) {
    if (!array || !reference) continue
    if (isFlag && array.shape.length === 0) continue
    if (array.shape.length === 0 || array.shape.length > 2) {
      throw new DatasetError(
        said`${quote(array.path)} has shape (${array.shape.join(', ')}), as images have; vectors (rows, numbers) are supported.`,
      )
    }
    const expected = array === episode.observations ? array.shape[0]! : steps
    if (array.shape[0] !== expected) {
      throw new DatasetError(
        said`${quote(array.path)} has ${counted(array.shape[0]!, 'row')} for ${counted(steps, 'step')}.`,
      )
    }
    const isSingle = isFlag || array === episode.rewards
    if (widthOf(array) !== (isSingle ? 1 : widthOf(reference))) {
      throw new DatasetError(
        said`${quote(array.path)} has ${widthOf(array)} numbers in each row; ${isSingle ? 1 : widthOf(reference)} were expected.`,
      )
    }
  }
}

function widthOf({ shape }: Hdf5Array): number {
  return shape.slice(1).reduce((product, size) => product * size, 1)
}

function byNumber(a: string, b: string): number {
  return Number(a.slice('episode_'.length)) - Number(b.slice('episode_'.length))
}
