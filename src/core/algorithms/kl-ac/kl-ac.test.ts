import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { changed, oneStep } from '../testing'
import { klAc } from './kl-ac'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('the KL-constrained actor-critic', () => {
  it('learns a greater multiplier where the divergence is above its bound, a smaller one below', () => {
    const multiplierAfter = (klBound: number) => {
      const record = oneStep(klAc, { values: { form: 'constraint', klBound } })
      expect(record.metrics.divergence).toBeGreaterThan(0.001)
      return record.after['multiplier.log']![0]! - record.before['multiplier.log']![0]!
    }
    expect(multiplierAfter(1e-6)).toBeGreaterThan(0)
    expect(multiplierAfter(1e3)).toBeLessThan(0)
  })

  it('freezes its clone at the switch if asked to', () => {
    const values = { behaviourOnline: 'frozen' }
    expect(changed(oneStep(klAc, { values, phase: 'online' }))).not.toContain('behaviour')
    expect(changed(oneStep(klAc, { values, phase: 'offline' }))).toContain('behaviour')
    expect(changed(oneStep(klAc, { phase: 'online' }))).toContain('behaviour')
  })

  it('pulls the policy towards its clone when the divergence weighs everything', () => {
    const drawTogether = oneStep(klAc, { values: { klWeight: 1e6 } })
    const { metrics } = drawTogether
    expect(metrics.actorLoss! / 1e6).toBeCloseTo(metrics.divergence!, 4)
  })
})
