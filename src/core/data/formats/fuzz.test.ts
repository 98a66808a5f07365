import fc from 'fast-check'
import { unzipSync, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { type Dataset, DatasetError } from '../dataset'
import { fileOf, fixtureBytes } from './fixtures/open'
import { readDataset } from './read-dataset'

/** FUZZ_RUNS=10000 for the long run, FUZZ_SEED and FUZZ_PATH to repeat one. */
const runs = Number(process.env.FUZZ_RUNS ?? 40)
const layoutRuns = Number(process.env.FUZZ_RUNS ?? 8)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_121)
const path = process.env.FUZZ_PATH
const timeoutMs = 20_000 + runs * 200

const examples = [
  'pendulum-compressed.npz',
  'pendulum-fortran-f64.npz',
  'pendulum-d4rl.hdf5',
  'pendulum-minari.hdf5',
  'pendulum-d3rlpy-v1.h5',
  'made/pendulum-d3rlpy-v2.h5',
  'made/d4rl-latest-library.hdf5',
  'pendulum.csv',
  'pendulum.jsonl',
]

/** One file of each layout that people have besides (fixtures/kinds), and fewer runs of each in the suite. */
const layouts = [
  'kinds/maniskill-dict.h5',
  'kinds/robomimic-next.hdf5',
  'kinds/minari-tuple.hdf5',
  'kinds/minari-dict.parquet',
  'kinds/minari-parquet.zip',
  'kinds/minari-hdf5.zip',
  'kinds/lerobot-v3.parquet',
  'kinds/decimal.parquet',
  'kinds/rlds.npz',
  'kinds/ogbench-singletask.npz',
  'kinds/sb3-not-full.npz',
  'kinds/sb3-two-envs.npz',
  'kinds/grid-more.npz',
  'kinds/matlab.mat',
  'kinds/compound.h5',
  'kinds/compound.npz',
  'kinds/virtual-here.h5',
  'kinds/chinese-gbk.csv',
  'kinds/utf16-be.csv',
  'kinds/vectors.csv',
  'kinds/late-info.jsonl',
  'cases/33-json-other/episode-lines.jsonl',
  'cases/33-json-other/columns.json',
]

describe('damaged files are datasets or refusals, nothing else', () => {
  test.each(examples)('%s', (path) => fuzz(path, shorten(path, fixtureBytes(path))), timeoutMs)
  test.each(layouts)('%s', (path) => fuzz(path, fixtureBytes(path), undefined, layoutRuns), timeoutMs)
  test(
    'arrays inside an NPZ, with right checksums',
    () => {
      const { 'observations.npy': observations, ...others } = unzipSync(fixtureBytes('pendulum-compressed.npz'))
      const pack: Damage = (bytes) => zipSync({ ...others, 'observations.npy': bytes }, { level: 0 })
      return fuzz('arrays.npz', observations!.slice(), pack)
    },
    timeoutMs,
  )
  test.each(['SNAPPY', 'UNCOMPRESSED'] as const)('Parquet, %s', (codec) => fuzz('a.parquet', parquet(codec)), timeoutMs)
})

/** `pack` makes a file of the damaged bytes. */
async function fuzz(
  name: string,
  original: Uint8Array<ArrayBuffer>,
  pack: Damage = (bytes) => bytes,
  numRuns = runs,
): Promise<void> {
  await expectDataset(name, pack(original.slice()))
  const property = fc.asyncProperty(
    fc.array(damage(original.length), { minLength: 1, maxLength: 4 }),
    async (damages) => {
      let bytes = original.slice()
      for (const apply of damages) bytes = apply(bytes)
      const started = process.cpuUsage()
      try {
        await expectDataset(name, pack(bytes))
      } catch (error) {
        expect(error).toBeInstanceOf(DatasetError)
      }
      const { user, system } = process.cpuUsage(started)
      expect((user + system) / 1e6, 'seconds of processor time').toBeLessThan(10)
    },
  )
  await fc.assert(property, { numRuns, seed, ...(path ? { path } : {}), endOnFailure: true })
}

async function expectDataset(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  expectSound(await readDataset(fileOf(name, bytes)))
}

