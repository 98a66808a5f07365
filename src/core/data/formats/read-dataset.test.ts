import { readFileSync } from 'node:fs'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, test } from 'vitest'
import { inEnglish } from '../../messages/message'
import type { DatasetFacts } from '../dataset'
import { datasetFacts } from '../dataset-facts'
import { fileOf, fixture, fixtureBytes, goodExamples } from './fixtures/open'
import { readDataset, readFields } from './read-dataset'

const expected: DatasetFacts = JSON.parse(readFileSync(new URL('fixtures/facts.json', import.meta.url), 'utf8'))

function expectFacts(actual: DatasetFacts): void {
  const { returns, rewardSum, observationMean, ...counts } = expected
  expect(actual).toMatchObject(counts)
  const close = (value: number, reference: number) =>
    expect(Math.abs(value - reference) / Math.abs(reference)).toBeLessThan(1e-6)
  close(actual.rewardSum, rewardSum)
  expect(actual.returns).toHaveLength(returns.length)
  for (const [i, value] of returns.entries()) close(actual.returns[i]!, value)
  for (const [i, value] of observationMean.entries()) close(actual.observationMean[i]!, value)
}

describe('good examples', () => {
  test.each(goodExamples)('%s gives the facts', async (path) => {
    const dataset = await readDataset(fixture(path))
    expectFacts(datasetFacts(dataset))
    expect(dataset.warnings).toEqual([])
  })

  test('all agree on the transitions that they share', async () => {
    const reference = await readDataset(fixture('pendulum-minari.hdf5'))
    for (const path of goodExamples) {
      const dataset = await readDataset(fixture(path))
      expect(
        dataset.timeouts.reduce((a, b) => a + b, 0),
        path,
      ).toBe(9)
      // Without next observations, the last step of each episode of 200 is left out.
      const length = dataset.count === 1800 ? 200 : 199
      expect(dataset.count, path).toBe(9 * length)
      expect([...dataset.episodeStarts], path).toEqual(Array.from({ length: 10 }, (_, i) => i * length))
      for (const episode of [0, 4, 8]) {
        const rows = (start: number) => [start * 3, (start + 199) * 3] as const
        const part = (array: Float32Array, start: number) => array.subarray(...rows(start))
        for (const key of ['observations', 'nextObservations'] as const) {
          expect(part(dataset[key], episode * length), `${path} ${key}`).toEqual(part(reference[key], episode * 200))
        }
      }
    }
  })

  test('steps without a next observation are counted, left out, and said to be', async () => {
    const dataset = await readDataset(fixture('pendulum-d4rl-no-next.hdf5'))
    expect(dataset.assumptions.map(inEnglish).join()).toContain('last step of 9 episodes')
    expect((await readDataset(fixture('pendulum-d4rl.hdf5'))).assumptions).toEqual([])
  })
})

describe('Parquet', () => {
  const rows = async () => {
    const dataset = await readDataset(fixture('pendulum.jsonl'))
    const column = (array: Float32Array, width: number, i: number) =>
      Float64Array.from({ length: dataset.count }, (_, row) => array[row * width + i]!)
    const flags = (array: Uint8Array) => Array.from(array, (flag) => flag === 1)
    return { dataset, column, flags }
  }

  test.each(['SNAPPY', 'UNCOMPRESSED'] as const)('columns of numbers (%s)', async (codec) => {
    const { dataset, column, flags } = await rows()
    const columnData = [
      ...[0, 1, 2].map((i) => ({ name: `obs_${i}`, data: column(dataset.observations, 3, i), type: 'FLOAT' as const })),
      { name: 'action', data: column(dataset.actions, 1, 0), type: 'DOUBLE' as const },
      { name: 'reward', data: dataset.rewards, type: 'DOUBLE' as const },
      { name: 'terminated', data: flags(dataset.terminals), type: 'BOOLEAN' as const },
      { name: 'truncated', data: flags(dataset.timeouts), type: 'BOOLEAN' as const },
    ]
    const file = parquetWriteBuffer({ columnData, codec, rowGroupSize: 500 })
    expectFacts(datasetFacts(await readDataset(fileOf('a.parquet', new Uint8Array(file)))))
  })

  test('lists of numbers, and integers for flags', async () => {
    const { dataset } = await rows()
    const list = (name: string) => [
      { name, repetition_type: 'OPTIONAL' as const, num_children: 1, converted_type: 'LIST' as const },
      { name: 'list', repetition_type: 'REPEATED' as const, num_children: 1 },
      { name: 'element', repetition_type: 'OPTIONAL' as const, type: 'FLOAT' as const },
    ]
    const vectors = (array: Float32Array, width: number) =>
      Array.from({ length: dataset.count }, (_, row) => [...array.subarray(row * width, row * width + width)])
    const file = parquetWriteBuffer({
      columnData: [
        { name: 'observation', data: vectors(dataset.observations, 3) },
        { name: 'next_observation', data: vectors(dataset.nextObservations, 3) },
        { name: 'action', data: vectors(dataset.actions, 1) },
        { name: 'reward', data: dataset.rewards },
        { name: 'truncated', data: Int32Array.from(dataset.timeouts) },
      ],
      schema: [
        { name: 'root', num_children: 5 },
        ...list('observation'),
        ...list('next_observation'),
        ...list('action'),
        { name: 'reward', type: 'DOUBLE', repetition_type: 'REQUIRED' },
        { name: 'truncated', type: 'INT32', repetition_type: 'REQUIRED' },
      ],
    })
    const again = await readDataset(fileOf('lists.parquet', new Uint8Array(file)))
    expectFacts(datasetFacts(again))
    expect(again.nextObservations).toEqual(dataset.nextObservations)
  })
})

