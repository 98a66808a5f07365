import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import type { DiagnosticAccess } from '../training/diagnostic-access'
import { computeKnowledge, smallestOfTwo } from './knowledge'

/** Two old rows and one new one, of one number each, and critics that are formulas. */
function access(probes: DiagnosticAccess['probe'] | null, has: readonly string[] = ['q', 'targetQ']): DiagnosticAccess {
  const rows = (observations: number[], actions: number[], rewards: number[], next: number[], terminals: number[]) => ({
    count: observations.length,
    observationSize: 1,
    actionSize: 1,
    rowFromNewest: () => 0,
    columns: {
      observations: Float32Array.from(observations),
      actions: Float32Array.from(actions),
      rewards: Float32Array.from(rewards),
      nextObservations: Float32Array.from(next),
      terminals: Float32Array.from(terminals),
      returnsToGo: new Float32Array(observations.length),
    },
  })
  return {
    sizes: { observation: 1, action: 1 },
    discount: 0.5,
    offline: rows([1, 2], [0.5, -0.5], [1, 3], [2, 4], [0, 1]),
    online: probes ? rows([10], [0], [4], [20], [0]) : rows([], [], [], [], []),
    has: (name: string) => has.includes(name),
    probe: probes ?? critics,
    act: async (observations: Float32Array) => observations.map(() => 0.25),
  } as unknown as DiagnosticAccess
}

/** Q = [s + a, s - a]; targets [2s + a, 2s - a]; V = s; the bonus is 2. */
async function critics(name: string, s: Float32Array, a: Float32Array): Promise<Float32Array> {
  if (name === 'value') return s.slice()
  if (name === 'entropyBonus') return s.map(() => 2)
  const factor = name === 'targetQ' ? 2 : 1
  return Float32Array.from([...s.map((value, i) => factor * value + a[i]!), ...s.map((v, i) => factor * v - a[i]!)])
}

const random = () => RandomStream.fromSeed(1)

describe('what becomes of what it knew', () => {
  it('is mean, error, spread and extrapolation of old and new rows, by hand', async () => {
    const { old, new: fresh } = (await computeKnowledge(access(critics), { uniformActions: 400 }, random()))!
    // Q of the old rows: 1.5 and 0.5, 1.5 and 2.5. y = 1 + 0.5 (4 - 0.25) = 2.875, and 3 where the episode ended.
    expect(old.rows).toBe(2)
    expect(old.q).toBeCloseTo(1.5, 6)
    expect(old.spread).toBeCloseTo(0.5, 6)
    expect(old.highest).toBeCloseTo(2.5, 6)
    expect(old.tdError).toBeCloseTo(Math.sqrt((1.375 ** 2 + 2.375 ** 2 + 1.5 ** 2 + 0.5 ** 2) / 4), 6)
    // u is nowhere far from 1 or -1 in 800 draws: 2 + 1.
    expect(old.highestUniform).toBeGreaterThan(2.98)
    expect(old.highestUniform).toBeLessThan(3)
    // y = 4 + 0.5 (40 - 0.25) = 23.875; both critics say 10.
    expect(fresh).toMatchObject({ rows: 1, q: 10, spread: 0, highest: 10 })
    expect(fresh!.tdError).toBeCloseTo(13.875, 5)
  })

  it('looks ahead by V where one is learnt, by Q where there are no targets, and with the bonus that Q holds', async () => {
    const errorWith = async (...has: string[]) =>
      (await computeKnowledge(access(critics, ['q', ...has]), {}, random()))!.new!.tdError
    expect(await errorWith('targetQ', 'value')).toBeCloseTo(4 + 0.5 * 20 - 10, 5)
    expect(await errorWith()).toBeCloseTo(4 + 0.5 * 19.75 - 10, 5)
    expect(await errorWith('targetQ', 'entropyBonus')).toBeCloseTo(4 + 0.5 * (39.75 + 2) - 10, 5)
  })

  it('has nothing of new rows before there are any, and nothing at all without critics', async () => {
    expect((await computeKnowledge(access(null), {}, random()))!.new).toBeNull()
    expect(await computeKnowledge(access(critics, []), {}, random())).toBeUndefined()
  })

  it('expects the smaller of two of many', () => {
    // Of 1, 2, 4 and 7: the pairs' smaller ones are 1, 1, 1, 2, 2, 4.
    expect(smallestOfTwo(Float32Array.of(4, 1, 7, 2), 4)[0]).toBeCloseTo(11 / 6, 6)
    expect([...smallestOfTwo(Float32Array.of(3, 5, 1, 9), 2)]).toEqual([1, 5])
    expect([...smallestOfTwo(Float32Array.of(3, 5), 1)]).toEqual([3, 5])
  })
})
