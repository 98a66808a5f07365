import { describe, expect, it } from 'vitest'
import type { Environment } from '../environments/environment'
import { RandomStream } from '../random/random-stream'
import { computeBehaviourCalibration, computeReliability, reliabilityBins } from './calibration'
import { computeRegretSplit } from './regret'
import { statesOf } from './rows'
import { accessOfFormulas, episodeOf } from './testing'
import { computeOptimalValues } from './value-iteration'

const bridge = { environment: 'bridge', shares: { narrow: 1, failed: 1 }, transitions: 600, seed: 2 }
const DISCOUNT = 0.97
const SCALE = 0.5
const SHIFT = -0.1

/** Straight on to the goal at three quarters of full speed. */
const onwards = () => [0.75, 0]

/** The discounted sum of transformed rewards of a policy in the world, step by step, one state at a time. */
function handRolledReturn(environment: Environment, start: Float64Array, action: readonly number[], steps: number) {
  const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  let state = start
  let sum = 0
  for (let step = 0; step < steps; step++) {
    environment.step(state, Float64Array.from(action), outcome)
    sum += DISCOUNT ** step * (SCALE * outcome.rewards[0]! + SHIFT)
    if (outcome.terminals[0]) break
    state = outcome.states.slice()
  }
  return sum
}

const setting = { discount: DISCOUNT, rewardScale: SCALE, rewardShift: SHIFT }

describe('reliability', () => {
  it('has the returns of episodes rolled by hand, and the promises of the smaller critic', async () => {
    const q = (s: Float32Array, a: Float32Array) => [3 + s[0]! - a[0]!, 4 + 0.5 * s[1]!]
    const { access, environment } = await accessOfFormulas(bridge, { ...setting, policy: onwards, probes: { q } })
    const result = (await computeReliability(access, { starts: 20, bins: 4, horizon: 50 }, RandomStream.fromSeed(1)))!
    expect(result.predicted.length).toBe(20)

    // The same rows again, from an equal stream.
    const again = RandomStream.fromSeed(1)
    const rows = new Set<number>()
    for (let i = 600 - 20; i < 600; i++) {
      const row = again.integer(i + 1)
      rows.add(rows.has(row) ? i : row)
    }
    const drawn = [...rows].sort((a, b) => a - b)
    const { observations } = access.offline.columns
    drawn.forEach((row, i) => {
      const s = observations.slice(2 * row, 2 * row + 2)
      const state = statesOf(access, s)!
      expect(result.returns[i]).toBeCloseTo(handRolledReturn(environment, state, onwards(), 50), 9)
      expect(result.predicted[i]).toBeCloseTo(Math.min(3 + s[0]! - 0.75, 4 + 0.5 * s[1]!), 5)
    })
    const differences = Array.from(result.returns, (value, i) => result.predicted[i]! - value)
    expect(result.bias).toBeCloseTo(differences.reduce((a, b) => a + b, 0) / 20, 6)
    expect(result.error ** 2).toBeCloseTo(differences.reduce((a, b) => a + b * b, 0) / 20, 6)
    expect(result.bins.map(({ count }) => count)).toEqual([5, 5, 5, 5])
  })

  it('plays what the critics value: samples of a stochastic policy, the action of a deterministic one', async () => {
    // On by the mean, and as often back as on by samples: only the mean ever arrives.
    const policy = (_: Float32Array, mode: string, random: RandomStream) =>
      mode === 'mean' ? [1, 0] : [random.uniform() < 0.5 ? 1 : -1, 0]
    const q = () => [0]
    const earned = async (probes: object) => {
      const { access } = await accessOfFormulas(bridge, { discount: DISCOUNT, policy, probes: { q, ...probes } })
      return (await computeReliability(access, { starts: 12 }, RandomStream.fromSeed(3)))!
    }
    const deterministic = await earned({})
    expect(deterministic.promise).toEqual({ mode: 'mean', entropy: false, of: 'policy' })
    expect(deterministic.bias).toBeLessThan(-3)
    const stochastic = await earned({ logDensity: () => [0] })
    expect(stochastic.promise.mode).toBe('sample')
    expect(Math.abs(stochastic.bias)).toBeLessThan(2)
    expect((await earned({ logDensity: () => [0], value: () => [0] })).promise.of).toBe('data')
    expect((await earned({ logDensity: () => [0], predictedNextObservation: () => [0, 0] })).promise.of).toBe('model')
  })

  it('counts a bonus for entropy where the critics do, after the first action', async () => {
    const standing = { discount: DISCOUNT, policy: () => [0, 0] }
    const probes = { q: () => [0], logDensity: () => [-2], entropyBonus: () => [0.5] }
    const { access } = await accessOfFormulas(bridge, { ...standing, probes })
    const { returns, promise } = (await computeReliability(
      access,
      { starts: 4, horizon: 30 },
      RandomStream.fromSeed(1),
    ))!
    expect(promise.entropy).toBe(true)
    const bonus = (0.5 * (DISCOUNT - DISCOUNT ** 30)) / (1 - DISCOUNT)
    expect([...returns]).toEqual(Array(4).fill(expect.closeTo(bonus, 9)))
  })

  it('says how much of the future it did not see', async () => {
    const standing = { ...setting, policy: () => [0, 0], probes: { q: () => [0] } }
    const { access } = await accessOfFormulas(bridge, standing)
    const result = (await computeReliability(access, { starts: 4, horizon: 30 }, RandomStream.fromSeed(1)))!
    expect(result.unseen).toBeCloseTo(DISCOUNT ** 30, 12)
    expect([...result.returns]).toEqual(
      Array(4).fill(expect.closeTo((SHIFT * (1 - DISCOUNT ** 30)) / (1 - DISCOUNT), 9)),
    )
  })

  it('sorts pairs into bins of equally many', () => {
    expect(reliabilityBins([3, 1, 2, 10], [30, 10, 20, 0], 2)).toEqual([
      { predicted: 1.5, returned: 15, count: 2 },
      { predicted: 6.5, returned: 15, count: 2 },
    ])
    expect(reliabilityBins([1], [2], 5)).toEqual([{ predicted: 1, returned: 2, count: 1 }])
  })

  it('is nothing without critics', async () => {
    const { access } = await accessOfFormulas(bridge, { ...setting, policy: onwards, probes: {} })
    expect(await computeReliability(access, {}, RandomStream.fromSeed(1))).toBeUndefined()
    expect(await computeBehaviourCalibration(access, {}, RandomStream.fromSeed(1))).toBeUndefined()
  })
})

