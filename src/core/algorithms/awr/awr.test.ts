import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { oneStep, sum } from '../testing'
import { awr } from './awr'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('AWR', () => {
  it('normalises advantages over the batch', () => {
    const { advantage } = oneStep(awr).outputs
    expect(sum(advantage!)).toBeCloseTo(0, 4)
    expect(sum(advantage!.map((a) => a ** 2)) / 8).toBeCloseTo(1, 3)
  })

  it('takes its advantage from the return-to-go alone, and no target', () => {
    const rewards = new Float32Array(8).fill(100)
    expect(oneStep(awr, { columns: { rewards } }).after).toEqual(oneStep(awr).after)
  })
})
