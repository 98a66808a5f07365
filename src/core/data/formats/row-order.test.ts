import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { inEnglish } from '../../messages/message'
import { datasetFacts } from '../dataset-facts'
import { fileOf } from './fixtures/open'
import { readDataset } from './read-dataset'
import { npy } from './write-npz'

/** Episodes of 20 steps: the observation is where the step led, so that its order shows. */
const rows = Array.from({ length: 60 }, (_, row) => ({
  episode: Math.floor(row / 20),
  step: row % 20,
  obs_0: 10 * Math.floor(row / 20) + (row % 20) / 100,
  action_0: 0.5,
  reward: row / 100,
}))
type Row = Partial<(typeof rows)[number]>
const csv = (given: readonly Row[]) =>
  [Object.keys(given[0]!).join(','), ...given.map((row) => Object.values(row).join(','))].join('\n')
const without = (name: keyof Row) => rows.map(({ [name]: _, ...row }): Row => row)
const sentences = ({ assumptions, warnings }: Awaited<ReturnType<typeof readDataset>>) =>
  [...assumptions, ...warnings].map(inEnglish).join('\n')

describe('a count of steps', () => {
  test('puts the rows of an episode in order, and says so', async () => {
    const dataset = await readDataset(fileOf('reversed.csv', csv(rows.toReversed())))
    expect([...dataset.observations.subarray(0, 3)]).toEqual([20, 20.01, 20.02].map(Math.fround))
    expect(sentences(dataset)).toContain(
      'In 3 episodes the rows do not stand in the order of "step"; they were put in it',
    )
    expect(sentences(await readDataset(fileOf('right.csv', csv(rows))))).not.toContain('put in it')
  })

  test('tells episodes apart where nothing else does', async () => {
    const dataset = await readDataset(fileOf('steps.csv', csv(without('episode'))))
    expect(datasetFacts(dataset)).toMatchObject({ episodes: 3, transitions: 60, terminals: 0, timeouts: 3 })
    expect(sentences(dataset)).toContain('"step" begins anew in 3 rows')
  })

  test('refuses nothing where it is no count', async () => {
    const odd = without('episode').map((row, i) => ({ ...row, step: i === 4 ? Number.NaN : row.step! }))
    expect(datasetFacts(await readDataset(fileOf('odd.csv', csv(odd)))).episodes).toBe(1)
  })
})

test.each([
  ['episode_ends', [20, 40, 60]],
  ['episode_ends', [19, 39, 59]],
  ['episode_starts', [0, 20, 40]],
])('a list with one row for each episode, %s %j, is read', async (name, list) => {
  const column = (key: 'obs_0' | 'action_0' | 'reward') => Float64Array.from(rows, (row) => row[key])
  const file = zipSync({
    'observations.npy': npy('<f8', [60, 1], column('obs_0')),
    'actions.npy': npy('<f8', [60, 1], column('action_0')),
    'rewards.npy': npy('<f8', [60], column('reward')),
    [`${name}.npy`]: npy('<f8', [3], Float64Array.from(list)),
  })
  const dataset = await readDataset(fileOf('lists.npz', file))
  expect(datasetFacts(dataset)).toMatchObject({ episodes: 3, transitions: 60, timeouts: 3 })
  expect(sentences(dataset)).toContain(`"${name}" lists the rows`)
})

test('a JSON array of episodes, each with its list of steps, is read', async () => {
  const episodes = [0, 1, 2].map((episode) => ({
    episode,
    steps: rows
      .filter((row) => row.episode === episode)
      .map(({ obs_0, action_0, reward }) => ({ observation: [obs_0], action: [action_0], reward })),
  }))
  const dataset = await readDataset(fileOf('steps.json', JSON.stringify(episodes)))
  expect(datasetFacts(dataset)).toMatchObject({ episodes: 3, transitions: 60 })
  const broken = JSON.stringify(episodes).replace('"reward":0.25', '"reward":"much"')
  await expect(readDataset(fileOf('broken.json', broken))).rejects.toThrow('record 2, step 5')
})
