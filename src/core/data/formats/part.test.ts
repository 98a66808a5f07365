import { unzipSync, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { inEnglish } from '../../messages/message'
import type { Dataset } from '../dataset'
import type { DataFile } from './data-file'
import { fileOf, fixture } from './fixtures/open'
import { LIMITS } from './limits'
import { checkPart, type Part, proposedPart } from './part'
import { readDataset, readDatasets, readFields } from './read-dataset'
import { writeHdf5 } from './write-hdf5'
import { writeNpz } from './write-npz'

/** Twelve episodes of 5 to 16 steps; each observation holds episode and step. */
const lengths = Array.from({ length: 12 }, (_, i) => 5 + i)
const dataset = episodes()
const first: Part = { episodes: 'first', transitions: 20 }
const even: Part = { episodes: 'even', transitions: 45 }

const files: readonly [string, () => Promise<DataFile>][] = [
  ['HDF5', async () => fileOf('a.hdf5', await writeHdf5(dataset))],
  ['HDF5, read in pieces', async () => readableNow('a.hdf5', await writeHdf5(dataset))],
  ['NPZ, deflated', async () => fileOf('a.npz', writeNpz(dataset))],
  ['NPZ, stored', async () => fileOf('a.npz', stored(writeNpz(dataset)))],
  ['Parquet', async () => fileOf('a.parquet', parquet())],
  ['CSV', async () => fileOf('a.csv', csv())],
  ['JSON Lines', async () => fileOf('a.jsonl', jsonl())],
]

describe.each(files)('a part of %s', (_, open) => {
  test('the first whole episodes that fit', async () => {
    const part = await readDataset(await open(), { part: first })
    expect(episodesIn(part)).toEqual([0, 1, 2])
    expectWhole(part)
    expect(told(part)).toMatch(/the first 3 episodes were taken, 18 transitions/)
  })

  test('as many spread evenly over the file', async () => {
    const part = await readDataset(await open(), { part: even })
    expect(episodesIn(part)).toEqual([1, 4, 7, 10])
    expectWhole(part)
    expect(told(part)).toMatch(/4 episodes spread evenly over the file were taken, 42 transitions/)
  })

  test('all of it, where that is no more', async () => {
    const part = await readDataset(await open(), { part: { episodes: 'even', transitions: 1000 } })
    expect(part.count).toBe(dataset.count)
    expect(told(part)).not.toMatch(/were taken, /)
  })
})

test('Minari keeps each episode apart', async () => {
  const whole = await readDataset(fixture('pendulum-minari.hdf5'))
  const length = whole.episodeStarts[1]!
  const part = await readDataset(fixture('pendulum-minari.hdf5'), {
    part: { episodes: 'even', transitions: 2 * length },
  })
  expect(part.episodeStarts.length).toBe(3)
  const firstTaken = Math.floor((0.5 * (whole.episodeStarts.length - 1)) / 2)
  const start = whole.episodeStarts[firstTaken]! * whole.observationSize
  expect(part.observations.subarray(0, 20)).toEqual(whole.observations.subarray(start, start + 20))
})

test('rows are called as they are in the file', async () => {
  const broken = csv().replace('\n7,3,', '\n7,NaN,')
  await expect(readDataset(fileOf('a.csv', broken), { part: even })).rejects.toThrow('line 61')
})

test('where nothing tells episodes apart, the first rows, and it is said', async () => {
  const bare = csv()
    .split('\n')
    .map((line) => line.split(',').slice(0, 4).join(','))
    .join('\n')
  const part = await readDataset(fileOf('a.csv', bare), { part: even })
  expect(part.recorded?.transitions ?? part.count).toBe(45)
  expect(told(part)).toMatch(/the first 45 rows were taken: no flag tells its episodes apart/)
})

test('of an episode that is longer than the part, its first rows', async () => {
  const part = await readDataset(fileOf('a.csv', csv()), { part: { episodes: 'first', transitions: 4 } })
  expect(part.count).toBe(4)
  expect(told(part)).toMatch(/4 rows were taken: the first of an episode that is longer/)
})

test('several files fill one part', async () => {
  const two = [fileOf('a.csv', csv()), fileOf('b.csv', csv())]
  const firstOnly = await readDatasets(two, { part: first })
  expect(firstOnly.count).toBe(18)
  expect(told(firstOnly)).toMatch(/full before 1 of the 2 files/)
  const both = await readDatasets(two, { part: even })
  expect(episodesIn(both)).toEqual([3, 9, 3, 9])
})

test('a file of more than 200 MB, and one of too many rows, are offered in part', async () => {
  const { fields, mapping, proposed } = await readFields(fixture('pendulum-d4rl.hdf5'))
  expect(proposed).toBeNull()
  expect(proposedPart(300e6, fields, mapping)).toEqual({
    part: { episodes: 'even', transitions: 1_000_000 },
    mustChoose: false,
  })
  const many = fields.map((field) => ({ ...field, rows: LIMITS.transitions + 1 }))
  expect(proposedPart(100, many, mapping)?.mustChoose).toBe(true)
})

test('the arrays of a large file that are not used cost nothing', async () => {
  const { size, ...rest } = readableNow('a.hdf5', await writeHdf5(dataset))
  const read = await readDataset({ ...rest, size: Math.max(size, 300 * 1024 * 1024) })
  expect(read.count).toBe(dataset.count)
})

test('a part is refused by its wrong place', () => {
  expect(() => checkPart({ episodes: 'last', transitions: 5 })).toThrow(/episodes/)
  expect(() => checkPart({ episodes: 'even', transitions: 0 })).toThrow(/transitions/)
})

function told({ assumptions }: Dataset): string {
  return assumptions.map(inEnglish).join('\n')
}

function episodesIn({ observations, episodeStarts }: Dataset): number[] {
  return [...episodeStarts.subarray(0, -1)].map((row) => observations[2 * row]!)
}

/** Each episode has all of its steps, in order, and leads to the right observations. */
function expectWhole(part: Dataset): void {
  for (const [i, episode] of episodesIn(part).entries()) {
    const [start, end] = [part.episodeStarts[i]!, part.episodeStarts[i + 1]!]
    expect(end - start).toBe(lengths[episode])
    for (let row = start; row < end; row++) {
      expect(part.observations[2 * row + 1]).toBe(row - start)
      expect([...part.nextObservations.subarray(2 * row, 2 * row + 2)]).toEqual([episode, row - start + 1])
    }
  }
}

function episodes(): Dataset {
  const rows = lengths.flatMap((length, episode) =>
    Array.from({ length }, (_, step) => [episode, step, length] as const),
  )
  const last = rows.map(([, step, length]) => (step + 1 === length ? 1 : 0))
  const starts = [0]
  for (const length of lengths) starts.push(starts.at(-1)! + length)
  return {
    name: 'episodes',
    count: rows.length,
    observationSize: 2,
    actionSize: 1,
    observations: Float32Array.from(rows.flatMap((row) => row.slice(0, 2))),
    actions: Float32Array.from(rows, ([, step]) => step / 20),
    rewards: Float64Array.from(rows, ([, step]) => step),
    nextObservations: Float32Array.from(rows.flatMap(([episode, step]) => [episode, step + 1])),
    terminals: Uint8Array.from(last, (flag, row) => (rows[row]![0] % 2 === 0 ? flag : 0)),
    timeouts: Uint8Array.from(last, (flag, row) => (rows[row]![0] % 2 === 1 ? flag : 0)),
    episodeStarts: Uint32Array.from(starts),
    assumptions: [],
    warnings: [],
  }
}

function table(): Record<string, number[]> {
  const { observations, nextObservations } = dataset
  const column = (matrix: Float32Array, i: number) => [...matrix].filter((_, at) => at % 2 === i)
  return {
    obs_0: column(observations, 0),
    obs_1: column(observations, 1),
    action_0: [...dataset.actions].map((action) => Number(action.toFixed(3))),
    reward: [...dataset.rewards],
    next_obs_0: column(nextObservations, 0),
    next_obs_1: column(nextObservations, 1),
    terminated: [...dataset.terminals],
    truncated: [...dataset.timeouts],
  }
}

function csv(): string {
  const columns = Object.values(table())
  const rows = columns[0]!.map((_, row) => columns.map((column) => column[row]).join(','))
  return [Object.keys(table()).join(','), ...rows].join('\n')
}

function jsonl(): string {
  const columns = Object.entries(table())
  return columns[0]![1]
    .map((_, row) => JSON.stringify(Object.fromEntries(columns.map(([name, values]) => [name, values[row]]))))
    .join('\n')
}

function parquet(): Uint8Array<ArrayBuffer> {
  const columnData = Object.entries(table()).map(([name, data]) => ({ name, data, type: 'DOUBLE' as const }))
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 30 }))
}

function stored(npz: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(unzipSync(npz), { level: 0 }))
}

function readableNow(name: string, bytes: Uint8Array<ArrayBuffer>): DataFile {
  const file = fileOf(name, bytes)
  return {
    name,
    size: file.size,
    slice: (start, end) => file.slice(start, end),
    readNow: (start, end) => bytes.slice(start, end),
  }
}
