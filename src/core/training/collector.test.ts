import { describe, expect, it } from 'vitest'
import { isReturnKnown, NO_RETURN, type Transition, TransitionStore } from '../data/transition-store'
import { createEnvironment } from '../environments/registry'
import { RandomStream } from '../random/random-stream'
import { Collector, type CollectorState } from './collector'
import { preprocessingOf } from './preprocessing'
import { runSettings } from './run-settings'

const bridge = createEnvironment('bridge', {})
const settings = Object.fromEntries(Object.entries(runSettings).map(([name, field]) => [name, field.default]))
const preprocessing = preprocessingOf(undefined, bridge, settings as Parameters<typeof preprocessingOf>[2])
const options = {
  pushProbability: 0,
  pushLength: 1,
  discount: 0.9,
  truncated: 'truncate',
  failureReward: 0,
} as const

/** Walks and strays, so that episodes end at different times. */
function walk(observations: Float32Array, random: RandomStream): Float32Array {
  return Float32Array.from(observations, (_, i) => (i % 2 === 0 ? 0.9 : random.uniformBetween(-1, 1)))
}

async function collect(wholeEpisodes: boolean, steps: number, capacity = 1000) {
  const collector = new Collector(bridge, 3, preprocessing, RandomStream.fromSeed(4), wholeEpisodes)
  const store = new TransitionStore(capacity, 2, 2)
  const sink = {
    add(transition: Transition) {
      store.add(transition)
      return store.written - 1
    },
    settle: store.settle.bind(store),
  }
  const actions = RandomStream.fromSeed(9)
  const go = async (count: number) => {
    for (let i = 0; i < count; i++) await collector.step(async (s) => walk(s, actions), options, sink)
  }
  await go(steps)
  return { collector, store, go }
}

/** Where a row was and what was done there, with its return. */
function rowsOf({ count, columns }: TransitionStore): Map<string, number> {
  return new Map(
    Array.from({ length: count }, (_, row) => [
      [
        ...columns.observations.subarray(2 * row, 2 * row + 2),
        ...columns.actions.subarray(2 * row, 2 * row + 2),
      ].join(),
      columns.returnsToGo[row]!,
    ]),
  )
}

describe('returns-to-go of what is collected', () => {
  it('are the same whether rows wait for the end of their episode or are handed over at once', async () => {
    const waiting = rowsOf((await collect(true, 120)).store)
    const atOnce = rowsOf((await collect(false, 120)).store)
    expect(waiting.size).toBeGreaterThan(50)
    expect(atOnce.size).toBe(360)
    for (const [row, G] of waiting) expect(atOnce.get(row)).toBe(G)
    expect([...waiting.values()].some((G) => G > 1)).toBe(true)
    const others = [...atOnce].filter(([row]) => !waiting.has(row))
    expect(others.every(([, G]) => G === Math.fround(NO_RETURN))).toBe(true)
  })

  it('go on after a snapshot in the middle of an episode', async () => {
    const { collector, store, go } = await collect(false, 10)
    expect(store.columns.returnsToGo.subarray(0, 30).some(isReturnKnown)).toBe(false)
    const state = structuredClone(collector.state())
    await go(100)
    const straight = store.columns.returnsToGo.slice(0, 30)
    expect([...straight].every(isReturnKnown)).toBe(true)
    const again = await collect(false, 10)
    again.collector.restore(state as CollectorState)
    await again.go(100)
    expect([...again.store.columns.returnsToGo.slice(0, 30)]).toEqual([...straight])
  })

  it('are not written into rows that took the place of older ones', async () => {
    const { store } = await collect(false, 60, 24)
    const { rewards, returnsToGo, terminals } = store.columns
    for (let row = 0; row < 24; row++) if (terminals[row] === 1) expect(returnsToGo[row]).toBe(rewards[row])
    expect([...returnsToGo].filter(isReturnKnown).length).toBeLessThan(24)
  })
})
