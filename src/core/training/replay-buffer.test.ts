import { describe, expect, it } from 'vitest'
import type { Dataset } from '../data/dataset'
import { RandomStream } from '../random/random-stream'
import type { BatchArrays } from './batch-source'
import type { Preprocessing } from './preprocessing'
import { ReplayBuffer } from './replay-buffer'

const preprocessing: Preprocessing = {
  observationMean: Float64Array.of(1),
  observationScale: Float64Array.of(2),
  actionBox: [{ low: -2, high: 2 }],
  rewardScale: 10,
  rewardShift: -5,
}

/** Two episodes: three steps to a terminal, two steps to a time limit. */
const dataset: Dataset = {
  name: 'table',
  count: 5,
  observationSize: 1,
  actionSize: 1,
  observations: Float32Array.of(1, 3, 5, 7, 9),
  actions: Float32Array.of(-2, -1, 0, 1, 3),
  rewards: Float64Array.of(0, 0, 1, 0, 0),
  nextObservations: Float32Array.of(3, 5, 7, 9, 11),
  terminals: Uint8Array.of(0, 0, 1, 0, 0),
  timeouts: Uint8Array.of(0, 0, 0, 0, 1),
  episodeStarts: Uint32Array.of(0, 3, 5),
  assumptions: [],
  warnings: [],
}

function replayWith(truncated: 'truncate' | 'average' | 'sparse-failure') {
  return new ReplayBuffer({ observation: 1, action: 1 }, preprocessing, dataset, { discount: 0.5, truncated }, 8)
}

function batch(rows: number): BatchArrays {
  const column = () => new Float32Array(rows)
  return {
    observations: column(),
    actions: column(),
    rewards: column(),
    nextObservations: column(),
    terminals: column(),
    returnsToGo: column(),
  }
}

const online = (value: number) => ({
  observation: Float32Array.of(value),
  action: Float32Array.of(0),
  reward: value,
  nextObservation: Float32Array.of(value),
  terminal: 0,
  returnToGo: 0,
})

describe('ReplayBuffer', () => {
  it('holds the dataset in a learner’s units', () => {
    const { columns } = replayWith('truncate').offline
    expect([...columns.observations]).toEqual([0, 1, 2, 3, 4])
    expect([...columns.actions]).toEqual([-1, -0.5, 0, 0.5, 1])
    expect([...columns.rewards]).toEqual([-5, -5, 5, -5, -5])
    expect([...columns.terminals]).toEqual([0, 0, 1, 0, 0])
  })

  it.each([
    ['truncate', [-6.25, -2.5, 5, -7.5, -5]],
    ['average', [-6.25, -2.5, 5, -10, -10]],
    ['sparse-failure', [-6.25, -2.5, 5, -10, -10]],
  ] as const)('gives cut trajectories the returns chosen: %s', (truncated, expected) => {
    expect([...replayWith(truncated).offline.columns.returnsToGo]).toEqual(expected)
  })

  it('mixes a fixed share of the dataset with new transitions', () => {
    const replay = replayWith('truncate')
    for (let i = 0; i < 20; i++) replay.add(online(100 + i))
    replay.mixing = { kind: 'ratio', offlineShare: 0.25 }
    const into = batch(8)
    replay.fill({ rows: 8, from: 'replay' }, into, RandomStream.fromSeed(1))
    expect(into.observations.filter((value) => value < 100).length).toBe(2)
    // The ring holds eight: the twelve oldest have given way.
    expect(Math.min(...into.observations.filter((value) => value >= 100))).toBeGreaterThanOrEqual(112)
  })

  it('draws in proportion to priorities, and new rows come in with the largest', () => {
    const replay = replayWith('truncate')
    const random = RandomStream.fromSeed(2)
    const into = batch(4)
    replay.fill({ rows: 4, from: 'prioritised' }, into, random)
    for (let i = 0; i < 50; i++) {
      replay.fill({ rows: 4, from: 'prioritised' }, into, random)
      replay.setPriorities(into.rewards.map((reward) => (reward === 5 ? 1 : 0.001)))
    }
    let successes = 0
    for (let i = 0; i < 100; i++) {
      replay.fill({ rows: 4, from: 'prioritised' }, into, random)
      successes += into.rewards.filter((reward) => reward === 5).length
    }
    expect(successes).toBeGreaterThan(380)
    replay.add(online(100))
    replay.fill({ rows: 100, from: 'prioritised' }, batch(100), random)
    const drawn = batch(100)
    replay.fill({ rows: 100, from: 'prioritised' }, drawn, random)
    expect(drawn.rewards.filter((reward) => reward === 100).length).toBeGreaterThan(30)
  })

  it('comes back from a checkpoint with the same draws', () => {
    const replay = replayWith('truncate')
    for (let i = 0; i < 11; i++) replay.add(online(i))
    replay.fill({ rows: 4, from: 'prioritised' }, batch(4), RandomStream.fromSeed(3))
    const copy = replayWith('truncate')
    copy.restore(replay.saved())
    const [a, b] = [batch(16), batch(16)]
    for (const from of ['replay', 'online', 'prioritised'] as const) {
      replay.fill({ rows: 16, from }, a, RandomStream.fromSeed(4))
      copy.fill({ rows: 16, from }, b, RandomStream.fromSeed(4))
      expect(a).toEqual(b)
    }
  })

  it('interleaves where asked to: rows of the dataset at places 0, 2, 4, so that every block has its half', () => {
    const replay = replayWith('truncate')
    for (let i = 0; i < 20; i++) replay.add(online(100 + i))
    replay.mixing = { kind: 'ratio', offlineShare: 0.5 }
    const into = batch(8)
    replay.fill({ rows: 8, from: 'replay', interleaved: true }, into, RandomStream.fromSeed(1))
    expect([...into.observations].map((value) => value < 100)).toEqual([1, 0, 1, 0, 1, 0, 1, 0].map((one) => one === 1))
    replay.mixing = { kind: 'ratio', offlineShare: 0.25 }
    replay.fill({ rows: 8, from: 'replay', interleaved: true }, into, RandomStream.fromSeed(1))
    expect([...into.observations].map((value) => value < 100)).toEqual([1, 0, 0, 0, 1, 0, 0, 0].map((one) => one === 1))
  })

  it('gives the dataset’s next action, and says where there is none', () => {
    const replay = replayWith('truncate')
    const rows = 64
    const into = { ...batch(rows), nextActions: new Float32Array(rows), nextActionKnown: new Float32Array(rows) }
    replay.fill({ rows, from: 'offline', nextActions: true }, into, RandomStream.fromSeed(2))
    // Actions of the five rows in the learner's units are -1, -0.5, 0, 0.5, 1; trajectories end after rows 2 and 4.
    const next = new Map([
      [-1, -0.5],
      [-0.5, 0],
      [0.5, 1],
    ])
    const seen = new Set<number>()
    for (let i = 0; i < rows; i++) {
      const action = into.actions[i]!
      seen.add(action)
      expect(into.nextActionKnown[i]).toBe(next.has(action) ? 1 : 0)
      if (next.has(action)) expect(into.nextActions[i]).toBe(next.get(action))
    }
    expect(seen.size).toBe(5)
    replay.add(online(100))
    replay.fill({ rows, from: 'online', nextActions: true }, into, RandomStream.fromSeed(2))
    expect(into.nextActionKnown.every((known) => known === 0)).toBe(true)
  })
})
