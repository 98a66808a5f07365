import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { defaults } from '../../schema/values'
import { changed, oneStep } from '../testing'
import { sac } from './sac'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('SAC', () => {
  const preset = (id: string) => (sac.presets ?? []).find((known) => known.id === id)!.values

  it('does nothing offline when it starts from scratch, and then draws online rows alone', () => {
    expect(changed(oneStep(sac, { values: preset('scratch') }))).toEqual([])
    const h = { ...defaults(sac.hyperparameters), batchSize: 8, replay: 'online' } as const
    expect(sac.batches(h, 'online', 'actor')).toEqual({
      batch: { rows: 8, from: 'online' },
    })
  })

  it('moves only the actor where only it is cloned', () => {
    expect(changed(oneStep(sac, { values: preset('cloned-actor') }))).toEqual(['actor', 'actorOptimiser'])
  })

  it('trains the critics too where asked to', () => {
    const moved = changed(oneStep(sac, { values: preset('cloned-actor-and-critic') }))
    expect(moved).toEqual(['actor', 'actorOptimiser', 'criticOptimiser', 'critics', 'targetCritics'])
  })

  it('delays actor and temperature', () => {
    const values = { policyDelay: 2 }
    expect(changed(oneStep(sac, { values, step: 0 }))).toEqual(['criticOptimiser', 'critics', 'targetCritics'])
    expect(changed(oneStep(sac, { values, step: 1 }))).toContain('temperature')
  })

  it('keeps a fixed temperature', () => {
    const { metrics, ...record } = oneStep(sac, { values: { entropyTuning: 'fixed', temperature: 0.25 } })
    expect(metrics.temperature).toBe(0.25)
    expect(changed({ metrics, ...record })).not.toContain('temperature')
  })
})
