import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { accessOfFormulas } from './testing'
import { computeUncertainty, spreadOf } from './uncertainty'

const mountainCar = { environment: 'mountain-car', shares: { random: 1 }, transitions: 300, seed: 2 }
const random = () => RandomStream.fromSeed(1)

describe('uncertainty', () => {
  it('of the critics is their spread, under each kind of action', async () => {
    const { access } = await accessOfFormulas(mountainCar, {
      discount: 0.97,
      policy: () => [0.5],
      probes: { q: (_, a) => [a[0]!, -a[0]!, 0] },
    })
    const { at, penaltyAgainstError } = (await computeUncertainty(access, { rows: 300 }, random()))!
    const factor = Math.sqrt(2 / 3)
    at.policy.deviation!.forEach((value) => {
      expect(value).toBeCloseTo(0.5 * factor, 6)
    })
    at.data.deviation!.forEach((value, row) => {
      expect(value).toBeCloseTo(factor * Math.abs(access.offline.columns.actions[row]!), 5)
    })
    // |a| of uniform actions is 0.5 on average, with a standard error of 0.017.
    expect(Math.abs(spreadOf(at.random.deviation!).mean - 0.5 * factor)).toBeLessThan(0.05)
    expect([at.data.disagreement, at.data.penalty, at.data.trueError, penaltyAgainstError]).toEqual(Array(4).fill(null))
  })

  it('of a model is its disagreement, and its error what the simulator says', async () => {
    // Two members that say nothing moves, each 0.1 off, to either side.
    const { access, environment } = await accessOfFormulas(mountainCar, {
      discount: 0.97,
      normaliseObservations: false,
      policy: () => [0],
      probes: {
        predictedNextObservation: (s) => [s[0]! + 0.1, s[1]!, s[0]! - 0.1, s[1]!],
        penalty: (_, a) => [Math.abs(a[0]!)],
      },
    })
    const { at, penaltyAgainstError } = (await computeUncertainty(access, { rows: 300 }, random()))!
    const { columns } = access.offline
    const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
    for (const row of [0, 57, 299]) {
      const state = Float64Array.from(columns.observations.subarray(2 * row, 2 * row + 2))
      environment.step(state, Float64Array.of(columns.actions[row]!), outcome)
      expect(at.data.trueError![row]).toBeCloseTo(
        Math.hypot(outcome.states[0]! - state[0]!, outcome.states[1]! - state[1]!),
        5,
      )
      expect(at.data.disagreement![row]).toBeCloseTo(0.1, 5)
    }
    expect(at.policy.penalty!.every((value) => value === 0)).toBe(true)
    expect(penaltyAgainstError!.penalty.length).toBe(900)
    expect(Math.abs(penaltyAgainstError!.pearson)).toBeLessThanOrEqual(1)
  })

  it('correlates with the error of a model whose penalty is that error', async () => {
    const { access } = await accessOfFormulas(mountainCar, {
      discount: 0.97,
      normaliseObservations: false,
      policy: () => [1],
      probes: {
        // The force's share of the motion is 0.0015 a; without it the model errs by sqrt(2) times that.
        predictedNextObservation: (s) => {
          const velocity = s[1]! - 0.0025 * Math.cos(3 * s[0]!)
          return [s[0]! + velocity, velocity]
        },
        penalty: (_, a) => [7 * Math.abs(a[0]!)],
      },
    })
    const { penaltyAgainstError } = (await computeUncertainty(access, { rows: 100 }, random()))!
    expect(penaltyAgainstError!.pearson).toBeGreaterThan(0.99)
    expect(penaltyAgainstError!.spearman).toBeGreaterThan(0.98)
  })
})
