import { describe, expect, it } from 'vitest'
import type { Environment } from '../environments/environment'
import { createEnvironment } from '../environments/registry'
import { inEnglish } from '../messages/message'
import { RandomStream } from '../random/random-stream'
import { actionGrid } from './action-grid'
import { Grid } from './grid'
import { computeOptimalValues, optimalValuesAt, valueIterationProblem } from './value-iteration'

const DISCOUNT = 0.9

const ROWS = ['.....', '.###.', '...#.', '.#.#G']
const [WIDTH, HEIGHT] = [5, 4]

function isFree(x: number, y: number): boolean {
  return x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT && ROWS[HEIGHT - 1 - y]![x] !== '#'
}

/** A maze of places one step apart, with a wall wherever there is none; the goal pays 1 and ends the episode. */
const lattice: Environment = {
  ...createEnvironment('u-maze'),
  label: 'lattice',
  states: [
    { name: 'x', symbol: 'x', unit: '', low: 0, high: 4 },
    { name: 'y', symbol: 'y', unit: '', low: 0, high: 4 },
  ],
  maze: undefined,
  step(states, actions, outcome) {
    for (let at = 0; at < states.length; at += 2) {
      const [x, y] = [states[at]!, states[at + 1]!]
      const straight = actions[at] === 0 || actions[at + 1] === 0
      const [toX, toY] = straight ? [x + actions[at]!, y + actions[at + 1]!] : [x, y]
      const [nextX, nextY] = isFree(toX, toY) ? [toX, toY] : [x, y]
      const arrived = nextX === 4 && nextY === 0
      outcome.states.set([nextX, nextY], at)
      outcome.rewards[at / 2] = arrived ? 1 : 0
      outcome.terminals[at / 2] = arrived ? 1 : 0
    }
  },
}

