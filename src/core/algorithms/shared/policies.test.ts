import { type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import { sampleTanhGaussian, tanhGaussianLogProbability } from './policies'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('the tanh-Gaussian density of given actions', () => {
  it('is that of the samples themselves', () => {
    tidy(() => {
      const normal = (values: number[]): Tensor => tensor(values, [2, 2])
      const distribution = { mean: normal([0.3, -0.4, 0, 0.8]), logStd: normal([-0.5, -1, 0.2, -0.3]) }
      const noise = normal([0.5, -1, 1.2, 0.1])
      const { actions, logProbability } = sampleTanhGaussian(distribution, noise, {
        logStd: { low: -20, high: 2 },
        correction: 'exact',
      })
      const given = tanhGaussianLogProbability(distribution, actions).dataSync()
      for (const [row, value] of logProbability.dataSync().entries()) expect(given[row]).toBeCloseTo(value, 4)
    })
  })
})
