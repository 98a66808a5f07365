import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../random/random-stream'
import { createEnvironment } from '../registry'
import { isInside } from './geometry'

function step(id: string, from: [number, number], action: [number, number], parameters = {}) {
  const environment = createEnvironment(id, parameters)
  const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
  environment.step(Float64Array.from(from), Float64Array.from(action), outcome)
  return { x: outcome.states[0]!, y: outcome.states[1]!, reward: outcome.rewards[0], terminal: outcome.terminals[0] }
}

describe('bridge', () => {
  it('moves by 0.15 m a step at full speed, and no faster', () => {
    expect(step('bridge', [1, 1], [1, 0]).x).toBeCloseTo(1.15, 12)
    expect(step('bridge', [1, 1], [9, 0]).x).toBeCloseTo(1.15, 12)
  })

  it('ends at the far end with 10, and off the bridge with the consolation', () => {
    expect(step('bridge', [5.4, 1], [1, 0])).toMatchObject({ reward: 10, terminal: 1 })
    expect(step('bridge', [5.3, 1], [1, 0])).toMatchObject({ reward: 0, terminal: 0 })
    for (const fallReward of [0, 1, 2]) {
      expect(step('bridge', [3, 1.55], [0, 1], { fallReward })).toMatchObject({ reward: fallReward, terminal: 1 })
      expect(step('bridge', [3, 0.45], [0, -1], { fallReward })).toMatchObject({ reward: fallReward, terminal: 1 })
    }
    expect(step('bridge', [3, 1.4], [0, 1])).toMatchObject({ reward: 0, terminal: 0 })
  })
})

describe('u-maze', () => {
  it('blocks at walls and slides along them', () => {
    const slid = step('u-maze', [1, 0.9], [1, 1])
    expect(slid.x).toBeCloseTo(1.2, 12)
    expect(slid.y).toBeCloseTo(1, 5)
    expect(slid.y).toBeLessThan(1)
    const end = step('u-maze', [2.05, 1.5], [-1, -1])
    expect(end.x).toBeCloseTo(2, 5)
    expect(end.y).toBeCloseTo(1.3, 12)
    expect(step('u-maze', [0.1, 0.1], [-1, -1])).toMatchObject({ x: 0, y: 0 })
  })

  it('pays 10 within 0.4 m of the goal, wherever that is', () => {
    expect(step('u-maze', [1.15, 2.5], [-1, 0])).toMatchObject({ reward: 0, terminal: 0 })
    expect(step('u-maze', [1.05, 2.5], [-1, 0])).toMatchObject({ reward: 10, terminal: 1 })
    expect(step('u-maze', [2.5, 0.5], [0, 0], { goalX: 2.5, goalY: 0.5 })).toMatchObject({ reward: 10, terminal: 1 })
  })

  it('refuses a start or a goal in the wall', () => {
    expect(() => createEnvironment('u-maze', { goalX: 1, goalY: 1.5 })).toThrow(/goal \(1, 1.5\) is in the wall/)
    expect(() => createEnvironment('u-maze', { startY: 0.9 })).toThrow(/start \(0.5, 0.9\) is in the wall/)
  })

  it('measures its reference returns when the goal moves', () => {
    const near = createEnvironment('u-maze', { goalX: 1.2, goalY: 0.5 }).referenceReturns
    expect(near.random).toBeGreaterThan(1)
    expect(near.expert).toBe(10)
  })
})

describe('flow maze', () => {
  it('carries a resting point along, more here than there, and never faster than 1 m/s an axis', () => {
    const here = step('flow-maze', [0.5, 0.5], [0, 0])
    const there = step('flow-maze', [2.5, 2.2], [0, 0])
    expect(Math.hypot(here.x - 0.5, here.y - 0.5)).toBeGreaterThan(0.01)
    expect(Math.hypot(here.x - 0.5 - there.x + 2.5, here.y - 0.5 - there.y + 2.2)).toBeGreaterThan(0.01)
    const random = RandomStream.fromSeed(3)
    for (let i = 0; i < 200; i++) {
      const [x, y] = [random.uniformBetween(2, 3), random.uniformBetween(0, 3)]
      const moved = step('flow-maze', [x, y], [1, 1])
      expect(Math.max(Math.abs(moved.x - x), Math.abs(moved.y - y))).toBeLessThanOrEqual(0.25 + 1e-12)
    }
  })
})

describe('walls', () => {
  it('never let a random walker in or through', () => {
    const environment = createEnvironment('free-maze', {
      layout: 'S#...#/.#.#.#/...#.#/##.###/...#.G/.#...#/.#.#../...#..',
    })
    const { walls } = environment.maze!
    const random = RandomStream.fromSeed(8)
    let state = new Float64Array(2)
    environment.reset(random, state)
    const outcome = { states: new Float64Array(2), rewards: new Float64Array(1), terminals: new Uint8Array(1) }
    const action = new Float64Array(2)
    let largest = 0
    for (let i = 0; i < 40_000; i++) {
      // Often at full speed, which lands exactly on the borders of cells.
      if (i % 15 === 0) for (const axis of [0, 1]) action[axis] = random.uniformBetween(-2, 2)
      environment.step(state, action, outcome)
      const inWall = walls.some((wall) => isInside(wall, outcome.states[0]!, outcome.states[1]!))
      if (inWall) throw new Error(`walked into a wall at ${outcome.states}`)
      largest = Math.max(largest, Math.abs(outcome.states[0]! - state[0]!), Math.abs(outcome.states[1]! - state[1]!))
      state = outcome.states.slice()
    }
    expect(largest).toBeLessThanOrEqual(0.2 + 1e-5)
  })

  it('leave no gap where two of them touch at a corner', () => {
    const layout = '.#G/#../S..'
    let state: [number, number] = [0.5, 2.5]
    const random = RandomStream.fromSeed(2)
    for (let i = 0; i < 500; i++) {
      const { x, y } = step('free-maze', state, [random.uniformBetween(-1, 2), random.uniformBetween(-2, 1)], {
        layout,
      })
      state = [x, y]
      if (x >= 1 || y <= 2) throw new Error(`slipped through to ${x}, ${y}`)
    }
  })
})

describe('the state of an observation', () => {
  it('goes on as the true one does, also where a wall has stopped it and float32 puts it into the wall', () => {
    const row = '.#.#.#.#.#.#.#.#'
    const environment = createEnvironment('free-maze', { layout: `S..............G/${row}/................/${row}` })
    const random = RandomStream.fromSeed(3)
    const state = new Float64Array(2)
    environment.reset(random, state)
    const told = new Float64Array(2)
    const observation = new Float32Array(2)
    const outcomes = [0, 1].map(() => ({
      states: new Float64Array(2),
      rewards: new Float64Array(1),
      terminals: new Uint8Array(1),
    }))
    for (let step = 0; step < 5000; step++) {
      environment.observe(state, observation)
      environment.stateOf!(observation, told)
      const action = Float64Array.of(random.integer(3) - 1, random.integer(3) - 1)
      environment.step(state, action, outcomes[0]!)
      environment.step(told, action, outcomes[1]!)
      for (const axis of [0, 1]) {
        expect(Math.abs(outcomes[0]!.states[axis]! - outcomes[1]!.states[axis]!)).toBeLessThan(1e-4)
      }
      state.set(outcomes[0]!.states)
    }
  })
})
