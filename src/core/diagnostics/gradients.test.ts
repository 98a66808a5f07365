import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { compareReadings, computeGradientShares } from './gradients'
import { accessOfFormulas, smallRun } from './testing'

const pendulum = { environment: 'pendulum', shares: { medium: 1 }, transitions: 300, seed: 2 }

const array = (...data: number[]) => ({ shape: [data.length], data: Float32Array.from(data) })

describe('two readings of the state', () => {
  it('tell how far each network moved, and how far its target follows', () => {
    const before = {
      critics: { layer0: { weight: array(3, 0), bias: array(4) } },
      targetCritics: { layer0: { weight: array(3, 0), bias: array(0) } },
      actor: { weight: array(1, 1) },
      criticOptimiser: { m: array(9, 9), step: array(1) },
      actorOptimiser: { m: array(2, 2), step: array(1) },
      inputMean: array(1, 2),
      metaShare: { shape: [], data: Float32Array.of(1) },
    }
    const after = {
      ...before,
      critics: { layer0: { weight: array(3, 0.5), bias: array(4) } },
      targetCritics: { layer0: { weight: array(3, 0), bias: array(0.3) } },
    }
    const [critics, actor, ...others] = compareReadings(before, after, 10)
    expect(others).toEqual([])
    expect(critics).toEqual({
      network: 'critics',
      norm: Math.hypot(3, 0.5, 4),
      relativeChange: 0.1,
      changePerStep: 0.01,
      distanceToTarget: expect.closeTo(Math.hypot(0.5, 3.7) / Math.hypot(3, 0.5, 4), 6),
      targetDrift: expect.closeTo(0.1, 6),
    })
    expect(actor).toMatchObject({ network: 'actor', relativeChange: 0, distanceToTarget: null, targetDrift: null })
  })
})

describe('shares of the gradient', () => {
  it('are those of the summands’ norms, and values of losses, averaged over batches', async () => {
    const { access } = await accessOfFormulas(pendulum, { discount: 0.97, policy: () => [0], probes: {} })
    let batch = 0
    const pull = (value: number, norm: number) => ({ value, norm })
    const pulls = [
      {
        networks: { critics: pull(9, 4), actor: pull(-1, 1) },
        terms: { critics: { temporalDifference: pull(10, 3), conservative: pull(-1, 3) } },
      },
      {
        networks: { critics: pull(5, 6), actor: pull(-3, 3) },
        terms: { critics: { temporalDifference: pull(8, 3), conservative: pull(-3, 7) } },
      },
    ]
    const told = { ...access, lossPulls: async () => pulls[batch++]! }
    expect(await computeGradientShares(told, { batches: 2 }, RandomStream.fromSeed(1))).toEqual([
      {
        network: 'critics',
        value: 7,
        norm: 5,
        agreement: 5 / 8,
        terms: [
          { term: 'temporalDifference', value: 9, norm: 3, share: 3 / 8 },
          { term: 'conservative', value: -2, norm: 5, share: 5 / 8 },
        ],
      },
      { network: 'actor', value: -2, norm: 2, agreement: null, terms: [] },
    ])
  })

  it('come from a real learner, whose loss names its summands', async () => {
    const { run, access, runtime } = await smallRun('cql', pendulum)
    for (let step = 0; step < 5; step++) await run.advance()
    const shares = await computeGradientShares(access(), { batches: 2 }, RandomStream.fromSeed(1))
    const critics = shares.find(({ network }) => network === 'critics')!
    expect(critics.terms.map(({ term }) => term)).toEqual(['temporalDifference', 'conservative'])
    expect(critics.terms.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(critics.terms.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(critics.value, 4)
    expect(critics.agreement).toBeGreaterThan(0)
    expect(critics.agreement).toBeLessThanOrEqual(1 + 1e-6)

    const before = await access().readState()
    await run.advance()
    const changes = compareReadings(before, await access().readState(), 1)
    const critic = changes.find(({ network }) => network === 'critics')!
    // Adam moves each weight by its learning rate at most, or so.
    expect(critic.relativeChange).toBeGreaterThan(0)
    expect(critic.relativeChange).toBeLessThan(0.1)
    expect(critic.targetDrift).toBeGreaterThan(0)
    expect(critic.targetDrift!).toBeLessThan(critic.distanceToTarget!)
    run.dispose()
    runtime.dispose()
  })
})
