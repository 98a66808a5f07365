import { describe, expect, test } from 'vitest'
import { verbatim } from '../messages/message'
import { assembleDataset } from './formats/assemble'
import { guessMapping } from './formats/guess'
import { Pace } from './formats/pace'
import type { Source } from './formats/source'
import { returnsToGo } from './returns-to-go'

interface Rows {
  readonly observations: readonly number[]
  readonly rewards: readonly number[]
  readonly next_observations: readonly number[]
  /** What else the file says, under its own names. */
  readonly [flags: string]: readonly number[]
}

/** A dataset by the same road as files take, so that boundaries are found and not set. */
function datasetOf(rows: Rows) {
  const columns = { ...rows, actions: rows.rewards.map(() => 0.5) }
  const fields = Object.entries(columns).map(([name, values]) => ({
    name,
    rows: values.length,
    width: 1,
    refusal: null,
  }))
  const source: Source = {
    format: 'test',
    fields,
    assumptions: [],
    rowName: (row) => verbatim(String(row)),
    close: () => undefined,
    read: async (names) =>
      names.map((name) => ({
        name,
        rows: rows.rewards.length,
        width: 1,
        kind: 'float',
        values: Float64Array.from(columns[name as 'rewards']),
      })),
  }
  return assembleDataset('test', source, guessMapping(fields).mapping, new Pace({}))
}

const steps = { observations: [0, 1, 2, 3], next_observations: [1, 2, 3, 4] }

describe('returns-to-go', () => {
  test('a terminal ends the sum, whatever value would follow', async () => {
    const dataset = await datasetOf({ ...steps, rewards: [1, 2, 4, 8], terminals: [0, 1, 0, 1] })
    expect([...returnsToGo(dataset, { discount: 0.5, atTimeLimit: 'truncate' })]).toEqual([2, 2, 8, 8])
    expect([...returnsToGo(dataset, { discount: 0.5, atTimeLimit: { bootstrap: [100, 100] } })]).toEqual([2, 2, 8, 8])
  })

  test('a time limit restarts the sum: nothing follows, or the value of the last state does', async () => {
    const dataset = await datasetOf({
      ...steps,
      rewards: [1, 2, 4, 8],
      terminals: [0, 0, 0, 0],
      timeouts: [0, 1, 0, 1],
    })
    expect([...returnsToGo(dataset, { discount: 0.5, atTimeLimit: 'truncate' })]).toEqual([2, 2, 8, 8])
    const bootstrapped = returnsToGo(dataset, { discount: 0.5, atTimeLimit: { bootstrap: [16, -32] } })
    expect([...bootstrapped]).toEqual([1 + (2 + 8) / 2, 2 + 8, 4 + (8 - 16) / 2, 8 - 16])
  })

  test('a jump between next observation and the following one is a boundary', async () => {
    const rows = { observations: [0, 1, 7, 8], next_observations: [1, 2, 8, 9] }
    const dataset = await datasetOf({ ...rows, rewards: [1, 2, 4, 8], terminals: [0, 0, 0, 0] })
    expect([...dataset.episodeStarts]).toEqual([0, 2, 4])
    expect([...returnsToGo(dataset, { discount: 0.5, atTimeLimit: 'truncate' })]).toEqual([2, 2, 8, 8])
  })

  test('a trajectory of failures only is worth r / (1 - discount); one success makes it ordinary', async () => {
    const dataset = await datasetOf({
      ...steps,
      rewards: [-1, -1, -1, 0],
      terminals: [0, 0, 0, 1],
      timeouts: [0, 1, 0, 0],
    })
    const returns = returnsToGo(dataset, { discount: 0.5, failureReward: -1, atTimeLimit: 'truncate' })
    expect([...returns]).toEqual([-2, -2, -1, 0])
  })

  test('rewards are those of training, after scale and bias', async () => {
    const dataset = await datasetOf({
      ...steps,
      rewards: [0, 0, 0, 1],
      terminals: [0, 0, 0, 1],
      timeouts: [0, 1, 0, 0],
    })
    const rewards = dataset.rewards.map((reward) => 10 * reward - 5)
    const returns = returnsToGo(dataset, { discount: 0.5, rewards, failureReward: -5, atTimeLimit: 'truncate' })
    expect([...returns]).toEqual([-10, -10, -5 + 2.5, 5])
  })

  test('settings without a finite answer are refused', async () => {
    const dataset = await datasetOf({ ...steps, rewards: [0, 0, 0, 1], terminals: [0, 0, 0, 1] })
    expect(() => returnsToGo(dataset, { discount: 1.1, atTimeLimit: 'truncate' })).toThrow('[0, 1]')
    expect(() => returnsToGo(dataset, { discount: 1, failureReward: 0, atTimeLimit: 'truncate' })).toThrow('finite')
    expect(() => returnsToGo(dataset, { discount: 1, atTimeLimit: { bootstrap: [] } })).toThrow(
      '0 values for 1 episodes',
    )
  })
})

/** Rewards 1, 2 in one episode and 4, 8 in another; 16 and -32 would follow where they were cut off; gamma = 1/2. */
describe('the same four steps under each convention for ends, worked out by hand', () => {
  const [endsThenCut, bothCut] = [
    [1 + 2 / 2, 2, 4 + (8 - 32 / 2) / 2, 8 - 32 / 2],
    [1 + (2 + 16 / 2) / 2, 2 + 16 / 2, 4 + (8 - 32 / 2) / 2, 8 - 32 / 2],
  ]
  test.each<[string, Readonly<Record<string, readonly number[]>>, readonly number[]]>([
    ['D4RL: terminals and timeouts', { terminals: [0, 1, 0, 0], timeouts: [0, 0, 0, 1] }, endsThenCut],
    ['Gymnasium: terminated and truncated', { terminated: [0, 1, 0, 0], truncated: [0, 0, 0, 1] }, endsThenCut],
    ['OGBench: masks are 0 at the goal', { masks: [1, 0, 1, 1], terminals: [0, 1, 0, 1] }, endsThenCut],
    ['RLDS', { is_first: [1, 0, 1, 0], is_last: [0, 1, 0, 1], is_terminal: [0, 1, 0, 0] }, endsThenCut],
    ['Stable-Baselines3: done and timeout is cut off', { dones: [0, 1, 0, 1], timeouts: [0, 1, 0, 1] }, bothCut],
    ['episode numbers alone', { episode: [0, 0, 1, 1] }, bothCut],
    ['dones alone', { dones: [0, 1, 0, 1] }, [2, 2, 8, 8]],
  ])('%s', async (_, flags, expected) => {
    const dataset = await datasetOf({ ...steps, rewards: [1, 2, 4, 8], ...flags })
    expect([...returnsToGo(dataset, { discount: 0.5, atTimeLimit: { bootstrap: [16, -32] } })]).toEqual(expected)
    expect([...returnsToGo(dataset, { discount: 0.5, atTimeLimit: 'truncate' })]).toEqual([2, 2, 8, 8])
  })
})