describe('numbers of every kind', () => {
  test('float16, 64-bit integers and one-dimensional actions', async () => {
    const dataset = await readDataset(fixture('made/float16-int64.hdf5'))
    expect(dataset.observations.subarray(57)).toEqual(Float32Array.of(57, 58, 59))
    expect(dataset.rewards[19]).toBe(19 * 2 ** 40)
    expect(dataset.actions[0]).toBe(-1)
    expect([...dataset.terminals].lastIndexOf(1)).toBe(19)
  })

  test('boundaries are found by jumps where flags are missing', async () => {
    const dataset = await readDataset(fixture('made/d4rl-latest-library.hdf5'))
    expect([...dataset.episodeStarts]).toEqual([0, 200, 400])
    expect(dataset.assumptions.map(inEnglish).join()).toContain('1 episode ended without a flag')
  })
})

describe('columns with other names', () => {
  const csv = (header: string) => `${header}\n0.5,1.5,0.1,-1,0,1\n1.5,2.5,0.2,-2,0,1\n2.5,3.5,0.3,-3,1,1\n`
  const odd = csv('position,velocity,torque,r,over,run')

  test('are guessed, and the guess is shown', async () => {
    const fields = await readFields(fileOf('odd.csv', csv('position,velocity,torque,r,done,traj')))
    expect(fields.certainty).toBe('guessed')
    expect(fields.mapping).toMatchObject({
      observations: ['position', 'velocity'],
      actions: ['torque'],
      rewards: 'r',
      terminals: 'done',
      episode: 'traj',
    })
    const dataset = await readDataset(fileOf('odd.csv', csv('position,velocity,torque,r,done,traj')))
    expect(inEnglish(dataset.assumptions[0]!)).toContain('guessed')
    expect([...dataset.terminals]).toEqual([0, 0, 1])
  })

  test('are mapped as told', async () => {
    const dataset = await readDataset(fileOf('odd.csv', odd), {
      mapping: {
        observations: ['velocity', 'position'],
        actions: ['torque'],
        rewards: 'r',
        nextObservations: [],
        terminals: 'over',
        timeouts: null,
        episode: 'run',
      },
    })
    expect([...dataset.observations]).toEqual([1.5, 0.5, 2.5, 1.5, 3.5, 2.5])
    expect([...dataset.rewards]).toEqual([-1, -2, -3])
  })

  test('numbered columns are put in the order of their numbers', async () => {
    const names = Array.from({ length: 11 }, (_, i) => `obs_${10 - i}`)
    const text = `${names.join(',')},action,reward,done\n${[...names.keys()].join(',')},0.5,1,1\n`
    const dataset = await readDataset(fileOf('wide.csv', text))
    expect([...dataset.observations]).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  })
})

describe('reading', () => {
  test('reports progress that never goes back', async () => {
    const fractions: number[] = []
    await readDataset(fixture('pendulum.csv'), { onProgress: (fraction) => fractions.push(fraction) })
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  })

  test('stops when cancelled, with the reason of the signal', async () => {
    const reason = new Error('the person changed their mind')
    await expect(readDataset(fixture('pendulum.csv'), { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    const controller = new AbortController()
    const row = '0.5,1.5,0.1,-1,0\n'
    const file = fileOf('long.csv', `obs_0,obs_1,action_0,reward,done\n${row.repeat(400_000)}`)
    const reading = readDataset(file, { signal: controller.signal, onProgress: () => controller.abort(reason) })
    await expect(reading).rejects.toBe(reason)
  })

  test('tells the format by the bytes, not by the name', async () => {
    const dataset = await readDataset(fileOf('wrong-name.csv', fixtureBytes('pendulum-d4rl.hdf5')))
    expect(dataset.count).toBe(1800)
  })

  test.each([';', '\t', '|'])(
    'CSV may be separated by %j, with Windows line ends and a byte order mark',
    async (mark) => {
      const text = `\ufeff${readFileSync(new URL('fixtures/pendulum.csv', import.meta.url), 'utf8')}`
      const other = text.replaceAll(',', mark).replaceAll('\n', '\r\n')
      expectFacts(datasetFacts(await readDataset(fileOf('other.csv', other))))
    },
  )
})
