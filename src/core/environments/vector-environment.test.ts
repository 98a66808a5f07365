import { describe, expect, it } from 'vitest'
import { RandomStream } from '../random/random-stream'
import type { Environment } from './environment'
import { VectorEnvironment, type VectorStep } from './vector-environment'

/** Counts its steps; ends when the count reaches `end`; the action box is [0, 10]. */
function counter(end: number, timeLimit: number): Environment {
  return {
    id: 'counter',
    label: 'Counter',
    stateSize: 1,
    observations: [{ name: 'count', symbol: 'n', unit: '', low: 0, high: 100 }],
    actions: [{ name: 'push', symbol: 'a', unit: 'N', low: 0, high: 10 }],
    timeLimit,
    referenceReturns: { random: 0, expert: 1, source: 'none' },
    behaviourPolicies: [],
    reset(random, state) {
      state[0] = random.uniform()
    },
    observe(states, observations) {
      observations.set(states)
    },
    step(states, actions, outcome) {
      for (let i = 0; i < states.length; i++) {
        outcome.states[i] = Math.floor(states[i]!) + 1
        outcome.rewards[i] = actions[i]!
        outcome.terminals[i] = outcome.states[i]! >= end ? 1 : 0
      }
    },
  }
}

const copy = (step: VectorStep) => JSON.parse(JSON.stringify(step)) as VectorStep

describe('VectorEnvironment', () => {
  it('scales agent actions to the box and bounds them', () => {
    const vector = new VectorEnvironment(counter(99, 99), 4, RandomStream.fromSeed(1))
    const step = vector.step(new Float32Array([-1, 0, 1, 7]))
    expect([...step.actions]).toEqual([0, 5, 10, 10])
    expect([...step.rewards]).toEqual([0, 5, 10, 10])
  })

  it('tells the end of the task from the time limit, and reports the true next observation', () => {
    const ended = new VectorEnvironment(counter(3, 10), 1, RandomStream.fromSeed(1))
    const cut = new VectorEnvironment(counter(99, 3), 1, RandomStream.fromSeed(1))
    const action = new Float32Array([1])
    for (const vector of [ended, cut]) {
      vector.step(action)
      const second = vector.step(action)
      expect([second.terminals[0], second.timeouts[0], second.finished.length]).toEqual([0, 0, 0])
    }
    const terminal = ended.step(action)
    expect([terminal.terminals[0], terminal.timeouts[0], terminal.nextObservations[0]]).toEqual([1, 0, 3])
    expect(terminal.finished).toEqual([{ copy: 0, return: 30, length: 3, terminal: true }])
    expect(ended.observations[0]).toBeLessThan(1)
    const timeout = cut.step(action)
    expect([timeout.terminals[0], timeout.timeouts[0], timeout.nextObservations[0]]).toEqual([0, 1, 3])
    expect(timeout.finished).toEqual([{ copy: 0, return: 30, length: 3, terminal: false }])
  })

  it('is a terminal, not a timeout, when the task ends on the last allowed step', () => {
    const vector = new VectorEnvironment(counter(3, 3), 1, RandomStream.fromSeed(1))
    for (let i = 0; i < 2; i++) vector.step(new Float32Array(1))
    const last = vector.step(new Float32Array(1))
    expect([last.terminals[0], last.timeouts[0]]).toEqual([1, 0])
  })

  it('continues exactly from a saved state, resets included', () => {
    const first = new VectorEnvironment(counter(4, 5), 3, RandomStream.fromSeed(9))
    const action = new Float32Array([0.5, -0.5, 0])
    first.step(action)
    const saved = structuredClone(first.state())
    const expected = Array.from({ length: 10 }, () => copy(first.step(action)))
    const second = new VectorEnvironment(counter(4, 5), 3, RandomStream.fromSeed(123))
    second.restore(saved)
    expect(Array.from({ length: 10 }, () => copy(second.step(action)))).toEqual(expected)
  })
})
