import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { rungeKutta } from '../integration'
import { FRICTION, fingertip, inverseKinematics, kineticEnergy, reacherDerivative, torquesFor } from './dynamics'
import { createReacher } from './reacher'

describe('reacher', () => {
  it('changes its energy by exactly the power of the motors less that of friction', () => {
    const state = Float64Array.from([0.3, -1.1, 2, -1.5])
    const before = kineticEnergy(state)
    const [u1, u2] = [1.5, -2]
    const power = state[2]! * (u1 - FRICTION * state[2]!) + state[3]! * (u2 - FRICTION * state[3]!)
    const seconds = 1e-5
    rungeKutta(state, seconds, 1, (at, derivative) => reacherDerivative(at, u1, u2, derivative))
    expect((kineticEnergy(state) - before) / seconds).toBeCloseTo(power, 2)
  })

  it('inverts its dynamics and its kinematics', () => {
    const state = Float64Array.from([0.4, 1.2, -0.5, 2])
    const derivative = new Float64Array(4)
    reacherDerivative(state, ...torquesFor(state, 3, -4), derivative)
    expect(derivative[2]).toBeCloseTo(3, 10)
    expect(derivative[3]).toBeCloseTo(-4, 10)
    for (const side of [-1, 1]) {
      const [x, y] = fingertip(...inverseKinematics(-0.7, 1.1, side))
      expect(x).toBeCloseTo(-0.7, 10)
      expect(y).toBeCloseTo(1.1, 10)
    }
  })

  it('shows the target, or hides every trace of it', () => {
    const state = Float64Array.from([0, Math.PI / 2, 0, 0, 0.5, 1.25])
    const open = createReacher()
    const seen = new Float32Array(open.observations.length)
    open.observe(state, seen)
    const expected = [1, 0, 0, 1, 0, 0, 0.5, 1.25, -0.5, 0.25]
    for (const [i, value] of expected.entries()) expect(seen[i]).toBeCloseTo(value, 6)
    const hidden = createReacher([0.5, 1.25])
    const [a, b] = [new Float32Array(6), new Float32Array(6)]
    hidden.observe(state, a)
    hidden.observe(Float64Array.from([0, Math.PI / 2, 0, 0, -1, 0.2]), b)
    expect(a).toEqual(b)
    hidden.reset(RandomStream.fromSeed(1), state)
    expect([...state.subarray(4)]).toEqual([0.5, 1.25])
  })

  it('knows the reward of a hidden target', () => {
    const environment = createReacher([0.5, 1.25])
    const random = RandomStream.fromSeed(2)
    const state = new Float64Array(6)
    environment.reset(random, state)
    const outcome = { states: new Float64Array(6), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
    const action = Float64Array.of(4, -9)
    environment.step(state, action, outcome)
    const [observation, next] = [new Float32Array(6), new Float32Array(6)]
    environment.observe(state, observation)
    environment.observe(outcome.states, next)
    const rewards = new Float64Array(1)
    environment.model!.rewards(observation, action, next, rewards)
    expect(rewards[0]).toBeCloseTo(outcome.rewards[0]!, 5)
  })
})