describe('calibration against the behaviour', () => {
  it('counts the states, and for each critic the samples, below the return-to-go', async () => {
    // Two critics that know no state: 1 and 2.5 more than the action's first entry.
    const q = (_: Float32Array, a: Float32Array) => [1 + a[0]!, 2.5 + a[0]!]
    const policy = (_: Float32Array, __: string, random: RandomStream) => [random.uniformBetween(-1, 1), 0]
    const { access, dataset } = await accessOfFormulas(bridge, { ...setting, policy, probes: { q } })
    const result = (await computeBehaviourCalibration(access, { rows: 600, samples: 40 }, RandomStream.fromSeed(9)))!

    const returns = Array.from({ length: dataset.count }, (_, row) => {
      let sum = 0
      for (let t = row; t < episodeOf(dataset, row).end; t++) {
        sum += DISCOUNT ** (t - row) * (SCALE * dataset.rewards[t]! + SHIFT)
      }
      return sum
    })
    const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
    const below = (offset: number) => meanOf(returns.map((value) => Math.min(1, Math.max(0, (value - offset + 1) / 2))))
    const dataFirst = Array.from({ length: dataset.count }, (_, row) => dataset.actions[2 * row]!)
    expect(result.rows).toBe(600)
    expect(result.behaviourValue).toBeCloseTo(meanOf(returns), 5)
    expect(result.qData).toBeCloseTo(1 + meanOf(dataFirst), 5)
    // 24000 samples: a standard error of 0.004 in Q and of 0.003 in the shares.
    expect(Math.abs(result.qPolicy - 1)).toBeLessThan(0.02)
    expect(Math.abs(result.boundRates[0]! - below(1))).toBeLessThan(0.012)
    expect(Math.abs(result.boundRates[1]! - below(2.5))).toBeLessThan(0.012)
    expect(result.shareBelow).toBe(result.boundRates[0])
    expect(result.boundRates[1]).toBeLessThan(result.boundRates[0]!)
  })
})

describe('regret', () => {
  it('splits into what was not promised and what was not kept', async () => {
    const q = (_: Float32Array, a: Float32Array) => [4 - (a[0]! - 0.5) ** 2, 9]
    const { access, environment } = await accessOfFormulas(bridge, {
      discount: DISCOUNT,
      policy: () => [0.5, 0],
      probes: { q },
    })
    const optimal = await computeOptimalValues(environment, { discount: DISCOUNT })
    const split = (await computeRegretSplit(access, optimal, { starts: 40 }, RandomStream.fromSeed(5)))!
    expect(split.promised).toBeCloseTo(4, 6)
    expect(split.regret).toBeCloseTo(split.miscalibration + split.overEstimation, 12)
    // Starts are 4 to 5 m before the end: 27 to 34 steps at full speed, twice as many at half.
    const discounted = (pace: number) => (4.5 / (0.15 * pace)) * Math.log(DISCOUNT)
    expect(split.optimal).toBeCloseTo(10 * Math.exp(discounted(1)), 0)
    expect(split.earned).toBeCloseTo(10 * Math.exp(discounted(0.5)), 0)
    expect(split.regret).toBeGreaterThan(1.5)
  })

  it('is next to nothing for the best policy', async () => {
    const { access, environment } = await accessOfFormulas(bridge, {
      discount: DISCOUNT,
      policy: () => [1, 0],
      probes: { q: () => [0] },
    })
    const optimal = await computeOptimalValues(environment, { discount: DISCOUNT })
    const split = (await computeRegretSplit(access, optimal, {}, RandomStream.fromSeed(5)))!
    // What the grid blurs: at most about one step.
    expect(Math.abs(split.regret)).toBeLessThan(0.05 * split.earned)
  })
})
