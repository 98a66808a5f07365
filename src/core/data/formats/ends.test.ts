import { describe, expect, test } from 'vitest'
import { inEnglish } from '../../messages/message'
import { datasetFacts } from '../dataset-facts'
import { fileOf } from './fixtures/open'
import { readDataset } from './read-dataset'

/** Three episodes of 20 steps, each far from the others; `flag` says where `terminated` stands. */
function csv(flag: (row: number) => boolean, place = (episode: number) => 5 * episode): string {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const [episode, step] = [Math.floor(row / 20), row % 20]
    return [place(episode) + step / 50, Math.sin(step / 4), 0.5, row / 100, Number(flag(row))].join(',')
  })
  return ['obs_0,obs_1,action_0,reward,terminated', ...rows].join('\n')
}

const sentences = ({ assumptions, warnings }: Awaited<ReturnType<typeof readDataset>>) =>
  [...assumptions, ...warnings].map(inEnglish).join('\n')

describe('flags one row late, without next observations', () => {
  test('are moved where the observations jump before each of them and nowhere else', async () => {
    const dataset = await readDataset(
      fileOf(
        'late.csv',
        csv((row) => row === 20 || row === 40),
      ),
    )
    const { episodes, terminals, returns } = datasetFacts(dataset)
    expect([episodes, terminals]).toEqual([3, 2])
    expect(returns[0]).toBeCloseTo(
      Array.from({ length: 20 }, (_, row) => row / 100).reduce((a, b) => a + b),
      6,
    )
    expect(sentences(dataset)).toMatch(/one row late \(line 22, line 42\).*moved to the row before/)
  })

  test('are left where the file does not prove it', async () => {
    // One more jump, which no flag follows.
    const dataset = await readDataset(
      fileOf(
        'odd.csv',
        csv(
          (row) => row === 20,
          (episode) => 5 * episode,
        ),
      ),
    )
    expect(sentences(dataset)).not.toContain('moved to the row before')
    const right = await readDataset(
      fileOf(
        'right.csv',
        csv((row) => row % 20 === 19),
      ),
    )
    expect([datasetFacts(right).terminals, sentences(right).includes('late')]).toEqual([3, false])
  })
})

describe('episodes of one step', () => {
  test('are a bandit where the file says so, and shuffled rows where nothing does', async () => {
    const bandit = await readDataset(
      fileOf(
        'bandit.csv',
        csv(() => true),
      ),
    )
    expect(datasetFacts(bandit).episodes).toBe(60)
    expect(sentences(bandit)).toContain('as of a bandit')
    expect(sentences(bandit)).not.toContain('shuffled')
    const rows = Array.from({ length: 60 }, (_, row) => {
      const at = (37 * row) % 60
      return [at, Math.sin(at), 0.5, 1, at + 1, Math.sin(at + 1)].join(',')
    })
    const shuffled = ['obs_0,obs_1,action_0,reward,next_obs_0,next_obs_1', ...rows].join('\n')
    expect(sentences(await readDataset(fileOf('shuffled.csv', shuffled)))).toContain('rows look shuffled')
  })
})
