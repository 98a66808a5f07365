import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { td3 } from '../td3/td3'
import { oneStep } from '../testing'
import { td3Bc } from './td3-bc'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('TD3+BC', () => {
  it('is TD3 once cloning is dropped online', () => {
    const options = { phase: 'online', step: 1 } as const
    const dropped = oneStep(td3Bc, { ...options, values: { cloneOnline: false } })
    expect(dropped.after).toEqual(oneStep(td3, options).after)
  })

  it('clones alone when Q has no weight', () => {
    const { metrics } = oneStep(td3Bc, { step: 1, values: { alpha: 0 } })
    expect(metrics.actorLoss).toBeGreaterThan(0)
    // The value of -lambda mean Q is plus or minus alpha whatever Q is.
    const weighted = oneStep(td3Bc, { step: 1, values: { alpha: 2 } }).metrics.actorLoss!
    expect(Math.abs(weighted - metrics.actorLoss!)).toBeLessThanOrEqual(2 + 1e-5)
  })
})
