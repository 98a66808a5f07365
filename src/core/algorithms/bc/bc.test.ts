import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { defaults } from '../../schema/values'
import { oneStep } from '../testing'
import { bc } from './bc'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('BC', () => {
  it('sees the dataset alone, and nothing of it but actions', () => {
    expect(bc.batches({ ...defaults(bc.hyperparameters), batchSize: 8 }, 'online', '')).toEqual({
      batch: { rows: 8, from: 'offline' },
    })
    const columns = { rewards: new Float32Array(8).fill(100), terminals: new Float32Array(8).fill(1) }
    expect(oneStep(bc, { columns }).after).toEqual(oneStep(bc).after)
  })
})
