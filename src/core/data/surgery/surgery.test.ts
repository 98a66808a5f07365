import { describe, expect, it } from 'vitest'
import { createEnvironment } from '../../environments/registry'
import { type Dataset, DatasetError, episodeCount, episodeReturns } from '../dataset'
import { generateDataset } from '../generation/generate-dataset'
import { dropEpisodeEnds } from './drop-episode-ends'
import { flipRewards } from './flip-rewards'
import { keepBestEpisodes } from './keep-best'
import { type PaintedRegion, paintHole } from './paint-hole'
import { relabelRewards } from './relabel-rewards'

/** Three episodes of 4, 2 and 4 steps; observation [row, -row], reward row; the second ends in a terminal. */
function example(): Dataset {
  const rows = Array.from({ length: 10 }, (_, row) => row)
  return {
    name: 'example',
    count: 10,
    observationSize: 2,
    actionSize: 1,
    observations: Float32Array.from(rows.flatMap((row) => [row, -row])),
    actions: Float32Array.from(rows),
    rewards: Float64Array.from(rows),
    nextObservations: Float32Array.from(rows.flatMap((row) => [row + 1, -row - 1])),
    terminals: Uint8Array.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 0]),
    timeouts: Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 0, 0, 1]),
    episodeStarts: Uint32Array.from([0, 4, 6, 10]),
    assumptions: [],
    warnings: [],
    recorded: {
      episodes: 3,
      transitions: 10,
      observationSize: 2,
      actionSize: 1,
      returns: [6, 9, 30],
      rewardSum: 45,
      observationMean: [4.5, -4.5],
      terminals: 1,
      timeouts: 2,
    },
  }
}

describe.each<[string, (dataset: Dataset) => Dataset]>([
  ['paintHole', (dataset) => paintHole(dataset, [0, 1], [{ shape: 'box', low: [1, -2], high: [2, -1] }])],
  ['dropEpisodeEnds', (dataset) => dropEpisodeEnds(dataset, 0.5)],
  ['keepBestEpisodes', (dataset) => keepBestEpisodes(dataset, 0.5)],
  ['flipRewards', (dataset) => flipRewards(dataset, 0.5, 1)],
])('%s', (_, change) => {
  it('leaves its input alone, and the facts of the unchanged file behind', () => {
    const dataset = example()
    const changed = change(dataset)
    expect(dataset).toEqual(example())
    expect(changed.recorded).toBeUndefined()
    expect(changed.name).not.toBe(dataset.name)
    expect(changed.rewards.length).toBe(changed.count)
  })
})

describe('paintHole', () => {
  it('cuts episodes where they enter and goes on where they leave', () => {
    const hole: PaintedRegion = { shape: 'ellipse', centre: [1.5, -1.5], radii: [1, 1] }
    const changed = paintHole(example(), [0, 1], [hole, { shape: 'box', low: [6, -99], high: [8, 0] }])
    expect([...changed.rewards]).toEqual([0, 3, 4, 5, 9])
    expect([...changed.episodeStarts]).toEqual([0, 1, 2, 4, 5])
    expect([...changed.timeouts]).toEqual([1, 1, 0, 0, 1])
    expect([...changed.terminals]).toEqual([0, 0, 0, 1, 0])
    expect([...changed.observations.subarray(2, 4)]).toEqual([3, -3])
    expect(changed.nextObservations[0]).toBe(1)
  })

  it('changes nothing where nothing is painted, and refuses to leave nothing', () => {
    const untouched = paintHole(example(), [0, 1], [])
    expect(untouched.observations).toEqual(example().observations)
    expect(untouched.episodeStarts).toEqual(example().episodeStarts)
    const everything: PaintedRegion = { shape: 'box', low: [-99, -99], high: [99, 99] }
    expect(() => paintHole(example(), [0, 1], [everything])).toThrow(/Nothing of example would be left/)
    expect(() => paintHole(example(), [0, 2], [])).toThrow(/no observation entry 2/)
  })
})

describe('dropEpisodeEnds', () => {
  it('keeps the first part of each episode, cut off', () => {
    const changed = dropEpisodeEnds(example(), 0.5)
    expect([...changed.rewards]).toEqual([0, 1, 4, 6, 7])
    expect([...changed.episodeStarts]).toEqual([0, 2, 3, 5])
    expect([...changed.timeouts]).toEqual([0, 1, 1, 0, 1])
    expect(changed.terminals.includes(1)).toBe(false)
    expect(dropEpisodeEnds(example(), 0).terminals).toEqual(example().terminals)
    expect(() => dropEpisodeEnds(example(), 1)).toThrow(/share to drop is 1/)
  })
})

describe('keepBestEpisodes', () => {
  it('keeps the episodes with the highest returns in their order', () => {
    expect([...episodeReturns(keepBestEpisodes(example(), 0.67))]).toEqual([9, 30])
    expect([...episodeReturns(keepBestEpisodes(example(), 0))]).toEqual([30])
    expect(keepBestEpisodes(example(), 1).rewards).toEqual(example().rewards)
    expect(() => keepBestEpisodes(example(), Number.NaN)).toThrow(DatasetError)
  })
})

describe('flipRewards', () => {
  it('flips exactly the share asked for, the same for a seed', () => {
    const original = example().rewards.map((reward) => reward + 1)
    const dataset = { ...example(), rewards: original }
    const changed = flipRewards(dataset, 0.3, 5)
    expect(changed.rewards.filter((reward) => reward < 0)).toHaveLength(3)
    expect(changed.rewards.map(Math.abs)).toEqual(original)
    expect(flipRewards(dataset, 0.3, 5).rewards).toEqual(changed.rewards)
    expect(flipRewards(dataset, 0.3, 6).rewards).not.toEqual(changed.rewards)
    expect(flipRewards(dataset, 1, 5).rewards).toEqual(original.map((reward) => -reward))
  })
})

describe('relabelRewards', () => {
  const recipe = { environment: 'u-maze', shares: { narrow: 1 }, transitions: 1_000, seed: 2 }

  it('ends episodes at the new goal, which lies on their way', async () => {
    const dataset = await generateDataset(recipe, 'u')
    const passage = createEnvironment('u-maze', { goalX: 2.5, goalY: 1.5 })
    const changed = relabelRewards(dataset, passage, 'goal in the passage')
    expect(changed.count).toBeLessThan(dataset.count)
    expect(episodeCount(changed)).toBe(episodeCount(dataset))
    const returns = episodeReturns(changed)
    expect(returns.filter((value) => value === 10).length).toBeGreaterThan(returns.length - 2)
    for (let row = 0; row < changed.count; row++) expect(changed.rewards[row]).toBe(changed.terminals[row]! * 10)
  })

  it('cuts off where only the old task ended, and changes nothing for the same task', async () => {
    const dataset = await generateDataset(recipe, 'u')
    const same = relabelRewards(dataset, createEnvironment('u-maze'), 'same goal')
    expect([same.rewards, same.terminals, same.timeouts]).toEqual([
      dataset.rewards,
      dataset.terminals,
      dataset.timeouts,
    ])
    const corner = relabelRewards(dataset, createEnvironment('u-maze', { goalX: 2.7, goalY: 0.3 }), 'corner')
    expect(corner.timeouts.reduce((sum, flag) => sum + flag, 0)).toBeGreaterThan(0)
  })

  it('refuses an environment of another shape', async () => {
    const dataset = await generateDataset(recipe, 'u')
    expect(() => relabelRewards(dataset, createEnvironment('pendulum'), 'x')).toThrow(
      /u has 2 numbers in an observation/,
    )
  })
})
