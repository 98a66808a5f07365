import { readdirSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { DatasetError } from '../dataset'
import { fileOf, fixture, fixtureBytes } from './fixtures/open'
import { loadHdf5 } from './hdf5-file'
import { readDataset } from './read-dataset'
import { roleOf } from './roles'
import type { Column } from './source'

// Once, and not in the time of the first file that needs it.
beforeAll(() => loadHdf5(), 30_000)

/** The message, which must come within the 2 s that a person is promised. */
async function refusal(file: Parameters<typeof readDataset>[0]): Promise<string> {
  const error = await readDataset(file).then(
    () => {
      throw new Error(`${file.name} was accepted`)
    },
    (problem: unknown) => problem,
  )
  expect(error).toBeInstanceOf(DatasetError)
  return (error as DatasetError).message
}

const broken: Readonly<Record<string, readonly (string | RegExp)[]>> = {
  'cut-line-13.jsonl': ['line 13', 'not a whole JSON object'],
  'empty.npz': ['not a single transition'],
  'html-named.hdf5': ['<!doctype html>', 'text'],
  'infinite-reward.npz': ['"rewards"', 'row 3', 'Infinity'],
  'length-mismatch.npz': ['"actions" has 1,795 rows', '"observations" has 1,800'],
  'missing-actions.npz': ['no actions', '"observations", "rewards", "terminals"'],
  'nan-observation.npz': ['"observations"', 'row 17', 'column 1', 'NaN'],
  'not-a-zip.npz': ['ZIP'],
  'object-array.npz': ['"observations"', 'Python objects', 'pickle'],
  'prose.csv': ['line 1', 'header'],
  'ragged-row-41.csv': ['line 41', '9 values', '8 columns'],
  'text-in-row-10.csv': ['line 10', '"obs_0"', '"abc"'],
  'truncated.hdf5': ['cut off or damaged'],
  'zero-bytes.csv': ['empty'],
}

const usable = ['out-of-range-actions.npz', 'wrong-width.npz']

describe('broken examples', () => {
  test('all of them are known here', () => {
    const names = readdirSync(new URL('fixtures/broken', import.meta.url))
    expect(names.sort()).toEqual([...Object.keys(broken), ...usable].sort())
  })

  test.each(Object.entries(broken))(
    '%s is refused with what and where',
    async (name, parts) => {
      const message = await refusal(fixture(`broken/${name}`))
      expect(message.startsWith(`${name}: `)).toBe(true)
      for (const part of parts) expect(message).toMatch(part)
    },
    2000,
  )

  test.each(usable)('%s is a dataset', async (name) => {
    expect((await readDataset(fixture(`broken/${name}`))).count).toBe(1791)
  })
})

const made: Readonly<Record<string, readonly string[]>> = {
  'discrete-actions.hdf5': ['"actions"', 'discrete', 'continuous actions'],
  'images.hdf5': ['"observations"', '(10, 12, 12, 3)', 'vectors'],
  'huge-claim.hdf5': ['1,099,511,627,776 rows', '2,000,000'],
  'deep-nesting.hdf5': ['no observations'],
}

describe('HDF5 that is not supported', () => {
  test.each(Object.entries(made))(
    '%s',
    async (name, parts) => {
      const message = await refusal(fixture(`made/${name}`))
      for (const part of parts) expect(message).toContain(part)
    },
    2000,
  )
})

const head = 'obs_0,obs_1,action_0,reward,terminated,truncated,episode'
const good = '0.5,1.5,0.1,-1,False,False,0'

describe('CSV', () => {
  test.each([
    ['NaN', `${head}\n${good}\n0.5,nan,0.1,-1,False,False,0`, 'line 3, column "obs_1"'],
    ['infinity', `${head}\n0.5,1,0.1,-inf,False,False,0`, 'line 2, column "reward"'],
    ['an empty value', `${head}\n0.5,,0.1,-1,False,False,0`, 'line 2, column "obs_1" is empty'],
    ['hexadecimal', `${head}\n0x10,1,0.1,-1,False,False,0`, 'line 2, column "obs_0"'],
    ['a decimal comma', `${head.replaceAll(',', ';')}\n0,5;1;2;3;0;0;0`, 'decimals need a point'],
    ['beyond float32', `${head}\n1e39,1,0.1,-1,False,False,0`, 'line 2'],
    ['a flag of 2', `${head}\n${good}\n\n0.5,1.5,0.1,-1,2,False,0`, 'line 4 is 2; 0 or 1'],
    ['no header', `${good}\n${good}`.replaceAll('False', '0'), 'first line must name the columns'],
    ['a name twice', `${head.replace('obs_1', 'obs_0')}\n${good}`, '"obs_0" twice'],
    ['header only', `${head}\n`, 'not a single transition'],
    ['mixed episodes', `${head}\n${good}\n${good.slice(0, -1)}1\n${good}`, 'line 4: episode 0 goes on'],
    ['discrete actions', `s,action,reward,done\n0.5,1,1,0\n0.1,0,1,1`, 'discrete actions'],
    ['one value in quotes over the rest', `${head}\n"${good}\n${'0,'.repeat(600_000)}`, 'longer than 1,000,000'],
    ['terminal commands in a name', `p,q,\u001b[31m\u202e\n1,2,3`, '\\u001b[31m\\u202e'],
  ])('%s', async (_, text, part) => {
    expect(await refusal(fileOf('bad.csv', text))).toContain(part)
  })

  test('bytes that are no text', async () => {
    const bytes = new TextEncoder().encode(`${head}\n${good}\n${good}`)
    bytes[head.length + 3] = 0xff
    expect(await refusal(fileOf('bad.csv', bytes))).toContain('not UTF-8')
  })
})

const record = { observation: [0.5, 1], action: [0.5], reward: 1, terminated: false, truncated: false }
const line = JSON.stringify(record)
const with_ = (changes: object) => JSON.stringify({ ...record, ...changes })

describe('JSON Lines', () => {
  test.each([
    ['NaN as Python writes it', `${line}\n${line.replace('0.5', 'NaN')}`, '"observation", line 2, column 0 is NaN'],
    ['a number too large', `${line}\n${line.replace('0.5', '1e999')}`, '"observation", line 2, column 0 is Infinity'],
    ['null', `${line}\n${with_({ reward: null })}`, 'line 2, "reward" is null'],
    ['another length', `${line}\n${with_({ observation: [1] })}`, 'line 2, "observation" has 1 number; line 1 has 2'],
    ['a missing field', `${line}\n{"observation":[1,2],"action":[1]}`, 'line 2, "reward" is missing'],
    ['a field from the prototype', `${line}\n{"__proto__":${line}}`, 'line 2, "observation" is missing'],
    ['images', with_({ observation: [[1], [2]] }), 'lists in a list'],
    ['text', with_({ action: 'left' }), 'the text "left"'],
    ['a list in each line', `{"a":1}\n[1,2]`, 'line 2 is not a JSON object'],
    ['deep nesting', `{"observation":${'['.repeat(400_000)}`, 'record 1 is not a whole JSON object'],
    ['a line without end', `${line}\n{"observation":"${'x'.repeat(16_100_000)}"}`, 'longer than 16,000,000'],
    ['discrete actions', `${with_({ action: 1 })}\n${with_({ action: 0 })}`, 'discrete actions'],
  ])('%s', async (_, text, part) => {
    expect(await refusal(fileOf('bad.jsonl', text))).toContain(part)
  })
})

describe('before anything is read', () => {
  test('of an archive only its directory and the arrays that are used are read', async () => {
    const frames = new Uint8Array(4 * 2 ** 20)
    const arrays = unzipSync(fixtureBytes('pendulum-compressed.npz'))
    frames.set(arrays['rewards.npy']!.subarray(0, 128))
    const bytes = zipSync({ ...arrays, 'frames.npy': [frames, { level: 0 }] })
    let taken = 0
    const slice = (from: number, to: number) => {
      taken += to - from
      return { arrayBuffer: async () => bytes.slice(from, to).buffer }
    }
    const { unused } = await readDataset({ name: 'large.npz', size: bytes.length, slice })
    expect(unused).toEqual(['frames'])
    expect(taken).toBeLessThan(1.5 * 2 ** 20)
  })

  test('of a large Parquet file only the columns that are used are read', async () => {
    const bytes = fixtureBytes('kinds/decimal.parquet')
    const gap = 300 * 2 ** 20
    let taken = 0
    // As if 300 MB of unused columns stood between the used ones and the notes at the end: their length, and "PAR1".
    const notes = bytes.length - 8 - new DataView(bytes.buffer).getUint32(bytes.length - 8, true)
    const slice = (from: number, to: number) => {
      taken += to - from
      const read = (place: number) => (place < notes ? bytes[place]! : (bytes[place - gap] ?? 0))
      return { arrayBuffer: async () => Uint8Array.from({ length: to - from }, (_, i) => read(from + i)).buffer }
    }
    const dataset = await readDataset({ name: 'large.parquet', size: bytes.length + gap, slice })
    expect(dataset.count).toBe(56)
    expect(taken).toBeLessThan(2 ** 20)
  })

  test('of a large HDF5 file only the arrays that are used are read, where bytes can be had at once', async () => {
    const bytes = fixtureBytes('pendulum-d4rl.hdf5')
    let taken = 0
    const readNow = (start: number, end: number) => {
      taken += end - start
      const piece = new Uint8Array(end - start)
      piece.set(bytes.subarray(start, end))
      return piece
    }
    const slice = (start: number, end: number) => ({ arrayBuffer: async () => readNow(start, end).buffer })
    const dataset = await readDataset({ name: 'large.hdf5', size: 300 * 2 ** 20, slice, readNow })
    expect(dataset.count).toBe(1800)
    expect(taken).toBeLessThan(2 ** 20)
  })

  test.each([
    ['model.pkl', Uint8Array.of(0x80, 4, 0x95, 0), 'pickle'],
    ['a.npy', Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0), 'numpy.savez'],
    ['a.csv.gz', Uint8Array.of(0x1f, 0x8b, 8, 0), 'gzip'],
    ['photo.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0), 'supported are'],
  ])('%s is refused with what to do', async (name, bytes, part) => {
    expect(await refusal(fileOf(name, bytes))).toContain(part)
  })
})

test('rows without a number in them are refused, also where only reading tells', () => {
  const empty: Column = { name: 'action', rows: 2, width: 0, kind: 'float', values: new Float64Array(0) }
  expect(() => roleOf([empty])).toThrow('"action" has no numbers in its rows')
})
