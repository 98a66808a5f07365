import { describe, expect, it } from 'vitest'
import { toAgentUnits, toEnvironmentUnits } from './action-scaling'

const box = [
  { low: -2, high: 2 },
  { low: 0, high: 10 },
]

describe('action scaling', () => {
  it('maps [-1, 1] onto each box, and back', () => {
    const agent = Float32Array.from([-1, 1, 0.5, -0.5])
    const environment = new Float64Array(4)
    toEnvironmentUnits(box, agent, environment)
    expect([...environment]).toEqual([-2, 10, 1, 2.5])
    const back = new Float32Array(4)
    toAgentUnits(box, environment, back)
    expect(back).toEqual(agent)
  })

  it('bounds what lies outside, in both directions', () => {
    const out = new Float64Array(2)
    toEnvironmentUnits(box, Float32Array.from([-3, 3]), out)
    expect([...out]).toEqual([-2, 10])
    toAgentUnits(box, Float32Array.from([5, -1]), out)
    expect([...out]).toEqual([1, -1])
  })
})