/** What every reader promises of what it accepts. */
function expectSound(dataset: Dataset): void {
  const { count, observationSize, actionSize, episodeStarts } = dataset
  expect([count > 0, observationSize > 0, actionSize > 0]).toEqual([true, true, true])
  const lengths = [dataset.observations, dataset.nextObservations, dataset.actions, dataset.rewards]
  expect(lengths.map((array) => array.length)).toEqual([
    count * observationSize,
    count * observationSize,
    count * actionSize,
    count,
  ])
  for (const array of lengths) expect((array as Float64Array).every(Number.isFinite)).toBe(true)
  expect(dataset.terminals.length + dataset.timeouts.length).toBe(2 * count)
  const ends = new Set(episodeStarts.subarray(1))
  expect([episodeStarts[0], episodeStarts.at(-1)]).toEqual([0, count])
  // Within an episode a task may have ended (antmaze goes on at its goal), but nothing is cut off.
  const isSound = dataset.terminals.every((terminal, row) =>
    ends.has(row + 1) ? terminal + dataset.timeouts[row]! === 1 : dataset.timeouts[row] === 0,
  )
  expect(isSound).toBe(true)
}

type Damage = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>

/** Near the ends, where headers and directories are, more often than elsewhere. */
function damage(length: number): fc.Arbitrary<Damage> {
  const near = Math.min(length - 1, 3000)
  const place = fc.oneof(
    fc.integer({ min: 0, max: near }),
    fc.integer({ min: length - 1 - near, max: length - 1 }),
    fc.integer({ min: 0, max: length - 1 }),
  )
  const change = fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
    ([at, values]): Damage =>
      (bytes) => {
        bytes.set(values.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length))
        return bytes
      },
  )
  const extreme = fc.tuple(place, fc.constantFrom(0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0x0fffffff)).map(
    ([at, value]): Damage =>
      (bytes) => {
        if (at + 4 <= bytes.length) new DataView(bytes.buffer).setUint32(at, value, true)
        return bytes
      },
  )
  const flip = fc.tuple(place, fc.integer({ min: 0, max: 7 })).map(
    ([at, bit]): Damage =>
      (bytes) => {
        if (at < bytes.length) bytes[at]! ^= 1 << bit
        return bytes
      },
  )
  const cut = place.map(
    (at): Damage =>
      (bytes) =>
        bytes.slice(0, at),
  )
  const remove = fc.tuple(place, fc.integer({ min: 1, max: 200 })).map(
    ([at, size]): Damage =>
      (bytes) => {
        return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + size)])
      },
  )
  return fc.oneof(
    { weight: 4, arbitrary: change },
    { weight: 4, arbitrary: extreme },
    { weight: 4, arbitrary: flip },
    cut,
    remove,
  )
}

/** Text examples without most of their lines, for speed. */
function shorten(path: string, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (!/\.(csv|jsonl)$/.test(path)) return bytes
  const lines = new TextDecoder().decode(bytes).split('\n')
  return new TextEncoder().encode(lines.slice(0, 220).join('\n'))
}

function parquet(codec: 'SNAPPY' | 'UNCOMPRESSED'): Uint8Array<ArrayBuffer> {
  const count = 300
  const wave = (shift: number) => Float64Array.from({ length: count }, (_, row) => Math.sin(row / 7 + shift))
  const columnData = [
    { name: 'obs_0', data: wave(0), type: 'DOUBLE' as const },
    { name: 'obs_1', data: wave(1), type: 'DOUBLE' as const, nullable: false },
    {
      name: 'action',
      data: wave(2)
        .map(Math.sign)
        .map((sign) => sign / 2),
      type: 'DOUBLE' as const,
    },
    { name: 'reward', data: wave(3), type: 'DOUBLE' as const },
    { name: 'done', data: Array.from({ length: count }, (_, row) => row % 50 === 49), type: 'BOOLEAN' as const },
    {
      name: 'episode',
      data: Int32Array.from({ length: count }, (_, row) => Math.floor(row / 50)),
      type: 'INT32' as const,
    },
  ]
  return new Uint8Array(parquetWriteBuffer({ columnData, codec, rowGroupSize: 150 }))
}
