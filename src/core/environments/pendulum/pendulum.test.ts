import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { createPendulum } from './pendulum'

const standard = { mass: 1, length: 1 }

function outcomeOf(count: number) {
  return { states: new Float64Array(2 * count), rewards: new Float64Array(count), terminals: new Uint8Array(count) }
}

describe('pendulum', () => {
  it('clips the torque and the speed, and never ends by itself', () => {
    const environment = createPendulum(standard)
    const outcome = outcomeOf(2)
    environment.step(new Float64Array([1, 7.9, 1, 7.9]), new Float64Array([2, 50]), outcome)
    expect(outcome.states[0]).toBe(outcome.states[2])
    expect(outcome.states[1]).toBe(8)
    expect(outcome.rewards[0]).toBe(outcome.rewards[1])
    expect([...outcome.terminals]).toEqual([0, 0])
  })

  it('rewards the state before the step, with the angle wrapped', () => {
    const environment = createPendulum(standard)
    const outcome = outcomeOf(1)
    environment.step(new Float64Array([2 * Math.PI + 0.5, 2]), new Float64Array([1]), outcome)
    expect(outcome.rewards[0]).toBeCloseTo(-(0.25 + 0.4 + 0.001), 12)
  })

  it.each([standard, { mass: 2, length: 0.5 }])('keeps its energy when it swings freely (%o)', ({ mass, length }) => {
    const environment = createPendulum({ mass, length })
    const energy = (state: Float64Array) =>
      (0.5 * mass * length ** 2 * state[1]! ** 2) / 3 + ((mass * 10 * length) / 2) * Math.cos(state[0]!)
    const outcome = outcomeOf(1)
    let state = new Float64Array([2.6, 0])
    const start = energy(state)
    let largestDrift = 0
    for (let step = 0; step < 400; step++) {
      environment.step(state, new Float64Array([0]), outcome)
      state = outcome.states.slice()
      largestDrift = Math.max(largestDrift, Math.abs(energy(state) - start))
    }
    // A symplectic step oscillates around the true energy and does not drift away.
    expect(largestDrift).toBeLessThan(0.08 * mass * 10 * length)
  })

  it('lifts its expert upright from every start', () => {
    const environment = createPendulum(standard)
    const expert = environment.behaviourPolicies.find((policy) => policy.id === 'expert')!
    const random = RandomStream.fromSeed(4)
    const outcome = outcomeOf(1)
    const action = new Float64Array(1)
    for (let episode = 0; episode < 20; episode++) {
      let state = new Float64Array(2)
      environment.reset(random, state)
      const act = expert.begin(random)
      for (let step = 0; step < 200; step++) {
        act(state, action, step)
        environment.step(state, action, outcome)
        state = outcome.states.slice()
      }
      expect(Math.cos(state[0]!)).toBeGreaterThan(0.99)
    }
  })
})
