import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { oneStep, sum } from '../testing'
import { awac } from './awac'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('AWAC', () => {
  it('has softmax weights that add up to the batch size', () => {
    for (const lambda of [0.1, 1, 10]) {
      const { weights } = oneStep(awac, { values: { weights: 'softmax', lambda } }).outputs
      expect(sum(weights!)).toBeCloseTo(8, 4)
    }
  })

  it('has softmax weights of mean one whatever the critics say, and exponential ones of any mean', () => {
    expect(oneStep(awac, { values: { weights: 'softmax', lambda: 0.1 } }).metrics.weight).toBeCloseTo(1, 5)
    expect(oneStep(awac, { values: { lambda: 0.1 } }).metrics.weight).not.toBeCloseTo(1, 2)
  })

  it('is plain cloning at an infinite temperature: every weight is one', () => {
    const { metrics, outputs } = oneStep(awac, { values: { lambda: 1e7 } })
    for (const weight of outputs.weights!) expect(weight).toBeCloseTo(1, 5)
    expect(metrics.effectiveSampleSize).toBeCloseTo(1, 5)
  })
})
