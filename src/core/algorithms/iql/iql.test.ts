import { beforeAll, describe, expect, it } from 'vitest'
import { createRuntime } from '../../engine/create-runtime'
import type { HostArray, Tree } from '../../engine/tree'
import { changed, oneStep, SIZES } from '../testing'
import { iql } from './iql'

beforeAll(async () => {
  await createRuntime({ backend: 'cpu', mode: 'eager' })
})

describe('IQL', () => {
  it('takes no step of the actor at the bottom of the cosine', () => {
    const values = { actorSchedule: 'cosine', scheduleSteps: 10 }
    const optimiser = (step: number): Tree<HostArray> => {
      const { before } = oneStep(iql, { values })
      const moments = (moment: string) => momentsOf(before, `actorOptimiser.${moment}`)
      return { actorOptimiser: { step: { shape: [], data: Float32Array.of(step) }, m: moments('m'), v: moments('v') } }
    }
    expect(changed(oneStep(iql, { values, state: optimiser(10) }))).not.toContain('actor')
    expect(changed(oneStep(iql, { values, state: optimiser(5) }))).toContain('actor')
  })

  it('regresses V to the mean of Q at the expectile one half', () => {
    const { gradients, metrics } = oneStep(iql, { values: { expectile: 0.5 } })
    // d/dV of u^2 / 2 is V - Q, and the output bias feels its mean.
    expect(gradients['value.layer2.bias']![0]).toBeCloseTo(-metrics.advantage!, 5)
  })
})

/** Zero moments of the shapes of IQL's actor at the test's sizes. */
function momentsOf(state: Record<string, number[]>, prefix: string): Tree<HostArray> {
  const zeros = (...shape: number[]) => ({ shape, data: new Float32Array(shape.reduce((a, b) => a * b, 1)) })
  expect(Object.keys(state).some((path) => path.startsWith(prefix))).toBe(true)
  return {
    mean: {
      layer0: { weight: zeros(SIZES.observation, 8), bias: zeros(8) },
      layer1: { weight: zeros(8, 8), bias: zeros(8) },
      layer2: { weight: zeros(8, SIZES.action), bias: zeros(SIZES.action) },
    },
    logStd: zeros(SIZES.action),
  }
}