/** Steps of the shortest way to the goal, by Dijkstra's method over the rows above. */
function latticeDistances(): Map<string, number> {
  const distances = new Map([['4,0', 0]])
  for (let changed = true; changed; ) {
    changed = false
    for (let x = 0; x < WIDTH; x++) {
      for (let y = 0; y < HEIGHT; y++) {
        if (!isFree(x, y)) continue
        for (const [dx, dy] of [
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          const next = isFree(x + dx, y + dy) ? distances.get(`${x + dx},${y + dy}`) : undefined
          if (next === undefined || next + 1 >= (distances.get(`${x},${y}`) ?? Number.POSITIVE_INFINITY)) continue
          distances.set(`${x},${y}`, next + 1)
          changed = true
        }
      }
    }
  }
  return distances
}

/** The fewest steps to the goal of a maze from a place, by breadth-first search with full or no speed along each axis. */
function fewestSteps(environment: Environment, x: number, y: number): number {
  const actions = Float64Array.from(actionGrid(2, 3))
  const outcome = { states: new Float64Array(18), rewards: new Float64Array(9), terminals: new Uint8Array(9) }
  const seen = new Set<string>()
  let places = [[x, y]]
  for (let steps = 1; places.length > 0; steps++) {
    const next: number[][] = []
    for (const place of places) {
      environment.step(
        Float64Array.from({ length: 18 }, (_, i) => place[i % 2]!),
        actions,
        outcome,
      )
      if (outcome.rewards.some((reward) => reward > 0)) return steps
      for (let move = 0; move < 9; move++) {
        const reached = [...outcome.states.subarray(2 * move, 2 * move + 2)]
        const key = reached.map((value) => value.toFixed(7)).join()
        if (seen.has(key)) continue
        seen.add(key)
        next.push(reached)
      }
    }
    places = next
  }
  return Number.POSITIVE_INFINITY
}

describe('V* of a small maze', () => {
  it('is gamma^(k - 1) from every place that k steps lead to the goal, to six digits', async () => {
    const optimal = await computeOptimalValues(lattice, {
      discount: DISCOUNT,
      nodesPerAxis: 5,
      actionsPerAxis: 3,
      tolerance: 1e-9,
    })
    const distances = latticeDistances()
    expect(distances.size).toBeGreaterThan(12)
    expect(Math.max(...distances.values())).toBe(12)
    for (const [place, distance] of distances) {
      if (distance === 0) continue
      const [value] = optimalValuesAt(optimal, place.split(',').map(Number), lattice)
      expect(value).toBeCloseTo(DISCOUNT ** (distance - 1), 6)
    }
  })

  it('is the shortest way around real walls too, but for a step at their corners', async () => {
    const maze = createEnvironment('free-maze', { layout: '..G./##../..../S##.' })
    const optimal = await computeOptimalValues(maze, {
      discount: DISCOUNT,
      nodesPerAxis: 21,
      actionsPerAxis: 3,
      tolerance: 1e-6,
    })
    const places = [
      [0.4, 0.4],
      [0.2, 1.2],
      [1.6, 1.4],
      [3.6, 0.2],
      [3.8, 3.8],
      [0.2, 3.6],
      [2.6, 2.4],
    ]
    for (const [x, y] of places as [number, number][]) {
      const [value] = optimalValuesAt(optimal, [x, y], maze)
      const steps = 1 + Math.log(value! / 10) / Math.log(DISCOUNT)
      expect(steps).toBeLessThan(fewestSteps(maze, x, y) + 0.01)
      expect(steps).toBeGreaterThan(fewestSteps(maze, x, y) - 1.01)
    }
  })

  it('does not leak through walls, and is nothing inside them', async () => {
    const maze = createEnvironment('u-maze')
    const optimal = await computeOptimalValues(maze, { discount: 0.97, nodesPerAxis: 61 })
    const [behind, before, within] = optimalValuesAt(optimal, [0.5, 0.97, 0.5, 2.03, 0.5, 1.5], maze)
    // Behind the wall the way is about 4 m, of which a step does 0.2 along either axis: some 20 steps.
    expect(behind).toBeLessThan(10 * 0.97 ** 15)
    expect(behind).toBeGreaterThan(10 * 0.97 ** 25)
    expect(before).toBeGreaterThan(10 * 0.97 ** 2)
    expect(within).toBeNaN()
  })

  it('takes rewards as learning sees them', async () => {
    const maze = createEnvironment('u-maze')
    const options = { discount: 0.9, nodesPerAxis: 31, actionsPerAxis: 3 }
    const plain = await computeOptimalValues(maze, options)
    const scaled = await computeOptimalValues(maze, { ...options, transformReward: (reward) => 3 * reward })
    const [at, tripled] = [plain, scaled].map((values) => optimalValuesAt(values, [2.5, 1.5], maze)[0]!)
    expect(tripled).toBeCloseTo(3 * at!, 4)
    const penal = await computeOptimalValues(maze, { ...options, transformReward: (reward) => reward - 10 })
    // The goal then pays 0 and every step before it -10: V = -10 (1 - gamma^(k-1)) / (1 - gamma).
    const steps = 1 + Math.log(at! / 10) / Math.log(0.9)
    expect(optimalValuesAt(penal, [2.5, 1.5], maze)[0]).toBeCloseTo((-10 * (1 - 0.9 ** (steps - 1))) / 0.1, 1)
  })
})

describe('V* of the pendulum', () => {
  const environment = createEnvironment('pendulum')

  it('is what a greedy policy earns, which swings the rod up and holds it', async () => {
    const discount = 0.97
    const optimal = await computeOptimalValues(environment, { discount, nodesPerAxis: 61, actionsPerAxis: 9 })
    const torques = Float64Array.from(actionGrid(1, 9), (action) => 2 * action)
    const outcome = { states: new Float64Array(18), rewards: new Float64Array(9), terminals: new Uint8Array(9) }
    const start = [Math.PI - 0.1, 0]
    let state = Float64Array.from(start)
    let earned = 0
    for (let step = 0; step < 300; step++) {
      environment.step(
        Float64Array.from({ length: 18 }, (_, i) => state[i % 2]!),
        torques,
        outcome,
      )
      const following = optimalValuesAt(optimal, outcome.states, environment)
      const scores = Array.from(outcome.rewards, (reward, i) => reward + discount * following[i]!)
      const best = scores.indexOf(Math.max(...scores))
      earned += discount ** step * outcome.rewards[best]!
      state = outcome.states.slice(2 * best, 2 * best + 2)
    }
    expect(Math.cos(state[0]!)).toBeGreaterThan(0.98)
    const [predicted] = optimalValuesAt(optimal, start, environment)
    expect(Math.abs(predicted! - earned)).toBeLessThan(0.06 * Math.abs(earned))
  })

  it('can be stopped, and leaves the thread to others', async () => {
    const stop = new AbortController()
    const running = computeOptimalValues(environment, { discount: 0.99, nodesPerAxis: 121, signal: stop.signal })
    setTimeout(() => stop.abort(), 1)
    await expect(running).rejects.toThrow('abort')
  })
})

it('says where it cannot be computed', () => {
  expect(inEnglish(valueIterationProblem(createEnvironment('cart-pole-swing-up'))!)).toContain('4 dimensions')
  expect(inEnglish(valueIterationProblem(undefined)!)).toContain('Without an environment')
  expect(valueIterationProblem(createEnvironment('bridge'))).toBeUndefined()
})

describe('the grid', () => {
  const axes = [
    { name: 'a', symbol: 'a', unit: '', low: -1, high: 3 },
    { name: 'b', symbol: 'b', unit: '', low: -Math.PI, high: Math.PI, periodic: true },
    { name: 'c', symbol: 'c', unit: '', low: 0, high: 1 },
  ]

  it('interpolates a function that is linear along each axis exactly', () => {
    const grid = new Grid(axes, 9)
    const random = RandomStream.fromSeed(1)
    const f = (a: number, c: number) => 2 + a - 3 * c + 0.5 * a * c
    const values = Float64Array.from({ length: grid.count }, (_, node) => {
      const state = new Float64Array(3)
      grid.stateOf(node, state)
      return f(state[0]!, state[2]!)
    })
    const [nodes, weights] = [new Uint32Array(8), new Float64Array(8)]
    for (let trial = 0; trial < 100; trial++) {
      const state = [random.uniformBetween(-1, 3), random.uniformBetween(-20, 20), random.uniform()]
      grid.around(state, nodes, weights)
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
      expect(nodes.reduce((sum, node, i) => sum + weights[i]! * values[node]!, 0)).toBeCloseTo(
        f(state[0]!, state[2]!),
        9,
      )
    }
  })

  it('joins the ends of a periodic axis', () => {
    const grid = new Grid([axes[1]!], 8)
    const [nodes, weights] = [new Uint32Array(2), new Float64Array(2)]
    grid.around([Math.PI - Math.PI / 8], nodes, weights)
    expect([...nodes]).toEqual([7, 0])
    expect(weights[0]).toBeCloseTo(0.5, 9)
  })
})
