import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import { createEnvironment, environmentDefinitions } from './registry'
import { behaviourReturns } from './rollout'

describe('registry', () => {
  it('has environments that know a model of themselves', () => {
    expect(environmentDefinitions.filter(({ id }) => createEnvironment(id).model).length).toBeGreaterThan(4)
  })

  it('names the known environments when asked for an unknown one', () => {
    expect(() => createEnvironment('hopper')).toThrow(/no environment "hopper".*pendulum/)
  })

  it('refuses parameters that cannot be used as they are', () => {
    expect(() => createEnvironment('pendulum', { mass: 50 })).toThrow(/mass = 50 is outside/)
    expect(() => createEnvironment('pendulum', { colour: 1 })).toThrow(/Unknown setting "colour"/)
  })
})

describe.each(environmentDefinitions.map((definition) => definition.id))('%s', (id) => {
  const environment = createEnvironment(id)
  const { stateSize } = environment
  const actionSize = environment.actions.length
  const observationSize = environment.observations.length
  const count = 16

  function randomStart(seed: number) {
    const random = RandomStream.fromSeed(seed)
    const states = new Float64Array(count * stateSize)
    for (let row = 0; row < count; row++)
      environment.reset(random, states.subarray(row * stateSize, (row + 1) * stateSize))
    const actions = Float64Array.from({ length: count * actionSize }, (_, i) => {
      const { low, high } = environment.actions[i % actionSize]!
      return random.uniformBetween(low * 1.5, high * 1.5)
    })
    return { states, actions }
  }

  function outcomeOf(rows: number) {
    return {
      states: new Float64Array(rows * stateSize),
      rewards: new Float64Array(rows),
      terminals: new Uint8Array(rows),
    }
  }

  it('steps a batch as it steps one by one, and changes no input', () => {
    const { states, actions } = randomStart(1)
    const [statesBefore, actionsBefore] = [states.slice(), actions.slice()]
    const batched = outcomeOf(count)
    for (let step = 0; step < 30; step++) {
      environment.step(states, actions, batched)
      for (let row = 0; row < count; row++) {
        const single = outcomeOf(1)
        environment.step(
          states.slice(row * stateSize, (row + 1) * stateSize),
          actions.slice(row * actionSize, (row + 1) * actionSize),
          single,
        )
        expect(single.states).toEqual(batched.states.slice(row * stateSize, (row + 1) * stateSize))
        expect(single.rewards[0]).toBe(batched.rewards[row])
        expect(single.terminals[0]).toBe(batched.terminals[row])
      }
      if (step === 0) expect([states, actions]).toEqual([statesBefore, actionsBefore])
      states.set(batched.states)
    }
  })

  it('keeps observations within the ranges it names', () => {
    const { states, actions } = randomStart(2)
    const observations = new Float32Array(count * observationSize)
    const outcome = outcomeOf(count)
    for (let step = 0; step < environment.timeLimit; step++) {
      environment.observe(states, observations)
      for (const [i, value] of observations.entries()) {
        const { low, high, name } = environment.observations[i % observationSize]!
        if (!(value >= low - 1e-5 && value <= high + 1e-5)) throw new Error(`${name} is ${value}`)
      }
      environment.step(states, actions, outcome)
      states.set(outcome.states)
      if (outcome.terminals.includes(1)) break
    }
  })

  it('tells the state of an observation, within the ranges it names', () => {
    const { states, actions } = randomStart(4)
    const outcome = outcomeOf(count)
    const [observations, again] = [count, count].map((rows) => new Float32Array(rows * observationSize))
    const recovered = new Float64Array(count * stateSize)
    expect(environment.states!.length).toBe(stateSize)
    for (let step = 0; step < environment.timeLimit; step++) {
      environment.observe(states, observations!)
      environment.stateOf!(observations!, recovered)
      environment.observe(recovered, again!)
      again!.forEach((value, i) => {
        expect(Math.abs(value - observations![i]!)).toBeLessThan(2e-5)
      })
      recovered.forEach((value, i) => {
        const { low, high, periodic } = environment.states![i % stateSize]!
        expect(value >= low - 1e-5 && value <= high + 1e-5).toBe(true)
        if (!periodic) expect(Math.abs(value - states[i]!)).toBeLessThan(2e-5)
      })
      environment.step(states, actions, outcome)
      states.set(outcome.states)
      if (outcome.terminals.includes(1)) break
    }
  })

  const { model } = environment
  if (model) {
    it('knows a model that agrees with its steps', () => {
      const { states, actions } = randomStart(3)
      const outcome = outcomeOf(count)
      const observations = new Float32Array(count * observationSize)
      const nextObservations = new Float32Array(count * observationSize)
      const rewards = new Float64Array(count)
      const terminals = new Uint8Array(count)
      for (let step = 0; step < 60; step++) {
        environment.step(states, actions, outcome)
        environment.observe(states, observations)
        environment.observe(outcome.states, nextObservations)
        model.rewards(observations, actions, nextObservations, rewards)
        model.terminals(observations, actions, nextObservations, terminals)
        for (let row = 0; row < count; row++) {
          expect(Math.abs(rewards[row]! - outcome.rewards[row]!)).toBeLessThan(1e-4)
          expect(terminals[row]).toBe(outcome.terminals[row])
        }
        states.set(outcome.states)
        if (outcome.terminals.includes(1)) break
      }
    })
  }

  it('has behaviour policies that stay within the box, repeat for a seed, and reach the reference returns', () => {
    const mean = (policyId: string, episodes: number) => {
      const policy = environment.behaviourPolicies.find((candidate) => candidate.id === policyId)!
      const returns = behaviourReturns(environment, policy, episodes, 7)
      return returns.reduce((a, b) => a + b, 0) / episodes
    }
    expect(environment.behaviourPolicies.map((policy) => policy.id)).toEqual([
      'random',
      'medium',
      'expert',
      'narrow',
      'failed',
    ])
    const { random, expert } = environment.referenceReturns
    const tolerance = 0.15 * (expert - random)
    for (const [policy, recorded] of [
      ['random', random],
      ['expert', expert],
    ] as const) {
      const measured = mean(policy, 60)
      const difference = `the ${policy} policy got ${measured}, mean of 60 episodes; the reference return says ${recorded}`
      expect(Math.abs(measured - recorded), difference).toBeLessThan(tolerance)
    }
    expect(mean('medium', 10)).toBe(mean('medium', 10))
    const medium = mean('medium', 60)
    expect(medium).toBeGreaterThan(random)
    expect(medium).toBeLessThan(expert)
    expect(mean('failed', 60)).toBeLessThan(expert)
    for (const policy of environment.behaviourPolicies) {
      const stream = RandomStream.fromSeed(5)
      const state = new Float64Array(stateSize)
      environment.reset(stream, state)
      const act = policy.begin(stream)
      const action = new Float64Array(actionSize)
      const outcome = outcomeOf(1)
      for (let step = 0; step < environment.timeLimit; step++) {
        act(state, action, step)
        for (const [i, { low, high }] of environment.actions.entries()) {
          expect(action[i]).toBeGreaterThanOrEqual(low)
          expect(action[i]).toBeLessThanOrEqual(high)
        }
        environment.step(state, action, outcome)
        state.set(outcome.states)
      }
    }
  })
})
